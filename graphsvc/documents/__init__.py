"""Files become documents: decoded text with its sections, passages, tables and furniture."""

from graphsvc.documents.find import find_documents
from graphsvc.documents.layout import lay_out
from graphsvc.documents.read import read_document
from graphsvc.documents.readers.encoding import ASSUMED_ENCODING

__all__ = ["ASSUMED_ENCODING", "find_documents", "lay_out", "read_document"]

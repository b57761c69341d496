"""What one document yields: its assertions and gaps, as read and not yet merged."""

from dataclasses import dataclass

from graphsvc.errors import ExtractorError
from graphsvc.model.assertion import Assertion, Gap
from graphsvc.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The assertions and gaps of one document.

    Attributes:
        document: The document read.
        assertions: In the order of their evidence; each has one piece of evidence; none is merged yet.
        gaps: In the order of their place.
        problems: Why an extractor's findings are not all here, one for each extractor that failed.
    """

    document: Document
    assertions: tuple[Assertion, ...]
    gaps: tuple[Gap, ...]
    problems: tuple[ExtractorError, ...] = ()

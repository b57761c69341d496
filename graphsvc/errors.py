"""The errors a user can meet: each has a code, the value that caused it and what to do about it."""

from typing import ClassVar, Self


class GraphsvcError(Exception):
    """Base of every error that is the caller's to mend.

    Attributes:
        code: Stable identifier in capitals, the same on every face (`extensions.code` in GraphQL).
        message: One sentence that names the value.
        value: The offending value as the caller gave it, or None.
        hint: What to do next, or None.
    """

    code: ClassVar[str] = "GRAPHSVC_ERROR"

    def __init__(self, message: str, *, value: object = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.value = value
        self.hint = hint
        if hint is not None:
            self.add_note(f"hint: {hint}")  # under the message where Python itself tells of the error, as in notebooks


class DocumentError(GraphsvcError):
    """A document cannot be read: it is skipped, the rest is processed."""

    code = "DOCUMENT_ERROR"


class WorkerError(GraphsvcError):
    """The processes that are to read documents cannot be started."""

    code = "WORKER_ERROR"


class ExtractorError(GraphsvcError):
    """An extractor cannot be loaded, or breaks a rule for extractors: what it found is left out, the rest stays."""

    code = "EXTRACTOR_ERROR"


class NoDocumentsError(GraphsvcError):
    """The paths given hold no document that can be read."""

    code = "NO_DOCUMENTS"


class SpanError(GraphsvcError):
    """A quote is not the text that stands at its span."""

    code = "SPAN_ERROR"


class TextRangeError(GraphsvcError):
    """The part of a text that is asked for is too long, or its ends are not those of a part."""

    code = "TEXT_RANGE_INVALID"


class VocabularyError(GraphsvcError):
    """A vocabulary table contradicts itself, such as one wording for two ids."""

    code = "VOCABULARY_ERROR"


class NodeIdError(GraphsvcError):
    """A text is not a node id such as 'cpt:77620'."""

    code = "NODE_ID_INVALID"


class UnknownNodeError(GraphsvcError):
    """No node of this graph has an id, or is called by a name."""

    code = "NODE_UNKNOWN"


class ArgumentError(GraphsvcError):
    """An argument is lacking, unknown, or not one of the values that it can have."""

    code = "ARGUMENT_INVALID"


class PageSizeError(GraphsvcError):
    """A number of rows such as `first` is out of bounds, both `first` and `last` are given, or a list is too long."""

    code = "PAGE_SIZE_INVALID"


class CursorError(GraphsvcError):
    """A text is no cursor, or one of another list, or its row is no longer in the list."""

    code = "CURSOR_INVALID"


class StaleCursorError(GraphsvcError):
    """A cursor was made by another release, whose lists may have been others."""

    code = "CURSOR_STALE"


class OrderError(GraphsvcError):
    """An `orderBy` argument has too many keys."""

    code = "ORDER_INVALID"


class ComparisonError(GraphsvcError):
    """Nodes cannot be compared: too few or too many, unknown, or of several kinds."""

    code = "COMPARISON_INVALID"


class RepresentationError(GraphsvcError):
    """What a gateway sends to name a node is not its type and its id."""

    code = "REPRESENTATION_INVALID"


class SearchError(GraphsvcError):
    """A text to search for is too long, or has too many words or none."""

    code = "SEARCH_INVALID"


class MatrixError(GraphsvcError):
    """A matrix cannot be made: codes with codes, or too much to count."""

    code = "MATRIX_INVALID"


class NeighborhoodError(GraphsvcError):
    """A neighborhood cannot be drawn: no nodes to start from, too many or unknown ones, too many steps."""

    code = "NEIGHBORHOOD_INVALID"


class PathError(GraphsvcError):
    """Paths cannot be sought: an end is unknown or a document, both are the same, or one too long is asked for."""

    code = "PATH_INVALID"


class PathsTooLargeError(GraphsvcError):
    """So many edges lie between two nodes that the paths over them cannot be sought in time."""

    code = "PATHS_TOO_LARGE"


class ProjectionError(GraphsvcError):
    """The kinds of a projection do not meet, so that nothing would be joined."""

    code = "PROJECTION_INVALID"


class ProjectionTooLargeError(GraphsvcError):
    """A projection has more nodes or edges than the question can be answered on in time."""

    code = "PROJECTION_TOO_LARGE"


class MeasureError(GraphsvcError):
    """A measure of centrality comes to no result on a projection."""

    code = "MEASURE_UNSETTLED"


class SimilarityError(GraphsvcError):
    """Nodes cannot be alike by a kind that nothing joins theirs to."""

    code = "SIMILARITY_INVALID"


class FilterError(GraphsvcError):
    """A `where` argument nests too deep, holds too many filters, or names nothing to compare with."""

    code = "FILTER_INVALID"


class OperationError(GraphsvcError):
    """An operation, or a file of saved ones, cannot be read or run."""

    code = "OPERATION_INVALID"


class LabelsError(GraphsvcError):
    """A file of labels cannot be read, or names a document that is not there."""

    code = "LABELS_INVALID"


class SchemaDriftError(GraphsvcError):
    """The published schema file differs from the schema that the code makes."""

    code = "SCHEMA_DRIFT"


class SchemaBreakError(GraphsvcError):
    """The schema breaks operations that were written for its last release, and does not say why."""

    code = "SCHEMA_BREAK"


class SettingError(GraphsvcError):
    """A setting has a value that the service cannot use."""

    code = "SETTING_INVALID"


class PortInUseError(GraphsvcError):
    """Another process listens on the address and port."""

    code = "PORT_IN_USE"


class FormatError(GraphsvcError):
    """No format for the graph to travel in has this name."""

    code = "FORMAT_UNKNOWN"


class ExtraError(GraphsvcError):
    """What is asked for needs a package that an extra of the installation brings."""

    code = "EXTRA_MISSING"

    @classmethod
    def of(cls, *, package: str, extra: str, needed_for: str) -> Self:
        """Return the error of a package, the extra that brings it, and what it is needed for."""
        return cls(
            f"the package '{package}' is not installed, which is needed for {needed_for}",
            value=package,
            hint=f"pip install 'graphsvc[{extra}]'",
        )


class PlatformError(GraphsvcError):
    """The system lacks what the thing asked for is built on."""

    code = "PLATFORM_UNSUITED"


class ChoiceError(GraphsvcError):
    """A part of the graph is chosen by what cannot be: an unknown id, too many steps."""

    code = "SELECTION_INVALID"


class EmptyChoiceError(GraphsvcError):
    """Nothing is said of what is chosen."""

    code = "SELECTION_EMPTY"


class ChoiceTooLargeError(GraphsvcError):
    """More ids are listed than a request can hold."""

    code = "SELECTION_TOO_LARGE"


class OutputError(GraphsvcError):
    """What is to be written to is there already, or cannot be written to."""

    code = "OUTPUT_INVALID"

"""Why a SPARQL query has no answer."""

from typing import Final

from graphsvc.errors import GraphsvcError


class QuerySyntaxError(GraphsvcError):
    """The query cannot be read; `value` is the line and column, counted from 1."""

    code = "QUERY_INVALID"


class DatasetError(GraphsvcError):
    """A graph that the query is to ask is named by what is no IRI."""

    code = "DATASET_INVALID"


class UnknownQueryError(GraphsvcError):
    """What is given is no query, and names none."""

    code = "QUERY_UNKNOWN"


class ReadOnlyError(GraphsvcError):
    """What is asked for would change the graph."""

    code = "READ_ONLY"


class ServiceRefusedError(GraphsvcError):
    """The query would ask another service."""

    code = "SERVICE_REFUSED"


class ResultFormatError(GraphsvcError):
    """The answer has a form that none of the formats asked for can hold."""

    code = "RESULT_FORMAT_UNSUITED"


class QueryTimeoutError(GraphsvcError):
    """The query takes longer than it may."""

    code = "QUERY_TIMEOUT"


class QueryTooLargeError(GraphsvcError):
    """The query needs more memory than it may have, or is nested too deep."""

    code = "QUERY_TOO_LARGE"


class QueryFailedError(GraphsvcError):
    """The query can be read, but not be worked out."""

    code = "QUERY_FAILED"


class AnswerTooLargeError(GraphsvcError):
    """The answer has more rows, statements or bytes than one may have."""

    code = "ANSWER_TOO_LARGE"


class BusyError(GraphsvcError):
    """As many queries run, and wait for their turn, as may."""

    code = "SPARQL_BUSY"


class LoadingError(GraphsvcError):
    """The graph is still being loaded for SPARQL."""

    code = "SPARQL_LOADING"


class ProcessLostError(GraphsvcError):
    """A process that was to answer ended before it had."""

    code = "SPARQL_PROCESS_LOST"


def too_much_memory() -> QueryTooLargeError:
    """Return what is told of a query that wants more memory than it may have."""
    return QueryTooLargeError(
        "the query needs more memory than it may have", hint="sort and group less, or join fewer patterns at once"
    )


REFUSALS: Final = {
    kind.code: kind
    for kind in (
        QuerySyntaxError,
        DatasetError,
        ReadOnlyError,
        ServiceRefusedError,
        ResultFormatError,
        QueryTooLargeError,
        QueryFailedError,
        AnswerTooLargeError,
    )
}
"""What the process that runs a query tells, by code."""

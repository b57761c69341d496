"""Why a request is refused before any operation runs, each with its HTTP status."""

from typing import ClassVar

from graphsvc.errors import ExtraError, GraphsvcError


class RequestError(GraphsvcError):
    """The request is not a GraphQL request.

    Attributes:
        status: HTTP status code of the response.
        legacy_status: The one in the legacy media type, which has 200 for all that can be read; None for `status`.
    """

    code = "REQUEST_INVALID"
    status: ClassVar[int] = 400
    legacy_status: ClassVar[int | None] = None


class BatchError(RequestError):
    """The body holds several operations in a list."""

    code = "BATCH_UNSUPPORTED"


class UnknownOperationError(RequestError):
    """The `documentId` is not that of a saved operation."""

    code = "SAVED_OPERATION_UNKNOWN"
    legacy_status = 200


class OperationNotSavedError(RequestError):
    """The operation is none of the saved ones, and no other may run."""

    code = "SAVED_OPERATION_REQUIRED"
    status = 403
    legacy_status = 200


class HashMismatchError(RequestError):
    """The hash that is sent with a text is that of another."""

    code = "OPERATION_HASH_MISMATCH"
    legacy_status = 200


class MalformedError(RequestError):
    """What came is no HTTP."""

    code = "HTTP_MALFORMED"


class UnknownPathError(RequestError):
    """Nothing is served at the path."""

    code = "PATH_NOT_FOUND"
    status = 404


class OriginError(RequestError):
    """The request comes from a page of an origin that may not ask."""

    code = "ORIGIN_NOT_ALLOWED"
    status = 403


class HostError(RequestError):
    """The request names a host that the service is not known to have."""

    code = "HOST_NOT_ALLOWED"
    status = 421


class NotInstalledError(RequestError):
    """What the path serves needs a package that an extra of the installation brings."""

    code = ExtraError.code
    status = 501


class MethodError(RequestError):
    """The path is served, but not by this method."""

    code = "METHOD_NOT_ALLOWED"
    status = 405


class NotAcceptableError(RequestError):
    """The client takes no media type that the service writes."""

    code = "NOT_ACCEPTABLE"
    status = 406


class HeadTimeoutError(RequestError):
    """The head of the request did not arrive in time."""

    code = "HEAD_TIMEOUT"
    status = 408


class BodyTimeoutError(RequestError):
    """The body did not arrive in time."""

    code = "BODY_TIMEOUT"
    status = 408


class BodyTooLargeError(RequestError):
    """The body is longer than the service reads."""

    code = "BODY_TOO_LARGE"
    status = 413


class MediaTypeError(RequestError):
    """The body is not declared as JSON in UTF-8."""

    code = "MEDIA_TYPE_UNSUPPORTED"
    status = 415

"""Resources as the quads of pyoxigraph, which writes them."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from graphsvc.errors import ExtraError
from graphsvc.export.rdf.names import Iri
from graphsvc.export.rdf.statements import Literal, Resource, Term
from graphsvc.export.rdf.terms import STRING

_AT_ONCE: Final = 500
"""Statements that are written together, at least: some 100 kB of N-Quads."""


class Quads:
    """What makes quads.

    Attributes:
        package: The module pyoxigraph, which an extra brings.

    Raises:
        ExtraError: it is not installed.
    """

    package: Any

    def __init__(self) -> None:
        try:
            import pyoxigraph  # noqa: PLC0415 - an extra
        except ImportError:
            raise ExtraError.of(package="pyoxigraph", extra="rdf", needed_for="RDF") from None
        self.package = pyoxigraph

    def by_document(self, resource: Resource) -> Iterator[Any]:
        """Yield what is stated of a resource, in the graphs of the documents that say so."""
        subject = self._node(resource.name)
        for one in resource.statements:
            graph = () if one.graph is None else (self._node(one.graph),)
            yield self.package.Quad(subject, self._node(one.predicate), self._object(one.object), *graph)

    def united(self, resource: Resource) -> Iterator[Any]:
        """Yield what is stated of a resource, each once, whoever says so."""
        subject = self._node(resource.name)
        for predicate, target in dict.fromkeys((one.predicate, one.object) for one in resource.statements):
            yield self.package.Quad(subject, self._node(predicate), self._object(target))

    def _node(self, name: Iri) -> Any:  # noqa: ANN401 - of an extra
        return self.package.NamedNode(name)

    def _object(self, term: Term) -> Any:  # noqa: ANN401
        if not isinstance(term, Literal):
            return self._node(term)
        if term.datatype == STRING:
            return self.package.Literal(term.text)
        return self.package.Literal(term.text, datatype=self._node(term.datatype))


def batches(resources: Iterable[Resource]) -> Iterator[tuple[Resource, ...]]:
    """Yield resources, each before its parts, as many at a time as are written together."""
    batch: list[Resource] = []
    size = 0
    for resource in (one for whole in resources for one in (whole, *whole.parts)):
        batch.append(resource)
        size += len(resource.statements)
        if size >= _AT_ONCE:
            yield tuple(batch)
            batch.clear()
            size = 0
    if batch:
        yield tuple(batch)

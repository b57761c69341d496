"""Answers a question from a store; runs in a process of its own, which may end any moment."""

from collections.abc import Mapping
from typing import NoReturn

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from graphsvc.errors import GraphsvcError
from graphsvc.sparql.errors import (
    DatasetError,
    QueryFailedError,
    QuerySyntaxError,
    ResultFormatError,
    too_much_memory,
)
from graphsvc.sparql.question import Answer, Question
from graphsvc.sparql.reading import check_alone, syntax_error
from graphsvc.sparql.writing import written_graph, written_rows


def answer_to(store: Store, prefixes: Mapping[str, str], question: Question) -> Answer | GraphsvcError:
    """Return the whole answer, or why there is none: what is cut would look whole.

    Args:
        store: Holds all graphs, and their union as its default graph.
        prefixes: Those that a query need not declare.
        question: What is asked.
    """
    try:
        check_alone(question.text, prefixes)
        return _written(_results(store, prefixes, question), prefixes, question)
    except GraphsvcError as error:
        return error
    except SyntaxError as error:
        return syntax_error(question.text, error)
    except UnicodeEncodeError:
        return QuerySyntaxError("the query has half a surrogate pair in it", hint="send it as UTF-8")
    except MemoryError:
        return too_much_memory()
    except Exception as error:  # noqa: BLE001 - whatever the engine cannot work out
        return QueryFailedError(f"the query cannot be worked out: {error}", hint="ask it in another way")


def _results(
    store: Store, prefixes: Mapping[str, str], question: Question
) -> QuerySolutions | QueryBoolean | QueryTriples:
    default, named = question.default_graphs, question.named_graphs
    if default is None and named is None:
        return store.query(question.text, prefixes=dict(prefixes))
    # What a request names makes up the whole dataset (SPARQL 1.1 Protocol, section 2.1.4).
    return store.query(
        question.text,
        prefixes=dict(prefixes),
        default_graph=[_graph(iri) for iri in default or ()],
        named_graphs=[_graph(iri) for iri in named or ()],
    )


def _graph(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise DatasetError(
            "a graph is named by what is no IRI", value=iri, hint=f"name it by its absolute IRI ({error})"
        ) from None


def _written(
    results: QuerySolutions | QueryBoolean | QueryTriples, prefixes: Mapping[str, str], question: Question
) -> Answer:
    if isinstance(results, QueryTriples):
        name = question.graph or _no_format("a graph, as CONSTRUCT and DESCRIBE give it")
        return Answer(format=name, content=written_graph(results, name, prefixes))
    name = question.rows or _no_format("rows, as SELECT gives them, or yes or no, as ASK does")
    return Answer(format=name, content=written_rows(results, name))


def _no_format(told: str) -> NoReturn:
    raise ResultFormatError(
        f"the answer is {told}, and no format that is asked for holds that", hint="ask for another format"
    )

"""The questions for one node of each kind, and for all of them, as GraphQL names them."""

from graphsvc.graph import KnowledgeGraph, questions
from graphsvc.model import NodeKind
from graphsvc.notebook.asked import named
from graphsvc.notebook.filtering import Where, node_filter
from graphsvc.notebook.nodes import Nodes
from graphsvc.notebook.sheet import NodeSheet
from graphsvc.notebook.sheets import CodeSheet, SharedSheet


class OfKinds:
    """One node by what people call it, and all nodes of a kind that a filter lets through, by id.

    The first takes an id, a code, a name or a wording, in any letter case, and raises `UnknownNodeError` with what is
    near where no node is called so. The second takes the `where` of the schema as a dict, and raises `VariablesError`
    with the place where it is not one.
    """

    graph: KnowledgeGraph

    def code(self, name: str) -> CodeSheet:
        """Return a billing code with all that is said of it.

        >>> g.code("77386").modifiers
        <4 assertions: cpt:77386 TAKES_MODIFIER modifier:26 (AFFIRMED), ...>
        >>> g.code("77999")
        Traceback (most recent call last):
        ...
        graphsvc.errors.UnknownNodeError: ...
        """
        return CodeSheet(node=named(self.graph, name, NodeKind.CODE), graph=self.graph)

    def codes(self, where: Where = None) -> Nodes:
        """Return the billing codes that a filter lets through, by id.

        >>> g.codes(where={"modifiers": {"all": ["26", "59"]}})
        <2 nodes: cpt:77386, cpt:77620>
        """
        return self._all(NodeKind.CODE, where)

    def modifier(self, name: str) -> SharedSheet:
        """Return a modifier with all that is said of it."""
        return self._shared(NodeKind.MODIFIER, name)

    def modifiers(self, where: Where = None) -> Nodes:
        """Return the modifiers that a filter lets through, by id."""
        return self._all(NodeKind.MODIFIER, where)

    def payer(self, name: str) -> SharedSheet:
        """Return a payer with all that is said of it."""
        return self._shared(NodeKind.PAYER, name)

    def payers(self, where: Where = None) -> Nodes:
        """Return the payers that a filter lets through, by id."""
        return self._all(NodeKind.PAYER, where)

    def specialty(self, name: str) -> SharedSheet:
        """Return a specialty with all that is said of it."""
        return self._shared(NodeKind.SPECIALTY, name)

    def specialties(self, where: Where = None) -> Nodes:
        """Return the specialties that a filter lets through, by id."""
        return self._all(NodeKind.SPECIALTY, where)

    def site(self, name: str) -> SharedSheet:
        """Return a site of service with all that is said of it."""
        return self._shared(NodeKind.SITE_OF_SERVICE, name)

    def sites(self, where: Where = None) -> Nodes:
        """Return the sites of service that a filter lets through, by id."""
        return self._all(NodeKind.SITE_OF_SERVICE, where)

    def diagnosis(self, name: str) -> SharedSheet:
        """Return a diagnosis with all that is said of it."""
        return self._shared(NodeKind.DIAGNOSIS, name)

    def diagnoses(self, where: Where = None) -> Nodes:
        """Return the diagnoses that a filter lets through, by id."""
        return self._all(NodeKind.DIAGNOSIS, where)

    def classification(self, name: str) -> SharedSheet:
        """Return a revenue code or BETOS class with all that is said of it."""
        return self._shared(NodeKind.CLASSIFICATION, name)

    def classifications(self, where: Where = None) -> Nodes:
        """Return the revenue codes and BETOS classes that a filter lets through, by id."""
        return self._all(NodeKind.CLASSIFICATION, where)

    def document(self, name: str) -> NodeSheet:
        """Return a document, by id or file name, with all that it says."""
        return NodeSheet(node=named(self.graph, name, NodeKind.DOCUMENT), graph=self.graph)

    def documents(self, where: Where = None) -> Nodes:
        """Return the documents that a filter lets through, by id."""
        return self._all(NodeKind.DOCUMENT, where)

    def _shared(self, kind: NodeKind, name: str) -> SharedSheet:
        return SharedSheet(node=named(self.graph, name, kind), graph=self.graph)

    def _all(self, kind: NodeKind, where: Where) -> Nodes:
        return Nodes(items=questions.nodes_of_kind(self.graph, kind, node_filter(kind, where)), graph=self.graph)

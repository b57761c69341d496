"""The questions what documents say and do not say, as GraphQL names them: each one expression over one of the graph."""

from graphsvc.graph import KnowledgeGraph, completeness, disagreeing, questions
from graphsvc.graph.code_fields import FieldState
from graphsvc.graph.disagreeing import DisagreementKind, DisagreementScope
from graphsvc.model import GapField, GapReason, NodeKind, Qualifier
from graphsvc.notebook.asked import OneOrMore, members
from graphsvc.notebook.filtering import Where, assertion_filter, gap_filter, node_filter, review_note_filter
from graphsvc.notebook.quality import CodeFields, Disagreements, Gaps, ReviewNotes
from graphsvc.notebook.statements import Statements


class SaidQuestions:
    """Questions to a graph; `where` is the filter of the schema as a dict, else `VariablesError` tells the place.

    What can be one of several words, such as a kind, is given as one text or several, else it is an `ArgumentError`.
    """

    graph: KnowledgeGraph

    def assertions(self, where: Where = None) -> Statements:
        """Return what documents say, of any status, literals too.

        >>> g.assertions({"status": "NEGATED"})
        <1 assertion: cpt:77407 TAKES_MODIFIER modifier:TC (NEGATED)>
        """
        return Statements(items=questions.assertions(self.graph, assertion_filter(where)), graph=self.graph)

    def gaps(self, where: Where = None) -> Gaps:
        """Return what documents do not tell.

        >>> g.gaps({"reason": "TRUNCATED"})
        <2 gaps: cpt:77750 TEXT (TRUNCATED), cpt:77386 TEXT (TRUNCATED)>
        """
        return Gaps(items=questions.gaps(self.graph, gap_filter(where)), graph=self.graph)

    def review_notes(self, where: Where = None) -> ReviewNotes:
        """Return what is as written but non-standard or suspicious.

        >>> g.review_notes()[0].rule.value
        'PC_FOR_PROFESSIONAL'
        """
        return ReviewNotes(items=questions.review_notes(self.graph, review_note_filter(where)), graph=self.graph)

    def disagreements(
        self,
        where: Where = None,
        *,
        kind: OneOrMore | None = None,
        qualifier: OneOrMore | None = None,
        scope: OneOrMore | None = None,
    ) -> Disagreements:
        """Return where the same is said of the same things with another status, or in other words.

        >>> g.disagreements(kind="STATUS")
        <1 disagreement: cpt:77386 PERFORMED_BY specialty:radiation-oncology (STATUS)>
        """
        found = disagreeing.disagreements(
            self.graph,
            assertion_filter(where),
            kinds=members(DisagreementKind, kind),
            qualifiers=members(Qualifier, qualifier),
            scopes=members(DisagreementScope, scope),
        )
        return Disagreements(items=found, graph=self.graph)

    def completeness(
        self,
        where: Where = None,
        *,
        field: OneOrMore | None = None,
        state: OneOrMore | None = None,
        reason: OneOrMore | None = None,
    ) -> CodeFields:
        """Return which fields of codes are told, lacking, or silent.

        >>> g.completeness(field="DIAGNOSES", state="LACKING").frame()["code"].tolist()
        ['cpt:77620']
        """
        found = completeness.completeness(
            self.graph,
            node_filter(NodeKind.CODE, where),
            fields=members(GapField, field),
            states=members(FieldState, state),
            reasons=members(GapReason, reason),
        )
        return CodeFields(items=found, graph=self.graph)

"""The properties and classes that the exporters write, beside those that stand for kinds, predicates and qualifiers."""

from typing import Final

from graphsvc.export.rdf.names import iri

TYPE: Final = iri("rdf:type")

RELEASE: Final = iri("gs:Release")
ASSERTION: Final = iri("gs:Assertion")
EVIDENCE: Final = iri("gs:Evidence")
EXTRACTOR: Final = iri("gs:Extractor")
GAP: Final = iri("gs:Gap")
REVIEW_NOTE: Final = iri("gs:ReviewNote")

CONCEPT: Final = iri("skos:Concept")
CONCEPT_SCHEME: Final = iri("skos:ConceptScheme")
ENTITY: Final = iri("prov:Entity")
REIFIED: Final = iri("rdf:Statement")
SOFTWARE: Final = iri("prov:SoftwareAgent")

NAME: Final = iri("skos:prefLabel")
"""Of whatever has a name, so that a consumer seeks it in one place; a document has it as its title too."""

CODE: Final = iri("skos:notation")
SCHEME: Final = iri("skos:inScheme")
PARENT: Final = iri("skos:broader")
STANDARD_CODE: Final = iri("gs:standardCode")

TITLE: Final = iri("dcterms:title")
SHA256: Final = iri("gs:sha256")
ENCODING: Final = iri("gs:encoding")

IDENTIFIER: Final = iri("dcterms:identifier")
CONFORMS_TO: Final = iri("dcterms:conformsTo")

SUBJECT: Final = iri("rdf:subject")
PREDICATE: Final = iri("rdf:predicate")
OBJECT: Final = iri("rdf:object")
STATUS: Final = iri("gs:status")
DERIVED_FROM: Final = iri("prov:wasDerivedFrom")

QUOTED_FROM: Final = iri("prov:wasQuotedFrom")
QUOTE: Final = iri("prov:value")
START: Final = iri("gs:start")
END: Final = iri("gs:end")
SECTION: Final = iri("gs:section")
AS_WRITTEN: Final = iri("gs:asWritten")
EXTRACTED_BY: Final = iri("prov:wasAttributedTo")

ABOUT: Final = iri("gs:about")
GAP_FIELD: Final = iri("gs:gapField")
GAP_REASON: Final = iri("gs:gapReason")

RULE: Final = iri("gs:rule")
CONCERNS_NODE: Final = iri("gs:concernsNode")
CONCERNS_ASSERTION: Final = iri("gs:concernsAssertion")
REASON: Final = iri("gs:reason")

STRING: Final = iri("xsd:string")
WHOLE_NUMBER: Final = iri("xsd:nonNegativeInteger")
JSON: Final = iri("rdf:JSON")

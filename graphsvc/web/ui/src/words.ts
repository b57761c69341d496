import type {
  AssertionStatus,
  DisagreementKind,
  DisagreementScope,
  FieldState,
  GapField,
  GapReason,
  NodeKind,
  Predicate,
  Qualifier,
  ReviewRule,
} from "./api/operations.generated.ts";

/** What a kind of node is called, and the token of its colour. */
export interface KindWords {
  readonly one: string;
  readonly many: string;
  /** The end of its address under /browse. */
  readonly slug: string;
  readonly colour: string;
}

/** The kinds of nodes as people say them, in the order in which lists show them. */
export const KINDS: Readonly<Record<NodeKind, KindWords>> = {
  CODE: { one: "Code", many: "Codes", slug: "codes", colour: "var(--kind-code)" },
  MODIFIER: { one: "Modifier", many: "Modifiers", slug: "modifiers", colour: "var(--kind-modifier)" },
  PAYER: { one: "Payer", many: "Payers", slug: "payers", colour: "var(--kind-payer)" },
  SPECIALTY: { one: "Specialty", many: "Specialties", slug: "specialties", colour: "var(--kind-specialty)" },
  SITE_OF_SERVICE: {
    one: "Site of service",
    many: "Sites of service",
    slug: "sites",
    colour: "var(--kind-site-of-service)",
  },
  DIAGNOSIS: { one: "Diagnosis", many: "Diagnoses", slug: "diagnoses", colour: "var(--kind-diagnosis)" },
  CLASSIFICATION: {
    one: "Classification",
    many: "Classifications",
    slug: "classifications",
    colour: "var(--kind-classification)",
  },
  DOCUMENT: { one: "Document", many: "Documents", slug: "documents", colour: "var(--kind-document)" },
};

/** All kinds, in the order in which lists show them. */
export const KIND_NAMES = Object.keys(KINDS) as readonly NodeKind[];

/** Predicates as headings of what a code is told to have, and seen from the other end. */
export const PREDICATES: Readonly<Record<Predicate, { readonly from: string; readonly to: string }>> = {
  TAKES_MODIFIER: { from: "Takes modifier", to: "Taken by codes" },
  COVERED_BY: { from: "Covered by", to: "Covers codes" },
  DISCUSSED_FOR: { from: "Discussed for payer", to: "Codes discussed for it" },
  PERFORMED_AT: { from: "Performed at", to: "Codes performed here" },
  PERFORMED_BY: { from: "Performed by", to: "Performs codes" },
  RELATED_TO: { from: "Related to", to: "Named as related by" },
  BILLED_SEPARATELY_WITH: { from: "Billed separately with", to: "Billed separately with it" },
  NOT_REPORTED_WITH: { from: "Not reported with", to: "Not reported with it" },
  INDICATED_FOR: { from: "Indicated for", to: "Codes indicated for it" },
  CLASSIFIED_AS: { from: "Classified as", to: "Codes classified so" },
  TITLE: { from: "Title", to: "Title" },
  DESCRIPTION: { from: "Description", to: "Description" },
  SERVICE_TYPE: { from: "Type of service", to: "Type of service" },
  STATUS: { from: "Status of the code", to: "Status of the code" },
  CODE_SET_YEAR: { from: "Year of the code set", to: "Year of the code set" },
  PAYMENT_STATUS: { from: "Payment status", to: "Payment status" },
  COMPONENT: { from: "Component", to: "Component" },
  INCLUDES: { from: "Includes", to: "Includes" },
  EXCLUDES: { from: "Does not include", to: "Does not include" },
  EFFECTIVE_DATE: { from: "In effect since", to: "In effect since" },
  REVISION_DATE: { from: "Revised", to: "Revised" },
};

/** Statuses as people say them, each with a sign of its own, so that colour is never all that tells them apart. */
export const STATUSES: Readonly<
  Record<AssertionStatus, { readonly word: string; readonly sign: string; readonly colour: string }>
> = {
  AFFIRMED: { word: "Stated", sign: "✓", colour: "var(--affirmed)" },
  CONDITIONAL: { word: "On a condition", sign: "◐", colour: "var(--conditional)" },
  NEGATED: { word: "Ruled out", sign: "✕", colour: "var(--negated)" },
};

/** What words add to an assertion. */
export const QUALIFIERS: Readonly<Record<Qualifier, string>> = {
  MEANING: "Meaning",
  WHEN_TO_USE: "When to use",
  RELATIONSHIP: "Relationship",
  CONDITION: "Condition",
};

/** What a gap is about. */
export const GAP_FIELDS: Readonly<Record<GapField, string>> = {
  TAXONOMY: "Taxonomy",
  DIAGNOSES: "Diagnoses",
  RELATED_CODES: "Related codes",
  MODIFIER_MEANING: "Meaning of a modifier",
  MODIFIER_USE: "Use of a modifier",
  PAYER_POLICY: "Policy of a payer",
  EFFECTIVE_DATE: "Effective date",
  REVISION_DATE: "Revision date",
  SECTION: "A whole section",
  TEXT: "Text",
  OTHER: "Something else",
};

/** Why a document does not tell. */
export const GAP_REASONS: Readonly<Record<GapReason, string>> = {
  NOT_AVAILABLE: "The document says that it lacks it",
  LOCKED: "The document hides it",
  TRUNCATED: "The document breaks off",
};

/** What documents tell of a field of a code. */
export const FIELD_STATES: Readonly<Record<FieldState, string>> = {
  TOLD: "Told",
  PARTLY_TOLD: "Told in part",
  LACKING: "Lacking",
  SILENT: "Not spoken of",
};

/** What documents disagree in. */
export const DISAGREEMENT_KINDS: Readonly<Record<DisagreementKind, string>> = {
  STATUS: "Whether it holds",
  QUALIFIER: "The words for it",
};

/** Who disagrees with whom. */
export const DISAGREEMENT_SCOPES: Readonly<Record<DisagreementScope, string>> = {
  WITHIN_ONE_DOCUMENT: "One document with itself",
  BETWEEN_DOCUMENTS: "Between documents",
};

/** What review notes are raised for. */
export const REVIEW_RULES: Readonly<Record<ReviewRule, string>> = {
  PC_FOR_PROFESSIONAL: "PC where 26 is meant",
  MODIFIER_UNKNOWN: "Unknown modifier",
  MODIFIER_RETIRED: "Retired modifier",
  MODIFIER_MEANING_OF_ANOTHER: "Modifier with another one's meaning",
  MODIFIER_MEANINGS_DIFFER: "Modifier with meanings that exclude each other",
  MODIFIER_AGAINST_COMPONENT: "26 or TC on a code of one component",
  MODIFIER_OF_ANOTHER_SERVICE: "Modifier for another kind of service",
  MODIFIER_WITHOUT_ITS_SITE: "Modifier without its site of service",
  NOT_A_REVENUE_CODE: "Not a revenue code",
  NOT_A_BETOS_CLASS: "Not a BETOS class",
  BETOS_CLASS_UNKNOWN: "Unknown BETOS class",
  DIAGNOSIS_IMPOSSIBLE: "Diagnosis that does not exist",
  DIAGNOSIS_RETIRED: "Retired diagnosis",
  TAXONOMY_AND_NAME_DISAGREE: "Taxonomy code and specialty do not fit",
  SITE_AND_NUMBER_DISAGREE: "Site and place-of-service number do not fit",
  AGENCY_AMONG_PAYERS: "Agency among payers",
  STATUSES_CONTRADICT: "Stated here, ruled out there",
  INCLUDED_AND_EXCLUDED: "Included and excluded",
  SEPARATE_AND_NOT_TOGETHER: "Billed separately and never together",
};

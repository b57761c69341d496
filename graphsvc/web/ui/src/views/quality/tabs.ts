import type { ComponentType } from "react";
import type { QualityTotalsQuery } from "../../api/operations.generated.ts";
import { Disagreements } from "./Disagreements.tsx";
import { Gaps } from "./Gaps.tsx";
import { Lacking } from "./Lacking.tsx";
import { Notes } from "./Notes.tsx";
import { Single } from "./Single.tsx";

/** A list of data quality. */
interface Tab {
  readonly name: string;
  readonly label: string;
  /** What stands in the list, as a sentence. */
  readonly about: string;
  readonly total: (totals: QualityTotalsQuery) => number;
  readonly List: ComponentType;
}

/** The lists, in order. */
export const TABS = [
  {
    name: "gaps",
    label: "Gaps",
    about: "What documents say they lack, hide, or lose where they break off.",
    total: ({ gaps }) => gaps.totalCount,
    List: Gaps,
  },
  {
    name: "disagreements",
    label: "Disagreements",
    about: "The same relation, stated here and ruled out there, or put in other words. The words stand side by side.",
    total: ({ disagreements }) => disagreements.totalCount,
    List: Disagreements,
  },
  {
    name: "notes",
    label: "Review notes",
    about:
      "What is non-standard or suspicious as it is written. Nothing was changed for it: that is for people to decide.",
    total: ({ reviewNotes }) => reviewNotes.totalCount,
    List: Notes,
  },
  {
    name: "single",
    label: "Single source",
    about: "What one document alone says. It may well be right; no other document bears it out.",
    total: ({ assertions }) => assertions.totalCount,
    List: Single,
  },
  {
    name: "completeness",
    label: "Completeness",
    about: "Which codes lack which field, wholly or in part, because a document says so.",
    total: ({ completeness }) => completeness.totalCount,
    List: Lacking,
  },
] as const satisfies readonly Tab[];

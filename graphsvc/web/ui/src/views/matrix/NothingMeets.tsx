import { Link } from "react-router";
import { compareAddress, matrixAddress } from "../../addresses.ts";
import type { NodeKind } from "../../api/operations.generated.ts";
import { Empty } from "../../parts/states.tsx";
import { KINDS } from "../../words.ts";

/** Pairs of kinds that documents hardly ever leave out. */
const OFFERED: readonly (readonly [NodeKind, NodeKind])[] = [
  ["CODE", "MODIFIER"],
  ["CODE", "PAYER"],
  ["MODIFIER", "SITE_OF_SERVICE"],
  ["PAYER", "SPECIALTY"],
];

/** A matrix without a number: why, and what to look at instead. */
export function NothingMeets({
  rows,
  columns,
  isNarrowed,
}: {
  rows: NodeKind;
  columns: NodeKind;
  /** Whether less is counted than all. */
  isNarrowed: boolean;
}) {
  return (
    <Empty title={`No code in these documents is joined with both: ${namesOf(rows, columns)}.`}>
      {isNarrowed ? (
        <p>
          Less is counted than all: choose other statuses or codes, or{" "}
          <Link to={matrixAddress(rows, columns)}>count everything</Link>.
        </p>
      ) : (
        <p>The documents do not name such a relation. Choose other rows or columns:</p>
      )}
      <Offers but={[rows, columns]} />
    </Empty>
  );
}

/** A matrix that cannot be: of a kind that is none, or of codes with codes. */
export function NoSuchMatrix({ isCodesByCodes }: { isCodesByCodes: boolean }) {
  return isCodesByCodes ? (
    <Empty title="Codes do not meet codes in a matrix.">
      <p>
        Every number would count a code itself. <Link to={compareAddress([])}>Compare codes</Link> to see what they
        share, or choose another kind:
      </p>
      <Offers />
    </Empty>
  ) : (
    <Empty title="The address names a kind that there is not.">
      <p>Choose what the rows and columns are, or begin with one of these:</p>
      <Offers />
    </Empty>
  );
}

function Offers({ but = [] }: { but?: readonly NodeKind[] }) {
  return (
    <ul>
      {OFFERED.filter((offered) => String(offered) !== String(but)).map(([rows, columns]) => (
        <li key={`${rows} ${columns}`}>
          <Link to={matrixAddress(rows, columns)}>
            {KINDS[rows].many} by {KINDS[columns].many.toLowerCase()}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function namesOf(rows: NodeKind, columns: NodeKind): string {
  return `${KINDS[rows].many.toLowerCase()} and ${KINDS[columns].many.toLowerCase()}`;
}

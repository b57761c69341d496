import { expect, test } from "vitest";
import { askedOf, variablesOf } from "./asked.ts";

test("an address that says nothing asks for codes by modifiers", () => {
  expect(askedOf(new URLSearchParams())).toEqual({
    rows: "CODE",
    columns: "MODIFIER",
    statuses: [],
    predicates: [],
    firstRows: 30,
    firstColumns: 30,
    having: [],
  });
});

test("what an address has that cannot be is left out, and too much is cut", () => {
  const asked = askedOf(
    new URLSearchParams("rows=nonsense&status=MAYBE&predicate=TITLE&firstRows=-1&firstColumns=900"),
  );
  expect(asked).toMatchObject({ rows: undefined, statuses: [], predicates: [], firstRows: 30, firstColumns: 100 });
});

test("a choice between the relations of payers leaves the relation of the other kind", () => {
  const asked = askedOf(new URLSearchParams("predicate=COVERED_BY"));
  expect(variablesOf({ ...asked, rows: "PAYER", columns: "SITE_OF_SERVICE" }, [])).toEqual({
    rows: "PAYER",
    columns: "SITE_OF_SERVICE",
    predicates: ["COVERED_BY", "PERFORMED_AT"],
    firstRows: 30,
    firstColumns: 30,
  });
  expect(variablesOf({ ...asked, rows: "CODE", columns: "MODIFIER" }, [])).not.toHaveProperty("predicates");
});

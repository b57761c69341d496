import { expect, test } from "vitest";
import type { Example } from "./examples.ts";
import { openedBy, type Question, shareableAddress, shortAddress } from "./links.ts";

const SAVED: Example = {
  documentId: "sha256:0",
  name: "Saved",
  body: "query Saved($code: String) { code(code: $code) { id } }\n",
  savedAs: "saved",
  description: "",
  group: null,
};

async function afterSharing(question: Question) {
  const address = await shareableAddress(question, [SAVED]);
  return { address, opened: await openedBy(new URL(address ?? "", "http://localhost"), [SAVED]) };
}

test("a saved operation that nobody changed is shared by its name", async () => {
  const question = { query: SAVED.body, variables: '{ "code": "77620" }' };
  expect(await afterSharing(question)).toEqual({
    address: "/graphiql?operation=saved&variables=%7B+%22code%22%3A+%2277620%22+%7D",
    opened: { question, runs: true },
  });
});

test("any other text is shared as it is, and is not run for the one who opens it", async () => {
  const question = { query: "{ release { id } } # ü & 100 %", variables: "" };
  expect(await afterSharing(question)).toEqual({
    address: "/graphiql?query=%7B+release+%7B+id+%7D+%7D+%23+%C3%BC+%26+100+%25",
    opened: { question, runs: false },
  });
});

test("a long text travels packed behind the #", async () => {
  const question = { query: `{ release { id } } # ${"é — 𝔊 words ".repeat(2000)}`, variables: '{\n  "a": 1\n}' };
  const { address, opened } = await afterSharing(question);
  expect(address).toMatch(/^\/graphiql#packed=[\w-]{20,2000}$/);
  expect(opened).toEqual({ question, runs: false });
});

test("a text that cannot be packed small enough has no link", async () => {
  let seed = 7;
  const noise = Array.from({ length: 60_000 }, () => {
    seed = (seed * 48271) % 2147483647;
    return String.fromCharCode(33 + (seed % 94));
  }).join("");
  expect(await shareableAddress({ query: noise, variables: "" }, [])).toBeUndefined();
});

test("a packed text that unpacks to far more than the service takes is refused", async () => {
  const address = await shareableAddress({ query: "# ".repeat(1024 * 1024), variables: "" }, []);
  expect(await openedBy(new URL(address ?? "", "http://localhost"), [])).toMatchObject({
    problem: { title: "This link is broken: the query in it cannot be read." },
  });
});

test("variables that a program wrote are laid out for reading", async () => {
  const opened = await openedBy({ search: '?operation=saved&variables={"code":"26"}', hash: "" }, [SAVED]);
  expect(opened.question?.variables).toBe('{\n  "code": "26"\n}');
});

test.each(["{", "[1]", "null", "7"])("variables that are no object are shown, not sent: %s", async (variables) => {
  const search = `?${new URLSearchParams({ operation: "saved", variables })}`;
  expect(await openedBy({ search, hash: "" }, [SAVED])).toMatchObject({
    question: { query: SAVED.body, variables },
    runs: false,
    problem: { title: "The variables in this link are not a JSON object." },
  });
});

test.each(["#packed=", "#packed=%00", "#packed=q1YqLU", "#packed=_____w"])(
  "a broken link is told: %s",
  async (hash) => {
    expect(await openedBy({ search: "", hash }, [])).toMatchObject({
      runs: false,
      problem: { title: "This link is broken: the query in it cannot be read." },
    });
  },
);

test("an operation that nobody saved is told by name", async () => {
  expect(await openedBy({ search: "?operation=gone", hash: "" }, [SAVED])).toMatchObject({
    runs: false,
    problem: { title: "No saved operation is called “gone”." },
  });
});

test("an address without a question opens what was typed before", async () => {
  expect(await openedBy({ search: "", hash: "" }, [SAVED])).toEqual({ runs: false });
  expect(shortAddress({ query: "", variables: "" }, [])).toBe("/graphiql");
});

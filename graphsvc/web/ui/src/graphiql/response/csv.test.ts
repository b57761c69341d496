import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("a table is written so that spreadsheets read all of it and run none of it", async () => {
  const rows = [
    ["77620", -1, null, true],
    ['says "yes", so', "two\nlines", "=1+1", "=1+1\n2"],
    ["@SUM(A1)", "-2", "＝1", " 1"],
  ];
  const lines = [
    "\uFEFFcode,count,quote,told",
    "77620,-1,,true",
    '"says ""yes"", so","two\nlines","\'=1+1","\'=1+1\n2"',
    '"\'@SUM(A1)","\'-2","\'＝1"," 1"',
    "",
  ];
  expect(await csvOf({ columns: ["code", "count", "quote", "told"], rows })).toBe(lines.join("\r\n"));
});

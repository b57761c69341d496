// Counts the tokens of texts: the file that is named holds them as JSON, by name; prints as many numbers by name.
import { readFileSync } from "node:fs";
import { getEncoding } from "js-tiktoken";

const encoding = getEncoding("o200k_base");
const texts = Object.entries(JSON.parse(readFileSync(process.argv[2], "utf-8")));
console.log(JSON.stringify(Object.fromEntries(texts.map(([name, text]) => [name, encoding.encode(text).length]))));

// ESLint over the folder where it runs, which holds its configuration: prints what it says of each file.
import { ESLint } from "eslint";

const results = await new ESLint().lintFiles(["**/*.graphql"]);
const said = ({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`;
console.log(JSON.stringify(Object.fromEntries(results.map(({ filePath, messages }) => [filePath, messages.map(said)]))));

// Validates the resources of a Bundle by the definitions of FHIR R4: the file that is named holds it; prints what is
// wrong, by resource.
import { readFileSync } from "node:fs";
import fhir from "fhir";

const validator = new fhir.Fhir();
const bundle = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const wrong = (resource) =>
  validator
    .validate(resource, { errorOnUnexpected: true })
    .messages.map(({ location, severity, message }) => `${severity}: ${location}: ${message}`);
const resources = [bundle, ...bundle.entry.map(({ resource }) => resource)];
console.log(JSON.stringify(Object.fromEntries(resources.map((one) => [`${one.resourceType}/${one.id}`, wrong(one)]))));

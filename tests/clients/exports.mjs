// Reads exports with tools of Node, as long as it is asked: each line of stdin is JSON, the name of a reader and the path
// of a file; each line of stdout is what that reader found, as JSON, or the error that it met.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import cytoscape from "cytoscape";
import { MultiGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import jsonld from "jsonld";
import n3 from "n3";

const CONTEXT = "http://127.0.0.1:8000/context.jsonld";

// The context at its address, and nothing else: an export must be readable without a network.
const documentLoader = (address) => {
  if (address !== CONTEXT) throw new Error(`asks the network for ${address}`);
  const document = JSON.parse(readFileSync(new URL("../../schema/context.jsonld", import.meta.url), "utf-8"));
  return { documentUrl: address, document };
};

const inGraphology = (read) => {
  if (read.undirectedSize) throw new Error("edges without direction");
  return {
    nodes: read.mapNodes((id, attributes) => ({ ...attributes, id })),
    edges: read.mapEdges((id, attributes, source, target) => [source, target, { ...attributes, id }]),
  };
};

const inCytoscape = (read) => ({
  nodes: read.nodes().map((node) => node.data()),
  edges: read.edges().map((edge) => [edge.source().id(), edge.target().id(), edge.data()]),
});

const term = ({ termType, value, datatype, language }) => {
  if (termType === "NamedNode") return value;
  if (termType === "DefaultGraph") return null;
  if (termType === "Literal" && !language) return { value, datatype: datatype.value };
  throw new Error(`no term of ours: ${termType} ${value} ${language}`);
};

const statements = (quads) =>
  quads.map(({ subject, predicate, object, graph }) => [subject, predicate, object, graph].map(term));

const readers = {
  cytoscape: (text) => inCytoscape(cytoscape({ headless: true, ...JSON.parse(text) })),
  gexf: (text) => inGraphology(gexf.parse(MultiGraph, text)),
  graphml: (text) => inGraphology(graphml.parse(MultiGraph, text)),
  "json-ld": async (text) => statements(await jsonld.toRDF(JSON.parse(text), { documentLoader })),
  "json-ld, canonical": (text) =>
    jsonld.canonize(JSON.parse(text), { algorithm: "RDFC-1.0", format: "application/n-quads", documentLoader }),
  turtle: (text) => statements(new n3.Parser({ format: "text/turtle" }).parse(text)),
  nquads: (text) => statements(new n3.Parser({ format: "application/n-quads" }).parse(text)),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, path] = JSON.parse(line);
  try {
    console.log(JSON.stringify({ found: await readers[name](readFileSync(path, "utf-8")) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.stack }));
  }
}

import { buildSchema, type GraphQLSchema } from "graphql";

/**
 * Reads the schema that the service publishes: it is there where introspection is off, too, and cached like a file.
 *
 * @throws {Error} Nothing answered, or what did is no schema.
 */
export async function publishedSchema(): Promise<GraphQLSchema> {
  const response = await fetch("/schema.graphql");
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return buildSchema(await response.text(), { assumeValidSDL: true });
}

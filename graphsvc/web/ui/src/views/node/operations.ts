import nodePage from "@operations/node-page.graphql";
import type { Operation } from "../../api/ask.ts";
import type { NodePageQuery, NodePageQueryVariables } from "../../api/operations.generated.ts";

/** All that is said of one node. */
export const NODE_PAGE: Operation<NodePageQuery, NodePageQueryVariables> = nodePage;

/** A node with what is said of it. */
export type FoundNode = NonNullable<NodePageQuery["node"]>;

/** One thing that is said of it. */
export type NodeAssertion = FoundNode["assertions"]["nodes"][number];

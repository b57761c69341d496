import release from "@operations/release.graphql";
import type { Operation } from "../../api/ask.ts";
import type { ReleaseQuery, ReleaseQueryVariables } from "../../api/operations.generated.ts";

/** What the graph holds. */
export const RELEASE: Operation<ReleaseQuery, ReleaseQueryVariables> = release;

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Plugin } from "vite";

/**
 * Imports of `.graphql` files become what a request names a saved operation by: the hash of the file's bytes, as the
 * service makes it. The text itself stays out of the bundle.
 */
export function savedOperations(): Plugin {
  return {
    name: "saved-operations",
    enforce: "pre",
    load(id) {
      if (!id.endsWith(".graphql")) return null;
      this.addWatchFile(id);
      const documentId = `sha256:${createHash("sha256").update(readFileSync(id)).digest("hex")}`;
      return `export default ${JSON.stringify({ documentId, savedAs: basename(id, ".graphql") })}`;
    },
  };
}

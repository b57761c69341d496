import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { savedOperations } from "./scripts/saved-operations.ts";

/** A running service, for `npm run dev`. */
const service = process.env.GRAPHSVC_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), savedOperations()],
  resolve: { alias: { "@operations": resolve("../../../schema/operations") } },
  build: {
    rolldownOptions: {
      // Directives of React's compiler in packages that it has compiled already.
      onLog: (level, log, handle) => log.code !== "MODULE_LEVEL_DIRECTIVE" && handle(level, log),
      input: { explorer: resolve("index.html"), graphiql: resolve("graphiql.html") },
    },
    // A policy without data: addresses for scripts and styles; small pictures become files, too.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // GraphiQL's editor is large, and is loaded by its own page alone.
    chunkSizeWarningLimit: 5000,
  },
  server: {
    proxy: Object.fromEntries(
      ["/graphql", "/health", "/operations.json", "/schema.graphql"].map((at) => [at, service]),
    ),
  },
});

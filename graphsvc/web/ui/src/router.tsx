import type { ComponentType } from "react";
import { createBrowserRouter, useRouteError } from "react-router";
import { UnreachableError } from "./api/errors.ts";
import { Failure, Loading } from "./parts/states.tsx";
import { Shell } from "./shell/Shell.tsx";

/** A view whose part of the code is loaded when it is first opened. */
function view(load: () => Promise<{ default: ComponentType }>) {
  return {
    lazy: async () => {
      const { default: Component } = await load().catch(() => {
        throw new UnreachableError();
      });
      return { Component };
    },
  };
}

/** What a view that broke leaves; the shell around it stays. */
function Broken() {
  const error = useRouteError();
  return (
    <Failure error={error instanceof Error ? error : new Error(String(error))} retry={() => window.location.reload()} />
  );
}

/** The views by their addresses. */
export const router = createBrowserRouter([
  {
    path: "/",
    Component: Shell,
    HydrateFallback: () => <Loading what="the explorer" />,
    children: [
      {
        ErrorBoundary: Broken,
        children: [
          { index: true, ...view(() => import("./views/home/Home.tsx")) },
          { path: "search", ...view(() => import("./views/search/Search.tsx")) },
          { path: "browse/:slug", ...view(() => import("./views/browse/Browse.tsx")) },
          { path: "node/:id", ...view(() => import("./views/node/NodePage.tsx")) },
          { path: "graph", ...view(() => import("./views/graph/Graph.tsx")) },
          { path: "compare", ...view(() => import("./views/compare/Compare.tsx")) },
          { path: "matrix", ...view(() => import("./views/matrix/Matrix.tsx")) },
          { path: "document/:id", ...view(() => import("./views/document/DocumentText.tsx")) },
          { path: "quality", ...view(() => import("./views/quality/Quality.tsx")) },
          { path: "*", ...view(() => import("./views/missing/Missing.tsx")) },
        ],
      },
    ],
  },
]);

import { lazy, Suspense } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { Failure, Loading } from "../parts/states.tsx";
import { ThemeChoice } from "../shell/ThemeChoice.tsx";
import type { Opening } from "./opening.ts";
import styles from "./Page.module.css";

const Workbench = lazy(() => import("./Workbench.tsx"));

/** The page of GraphiQL: the way back to the explorer, and all the rest of the window for the editor. */
export function Page({ opening }: { opening: Promise<Opening> }) {
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <a href="/" className={styles.home} title="To the explorer">
          graphsvc
        </a>
        <h1 className={styles.title}>GraphiQL</h1>
        <a href="/" className={styles.explorer}>
          Explorer
        </a>
        <ThemeChoice />
      </header>
      <main className={styles.main}>
        <ErrorBoundary fallbackRender={({ error }) => <Broken error={error} />}>
          <Suspense fallback={<Waiting />}>
            <Workbench opening={opening} />
          </Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}

function Waiting() {
  return (
    <div className={styles.inset}>
      <Loading what="GraphiQL" />
    </div>
  );
}

function Broken({ error }: { error: unknown }) {
  return (
    <div className={styles.inset}>
      <Failure
        error={error instanceof Error ? error : new Error(String(error))}
        retry={() => window.location.reload()}
      />
    </div>
  );
}

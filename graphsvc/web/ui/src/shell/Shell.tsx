import { useEffect, useRef } from "react";
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from "react-router";
import { SearchBox } from "./SearchBox.tsx";
import styles from "./Shell.module.css";
import { ThemeChoice } from "./ThemeChoice.tsx";

const VIEWS = [
  { to: "/browse/codes", label: "Browse" },
  { to: "/graph", label: "Graph" },
  { to: "/compare", label: "Compare" },
  { to: "/matrix", label: "Matrix" },
  { to: "/quality", label: "Data quality" },
] as const;

/** What surrounds every view of the explorer: the search box, the way to the other views, light or dark. */
export function Shell() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    // A new view is read from its beginning, by screen readers and keyboards too; the first one is there already.
    if (shown.current !== pathname) main.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <header className={styles.bar}>
        <Link to="/" className={styles.home}>
          graphsvc
        </Link>
        <div className={styles.search}>{pathname !== "/" && <SearchBox />}</div>
        <nav className={styles.views} aria-label="Views">
          {VIEWS.map(({ to, label }) => (
            <NavLink key={to} to={to} className={styles.view}>
              {label}
            </NavLink>
          ))}
          <a href="/graphiql" className={styles.view}>
            GraphiQL
          </a>
          <ThemeChoice />
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </>
  );
}

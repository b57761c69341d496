"""The pages that a browser gets: the start page, and GraphiQL as Strawberry ships it."""

import json
from functools import cache
from html import escape
from typing import Final

from starlette.responses import HTMLResponse
from strawberry.http.ides import get_graphql_ide_html

from graphsvc.graph import Release
from graphsvc.resources import OPERATIONS
from graphsvc.web.health import counts

FIRST_OPERATION: Final = OPERATIONS / "codes-sharing-a-modifier.graphql"
"""What GraphiQL opens with."""

FIRST_QUERY: Final = '{ modifier(code: "26") { codes { edges { node { code } evidence { quote } } } } }'
"""Its short form, for a command line."""

CDN: Final = "https://unpkg.com"
"""Where Strawberry's GraphiQL page loads its scripts from."""

NEEDS_INTERNET: Final = "GraphiQL needs the internet: its scripts come from unpkg.com."

_CLOSED: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

_START_POLICY: Final = f"{_CLOSED}; style-src 'unsafe-inline'"

_GRAPHIQL_POLICY: Final = (
    f"{_CLOSED}; script-src {CDN} 'unsafe-inline'; style-src {CDN} 'unsafe-inline';"
    f" font-src {CDN} data:; img-src 'self' data:; connect-src 'self'"
)

_START: Final = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>graphsvc</title>
<style>
  :root {{ color-scheme: light dark }}
  body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem }}
  pre {{ border: 1px solid; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere }}
  td {{ padding-right: 2rem }}
  td + td {{ text-align: right }}
</style>
<main>
<h1>graphsvc</h1>
<p>What documents say about US medical billing codes, with the words that say it.</p>
<ul>
  <li><a href="graphiql">Ask in the browser</a>. {needs_internet}</li>
  <li><a href="schema.graphql">The schema</a></li>
  <li><a href="operations.json">The saved operations</a>, each with its <code>documentId</code></li>
  <li><a href="health">Health</a></li>
</ul>
<h2>Which codes share modifier 26?</h2>
<pre><code>{curl}</code></pre>
<h2>What is served</h2>
<p>Release <code>{release}</code></p>
<table>
{rows}
</table>
</main>
</html>
"""


def start_page(release: Release, base_url: str) -> HTMLResponse:
    """Return the page at `/`: where to go, the first question for curl, and what is served.

    Args:
        release: What the graph was built of.
        base_url: Address of the service as the browser knows it, with a slash at the end.
    """
    question = json.dumps({"query": FIRST_QUERY})
    curl = f"curl {base_url}graphql -H 'Content-Type: application/json' \\\n  -d '{question}'"
    page = _START.format(
        needs_internet=NEEDS_INTERNET,
        curl=escape(curl, quote=False),
        release=release.id,
        rows="\n".join(map(_row, counts(release).items())),
    )
    return HTMLResponse(page, headers={"content-security-policy": _START_POLICY})


def _row(counted: tuple[str, int]) -> str:
    name, count = counted
    return f"<tr><td>{name.replace('_', ' ').lower()}</td><td>{count:,}</td></tr>"


def graphiql_page() -> HTMLResponse:
    """Return Strawberry's page with our first operation in it, asking /graphql whatever path shows it."""
    return HTMLResponse(_graphiql_html(), headers={"content-security-policy": _GRAPHIQL_POLICY})


@cache
def _graphiql_html() -> str:
    page = get_graphql_ide_html(graphql_ide="graphiql")
    before, opening, rest = page.partition("const EXAMPLE_QUERY = ")
    _, closing, after = rest.partition("`;")
    text = json.dumps(FIRST_OPERATION.read_text(encoding="utf-8")).replace("</", "<\\/")
    page = f"{before}{opening}{text};{after}" if closing else page
    page = page.replace('window.location.href.split("?")[0]', 'new URL("graphql", window.location.href).href')
    return page.replace("Loading...", f"Loading... {NEEDS_INTERNET}")

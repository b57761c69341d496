"""What stands in the place of the web pages where they are not built."""

import json
from html import escape
from typing import Final

from starlette.responses import HTMLResponse

FIRST_QUERY: Final = '{ modifier(code: "26") { codes { edges { node { code } evidence { quote } } } } }'
"""A question for a command line."""

_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

_NOTICE: Final = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The web pages are not built · graphsvc</title>
<style>
  :root {{ color-scheme: light dark }}
  body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem }}
  pre {{ border: 1px solid; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere }}
</style>
<main>
<h1>The web pages are not built</h1>
<p>The explorer and GraphiQL should be here. Node.js makes them when the package is built, and where this one was built
it could not. All else is served.</p>
<h2>To have them</h2>
<ul>
  <li>In a checkout: run <code>make ui</code>, which tells what is missing, and start the service again. It needs
  Node.js 20.19 or newer, or a way to a Python package index to get it, and a way to an npm registry.</li>
  <li>Elsewhere: install a wheel or a source distribution that holds them.</li>
</ul>
<h2>What works without them</h2>
<p>Questions from a command line or a program, for example which codes share modifier 26:</p>
<pre><code>{curl}</code></pre>
<ul>
  <li><a href="/schema.graphql">The schema</a></li>
  <li><a href="/operations.json">The saved operations</a>, each with its <code>documentId</code></li>
  <li><a href="/health">Health</a>: the release, and how much it holds</li>
</ul>
</main>
</html>
"""


def unbuilt_notice(base_url: str) -> HTMLResponse:
    """Return the page that says what is missing, how to get it, and what works without; it loads nothing.

    Args:
        base_url: Address of the service as the browser knows it, with a slash at the end.
    """
    question = json.dumps({"query": FIRST_QUERY})
    curl = f"curl {base_url}graphql -H 'Content-Type: application/json' \\\n  -d '{question}'"
    page = _NOTICE.format(curl=escape(curl, quote=False))
    return HTMLResponse(page, 503, {"cache-control": "no-store", "content-security-policy": _POLICY})

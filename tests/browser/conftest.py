"""A browser, a service for it, and pages that bear no error."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from tests.browser.barriers import AXE
from tests.cli.serving import Server

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}

NOTHING = r"$^"
"""A pattern that finds nothing."""

OPTIONS = (
    "--no-sandbox",  # as root, which CI may be, Chromium does not start with one
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # intercepting would turn off the cache
    "--process-per-site",  # a window finds the code that the one before it compiled
)

PATIENCE = 10_000
"""Milliseconds that a page may take to show what is awaited; a tenth of it on an idle machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A service that runs."""

    url: str
    server: Server

    def stop(self) -> None:
        """End it at once, as a machine that fails does."""
        _end(self.server)


Serve = Callable[..., Running]
"""Starts a service with these arguments beside the port."""


class Opener(Protocol):
    """Opens a window of a service."""

    def __call__(
        self, url: str = ..., *, size: ViewportSize = ..., dark: bool = ..., cold: bool = ..., may_log: str = ...
    ) -> Page:
        """Open one of this size, whose console may tell of errors that this pattern finds.

        Nothing is stored in it; a cold one has not even loaded a script before.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one person's browser keeps of the built-in documents' service, for one window after the other."""

    context: BrowserContext
    keeper: Page
    """A page without a script: as long as it stands, compiled code stays in memory."""

    @property
    def is_free(self) -> bool:
        """Whether no window of it is open."""
        return self.context.pages == [self.keeper]

    def forget(self) -> None:
        """Delete what the window before has stored, and what it was permitted."""
        self.context.clear_cookies()
        self.context.clear_permissions()
        self.keeper.evaluate("localStorage.clear()")


class Profiles:
    """Profiles by the size and the colours of their windows."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self._kept: dict[tuple[int, bool], Profile] = {}

    def lend(self, size: ViewportSize, *, dark: bool) -> BrowserContext | None:
        """Return one that has nothing stored, or none while a window of it is open."""
        key = (size["width"], dark)
        profile = self._kept.get(key)
        if profile is None:
            context = _context(self._browser, self._url, size, dark=dark)
            keeper = context.new_page()
            keeper.goto("/schema.graphql")
            profile = self._kept[key] = Profile(context=context, keeper=keeper)
        if not profile.is_free:
            return None
        profile.forget()
        return profile.context


def _chromium() -> str | None:
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, or a skip with the reason; where CI runs, a failure."""
    command = _chromium()
    if command is None:
        reason = "no Chromium was found: install one, or name it in the environment as CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def service() -> Iterator[str]:
    """The address of a service of the built-in documents."""
    with _serving() as running:
        yield running.url


@pytest.fixture(scope="session")
def profiles(browser: Browser, service: str) -> Profiles:
    """What windows of the built-in documents' service share: scripts, and nothing that can be seen."""
    return Profiles(browser, service)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts services of other documents or settings, and stops them at the end."""
    with ExitStack() as services:
        yield lambda *arguments: services.enter_context(_serving(*map(str, arguments)))


@pytest.fixture(scope="module")
def serve_for_all() -> Iterator[Serve]:
    """Starts services that the tests of a module only read, and stops them at its end."""
    with ExitStack() as services:
        yield lambda *arguments: services.enter_context(_serving(*map(str, arguments)))


@pytest.fixture
def open_window(
    request: pytest.FixtureRequest,
    browser: Browser,
    service: str,
    profiles: Profiles,
    serve: Serve,  # noqa: ARG001 - its services end after the windows
) -> Iterator[Opener]:
    """Opens windows, of which none may log an error, break the policy of its page, or ask another host."""
    folder: Path | None = request.config.getoption("pictures")
    picture = folder and folder / f"{re.sub(r'[^A-Za-z0-9.-]+', '_', request.node.name)}.png"
    with ExitStack() as windows:

        def opened(
            url: str = service,
            *,
            size: ViewportSize = DESKTOP,
            dark: bool = False,
            cold: bool = False,
            may_log: str = NOTHING,
        ) -> Page:
            lent = None if cold or url != service else profiles.lend(size, dark=dark)
            context = lent or windows.enter_context(_context(browser, url, size, dark=dark))
            return windows.enter_context(_window(context, may_log, picture))

        yield opened


@pytest.fixture
def checker() -> None:
    """Skips where axe is missing; where CI runs, that is a failure."""
    if not AXE.is_file():
        reason = "axe-core is missing: make check installs it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture
def page(open_window: Opener) -> Page:
    """A window of the service of the built-in documents, as wide as a desk's."""
    return open_window()


@contextmanager
def _serving(*arguments: str) -> Iterator[Running]:
    server = Server.started(*arguments)
    try:
        yield Running(url=f"http://127.0.0.1:{server.port}", server=server)
    finally:
        _end(server)


def _end(server: Server) -> None:
    """End a service at once, unless it has ended."""
    if server.child.returncode is None:
        server.child.kill()
        server.child.communicate()


def _context(browser: Browser, url: str, size: ViewportSize, *, dark: bool) -> BrowserContext:
    context = browser.new_context(
        base_url=url,
        viewport=size,
        color_scheme="dark" if dark else "light",
        has_touch=size == PHONE,
        is_mobile=size == PHONE,
    )
    context.set_default_timeout(PATIENCE)
    return context


@contextmanager
def _window(context: BrowserContext, may_log: str, picture: Path | None) -> Iterator[Page]:
    page = context.new_page()
    complaints: list[str] = []
    outside: list[str] = []
    hosts = re.compile(r"^(https?|wss?)://(?!127\.0\.0\.1[:/])")
    page.on("request", lambda request: outside.append(request.url) if hosts.match(request.url) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    try:
        yield page
        if picture and not page.is_closed():
            page.screenshot(path=picture)
    finally:
        page.close()
    assert not outside, f"asked of other hosts: {outside}"
    unexpected = [complaint for complaint in complaints if not re.search(may_log, complaint)]
    assert not unexpected, unexpected

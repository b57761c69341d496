"""Which elements of a page are no part of its subject: navigation, footers, asides, scripts, controls."""

from collections.abc import Mapping
from typing import Final

_NEVER_READ: Final = frozenset(
    {
        *("audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "noscript"),
        *("object", "script", "select", "style", "svg", "template", "textarea", "video"),
    }
)
"""Elements that hold no running text (HTML Living Standard, 2026), or repeat it for another means."""

_SITE: Final = frozenset({"nav", "aside", "footer"})
_SITE_ROLES: Final = frozenset(
    {
        *("alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation"),
        *("search"),
    }
)
"""Landmarks of WAI-ARIA 1.2 that frame the main content."""

_SITE_CLASSES: Final = frozenset(
    {
        *("ad", "ads", "advert", "advertisement", "adsbygoogle", "breadcrumb", "breadcrumbs", "cookie", "cookies"),
        *("cookie-banner", "cookie-consent", "cookie-notice", "footer", "left-sidebar", "main-menu", "main-nav"),
        *("menu", "modal", "nav", "navbar", "navigation", "newsletter", "nav-menu", "page-footer", "page-sidebar"),
        *("pagination", "popup", "promo", "related-posts", "right-sidebar", "share", "share-buttons", "sidebar"),
        *("site-footer", "site-header", "site-nav", "skip-link", "social", "social-links", "social-share"),
        *("sponsored", "toolbar"),
    }
)
"""Names that makers of sites give to such elements, as a whole class or id: "no-sidebar" is none."""

_PAGE: Final = frozenset({"html", "body", "main", "article", "section", "table", "tr", "td", "th", "form"})
"""Elements whose class speaks of the page's layout or state: `<body class="menu">`."""


def is_furniture_element(tag: str, attributes: Mapping[str, str], *, strict: bool) -> bool:
    """Tell whether an element and all in it is left out.

    Args:
        tag: Its name.
        attributes: Its attributes.
        strict: Leave out the furniture of the site, too, and not only what is never read.
    """
    if tag in _NEVER_READ:
        return True
    if not strict or tag in ("html", "body"):
        return False
    role = attributes.get("role", "")
    if tag in _SITE or role in _SITE_ROLES or attributes.get("aria-hidden") == "true":
        return True
    if "hidden" in attributes and role != "tabpanel":
        return True
    names = {*attributes.get("class", "").lower().split(), attributes.get("id", "").lower()}
    return tag not in _PAGE and not names.isdisjoint(_SITE_CLASSES)

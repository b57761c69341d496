"""What is served, for monitors and for people."""

from collections.abc import Mapping

import orjson
from starlette.responses import Response

from graphsvc.graph import Release


def health(release: Release) -> Response:
    """Return the answer of `/health`: that the service answers, from which release, and how much it holds."""
    body = {
        "status": "ok",
        "release": release.id,
        "built_at": release.built_at.isoformat() if release.built_at else None,
        "counts": counts(release),
    }
    return Response(orjson.dumps(body), media_type="application/json", headers={"cache-control": "no-store"})


def counts(release: Release) -> Mapping[str, int]:
    """Return how much a release holds: what is said and noted, then nodes by kind, as in `CODE`."""
    return {
        "assertions": release.assertions,
        "evidence": release.evidence,
        "gaps": release.gaps,
        "review_notes": release.review_notes,
        **{kind.value: count for kind, count in release.nodes},
    }

"""JSON Schemas of arguments and answers, without what says nothing: every agent reads them before it asks."""

from typing import Any, Final

from graphsvc.agent.forms import adapter_of

_LAST: Final = ("quotes", "after", "max_tokens")
"""Arguments that many tools take, and that are told last."""

_NULL: Final = {"type": "null"}


def input_schema(form: Any) -> dict[str, Any]:  # noqa: ANN401 - a class, or an alias of one
    """Return the schema of a tool's arguments, those first that it needs."""
    schema: dict[str, Any] = _terse(adapter_of(form).json_schema())
    needed = schema.get("required", ())
    schema["properties"] = dict(sorted(schema["properties"].items(), key=lambda item: _place(item[0], needed)))
    return schema


def output_schema(form: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the schema of a tool's answers; which values a text may have, nobody needs to know before they read it."""
    schema: dict[str, Any] = _terse(adapter_of(form).json_schema(mode="serialization"))
    definitions = schema.pop("$defs", {})
    texts = {f"#/$defs/{name}" for name, part in definitions.items() if "enum" in part}
    kept = {name: part for name, part in definitions.items() if "enum" not in part}
    result: dict[str, Any] = _with_plain_texts({**schema, "$defs": kept}, texts)
    return result


def _place(name: str, needed: list[str]) -> int:
    return 0 if name in needed else 2 + _LAST.index(name) if name in _LAST else 1


def _terse(schema: Any) -> Any:  # noqa: ANN401
    """Return a schema without titles, without docstrings of classes, and without null where nothing may be left out."""
    if isinstance(schema, list):
        return [_terse(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if _NULL in schema.get("anyOf", ()) and len(schema["anyOf"]) == 2:
        (other,) = (part for part in schema["anyOf"] if part != _NULL)
        schema = {**other, **{key: part for key, part in schema.items() if key not in {"anyOf", "default"}}}
    dropped = {"title", "description"} if "properties" in schema or "enum" in schema else {"title"}
    return {
        key: {name: _terse(one) for name, one in part.items()} if key in {"properties", "$defs"} else _terse(part)
        for key, part in schema.items()
        if key not in dropped
    }


def _with_plain_texts(schema: Any, texts: set[str]) -> Any:  # noqa: ANN401
    if isinstance(schema, list):
        return [_with_plain_texts(part, texts) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("$ref") in texts:
        return {"type": "string", **{key: part for key, part in schema.items() if key != "$ref"}}
    return {key: _with_plain_texts(part, texts) for key, part in schema.items()}

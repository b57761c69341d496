"""Settings from flags and environment variables."""

from collections.abc import Mapping, Sequence

from graphsvc.errors import SettingError
from graphsvc.settings.spec import Spec
from graphsvc.settings.table import SPECS, Settings


def read_settings(flags: Mapping[str, str | Sequence[str] | None], environ: Mapping[str, str]) -> Settings:
    """Make settings of texts: a flag wins over the environment, the environment over the default.

    Args:
        flags: Texts by field name; None or an empty sequence where a flag was not given.
        environ: Environment variables; an empty one counts as not set.

    Raises:
        SettingError: a text is not a value of its setting.
    """
    values: dict[str, object] = {}
    for name, spec in SPECS.items():
        texts = _given(spec, flags.get(name), environ.get(spec.env, ""))
        if texts:
            parsed = tuple(_parse(spec, text) for text in texts)
            values[name] = parsed if spec.separator else parsed[0]
    return Settings(**values)  # type: ignore[arg-type]  # each value is what its setting's `parse` returned


def _given(spec: Spec, flag: str | Sequence[str] | None, variable: str) -> Sequence[str]:
    if isinstance(flag, str):
        return (flag,)
    if flag:
        return flag
    texts = variable.split(spec.separator) if spec.separator else (variable,)
    return [text.strip() for text in texts if text.strip()]


def _parse(spec: Spec, text: str) -> object:
    try:
        return spec.parse(text)
    except ValueError as error:
        raise SettingError(
            f"{spec.flag} cannot be '{text}': {error}",
            value=text,
            hint=f"set it by {spec.flag} {spec.metavar} or {spec.env}",
        ) from None

"""Flags made from the table of settings."""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import click

from graphsvc.settings import SPECS, Settings, default_text, read_settings

F = TypeVar("F", bound=Callable[..., Any])


def setting_options(*names: str) -> Callable[[F], F]:
    """Decorate a command with the flags of these settings, in this order.

    The command gets each as text, unread: `settings_of` reads them.
    """

    def decorate(command: F) -> F:
        for name in reversed(names):
            spec = SPECS[name]
            told = [f"env: {spec.env}"]
            if default := default_text(name):
                told.append(f"default: {default}")
            option = click.option(
                spec.flag,
                name,
                metavar=spec.metavar,
                multiple=spec.separator is not None,
                help=f"{spec.help}{' May be repeated.' if spec.separator else ''}  [{'; '.join(told)}]",
            )
            command = option(command)
        return command

    return decorate


def settings_of(flags: Mapping[str, str | Sequence[str] | None]) -> Settings:
    """Return the settings that flags, environment and defaults give.

    Raises:
        SettingError: a text is not a value of its setting.
    """
    return read_settings(flags, os.environ)

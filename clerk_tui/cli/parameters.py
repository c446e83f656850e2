"""Dates, moments and instants as command-line options; of a wrong one the InputError names the option."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from functools import wraps
from typing import Any

import click

from clerk_tui.domain.dates import LONDON, parse_date, parse_instant, split_moment
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.text import headed

Option = Callable[[Callable[..., Any]], Callable[..., Any]]
Moment = tuple[date, time | None]

_OFFSET = re.compile(r"\d{2}:\d{2}.*([Zz]|[+-]\d{2}:?\d{2})$")


class Read(click.types.FuncParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """What a function makes of the words given for an option or argument; its InputError stands behind the name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        if param is None:
            return self.func(value)
        named = max(param.opts, key=len) if isinstance(param, click.Option) else headed(str(param.name))
        return of_field(named, self.func, value)


def day_or_nothing(name: str, typed: str) -> date | None:
    """The day given for the option of this name; None where the option is given empty."""
    return of_field(name, parse_date, typed) if typed.strip() else None


def date_option(*names: str, help: str, required: bool = False) -> Option:
    """A day in British form or ISO, as a `date`."""
    return click.option(*names, type=Read(parse_date), metavar="DATE", help=help, required=required)


def moment_option(*names: str, help: str, required: bool = False) -> Option:
    """A day with an optional time of day, as a `Moment`."""
    return click.option(*names, type=Read(parse_moment), metavar="DATE[THH:MM]", help=help, required=required)


def instant_option(*names: str, help: str, required: bool = False) -> Option:
    """An instant, ISO with an offset or a London date and time, as a `datetime` in UTC."""
    return click.option(*names, type=Read(parse_instant), metavar="INSTANT", help=help, required=required)


def parse_moment(typed: str) -> Moment:
    """London date and, if given, time of day. An instant with an offset is turned into London time first."""
    if _OFFSET.search(typed.strip()):
        local = parse_instant(typed).astimezone(LONDON)
        return local.date(), local.time()
    return split_moment(typed)


def english_rule(rule: str) -> Option:
    """`--nation`: for a nation that does not have the rule the answer is a sentence and no date."""

    def with_nation(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def checked(*, nation: str, **given: Any) -> Any:
            must_apply(rule, Nation(nation))
            return command(**given)

        choice = click.Choice([nation.value for nation in Nation])
        return click.option("--nation", type=choice, default=Nation.ENGLAND.value, show_default=True)(checked)

    return with_nation


def must_apply(rule: str, nation: Nation) -> None:
    """InputError where the rule is no law of this nation."""
    from clerk_tui.rules.registry import not_in

    if sentence := not_in(rule, nation):
        raise InputError(sentence)

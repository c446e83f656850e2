"""Dates, moments and instants as command-line options; a wrong one is an InputError with its own sentence."""

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

Option = Callable[[Callable[..., Any]], Callable[..., Any]]
Moment = tuple[date, time | None]

_OFFSET = re.compile(r"\d{2}:\d{2}.*([Zz]|[+-]\d{2}:?\d{2})$")


def date_option(*names: str, help: str, required: bool = False) -> Option:
    """A day in British form or ISO, as a `date`."""
    return click.option(*names, type=parse_date, metavar="DATE", help=help, required=required)


def moment_option(*names: str, help: str, required: bool = False) -> Option:
    """A day with an optional time of day, as a `Moment`."""
    return click.option(*names, type=parse_moment, metavar="DATE[THH:MM]", help=help, required=required)


def instant_option(*names: str, help: str, required: bool = False) -> Option:
    """An instant, ISO with an offset or a London date and time, as a `datetime` in UTC."""
    return click.option(*names, type=parse_instant, metavar="INSTANT", help=help, required=required)


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

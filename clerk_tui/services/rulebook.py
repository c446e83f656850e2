"""What a clerk does with the council's rules: look at another council's, begin one's own, add to it, end it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from clerk_tui.domain.council import CallInExample, CallInRule, Council, EffectiveRule, StartEvent, Unit
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.text import one_line
from clerk_tui.register import council as council_rows
from clerk_tui.rules.council_file import stated_council
from clerk_tui.rules.council_text import line_of_generation, with_copy, with_example, with_generation
from clerk_tui.rules.council_trial import NAME
from clerk_tui.rules.number_words import days_of
from clerk_tui.rules.plain_words import newest_first
from clerk_tui.services import councils
from clerk_tui.services.office import Office

_EFFECTS = {
    EffectiveRule.NEXT_DAY: "the day after the last day for requests",
    EffectiveRule.NEXT_WORKING_DAY: "the working day after the last day for requests",
}


@dataclass(frozen=True, slots=True)
class Shipped:
    """One council that ships: whether its call-in rule is configured, in a few words, and how sure it is."""

    id: str
    name: str
    configured: bool
    rule: str
    certainty: str


def shipped() -> list[Shipped]:
    """Every council that comes with the program, configured or not, in order of name."""
    return [_shipped(councils.load(id_)) for id_, _ in councils.shipped()]


def _shipped(council: Council) -> Shipped:
    if not council.call_in:
        return Shipped(council.id, council.name, False, "not configured", "")
    rule = newest_first(council)[0]
    short = days_of(rule.days, rule.unit, clear=rule.clear) + (f", to {rule.cutoff:%H:%M}" if rule.cutoff else "")
    ended = f", until {rule.valid_to.isoformat()}" if rule.valid_to else ""
    return Shipped(council.id, council.name, True, short + ended, rule.certainty)


def file_text(office: Office) -> str:
    """The text of the register's council file."""
    return council_rows.council(office.register).file_text


def place_of(council: Council, rule: CallInRule) -> int:
    """Where a generation stands in the file, counted from 0."""
    return council.call_in.index(rule)


def line_of(office: Office, rule: CallInRule | None) -> int:
    """The line of the file, from 1, on which a generation begins; the first where there is none."""
    return 1 if rule is None else line_of_place(file_text(office), place_of(office.council(), rule))


def line_of_place(text: str, place: int) -> int:
    """The same for a text that is not adopted, by the generation's place in it."""
    return line_of_generation(text, place)


def text_with_copy(office: Office, start: date, rule: CallInRule | None = None, *, source: str, certainty: str) -> str:
    """The file's text with a copy of a generation, the newest if none is named, that holds from `start` on.

    InputError without a source of its own: the older rule's proves nothing for another.
    """
    council, text = office.council(), file_text(office)
    if not council.call_in:
        raise Refused("There is no call-in rule to copy yet; begin one first.")
    chosen = rule or newest_first(council)[0]
    return with_copy(text, council, place_of(council, chosen), start, source=_source(source), certainty=certainty)


def text_with_example(office: Office, example: CallInExample, rule: CallInRule | None = None) -> str:
    """The file's text with a worked example more, for the generation named or for the one in force on its day."""
    council, text = office.council(), file_text(office)
    chosen = rule or _in_force(council, example.published)
    if example.closes is None and example.effective is None:
        raise InputError("An example needs the day on which requests close, or the day of effect.")
    return with_example(text, council, place_of(council, chosen), example)


def _in_force(council: Council, day: date) -> CallInRule:
    for rule in newest_first(council):
        if (rule.valid_from or date.min) <= day <= (rule.valid_to or date.max):
            return rule
    raise Refused("No call-in rule holds on that day; begin one first.")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is asked for when a council's rule is put in: nothing of it is assumed."""

    days: int
    unit: Unit
    start: StartEvent
    effective: EffectiveRule
    source: str
    cutoff: time | None = None
    valid_from: date | None = None
    example: CallInExample | None = None


def text_with_beginning(office: Office, given: Beginning) -> str:
    """The file's text with the council's first rule, as read in its own words. InputError without a source."""
    rule = CallInRule(
        days=given.days,
        unit=given.unit,
        start=given.start,
        effective=given.effective,
        source=_source(given.source),
        certainty="local",
        valid_from=given.valid_from,
        cutoff=given.cutoff,
        examples=(given.example,) if given.example else (),
    )
    if office.council().call_in:
        raise Refused("The council has a call-in rule already; copy it to a new day, or change the file.")
    return with_generation(file_text(office), rule)


def _source(typed: str) -> str:
    source = one_line(typed)
    if not source:
        raise InputError("Say where these words stand; a rule without a source proves nothing.")
    return source


def effect_words() -> list[tuple[str, str]]:
    """The two rules of effect with their words, to choose from."""
    return [(rule.value, words) for rule, words in _EFFECTS.items()]


def adoptable(office: Office, council_id: str) -> str:
    """The text of a shipped council's file for this register. Refused where a rule of its own is configured."""
    if office.council().call_in:
        raise Refused("This register's council has a call-in rule of its own; another council's is only to look at.")
    return councils.text_of(council_id)


def look_at(council_id: str | None, folder: Path | None, office: Office | None) -> Council:
    """The council to read about: the one named, from `folder` or of those that ship, or the register's own."""
    if council_id is not None:
        return councils.load(council_id, folder)
    assert office is not None
    return office.council()


def read_stated(text: str, name: str = NAME) -> Council:
    """A council file's values, its examples not run."""
    return stated_council(text, name)

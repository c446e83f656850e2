"""What changes when one council file takes the place of another: the old and the new sentence beside one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from clerk_tui.domain.council import CallInRule, Council, Unit
from clerk_tui.rules.number_words import listed
from clerk_tui.rules.plain_words import (
    example_lines,
    generation_dates,
    generation_lines,
    newest_first,
    not_configured,
    open_points,
    stated_lines,
)

_ALIKE = 0.5
"""From this share of common words on, two sentences are one that was changed."""
_SAME_BEGINNING = 0.3


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence: `was` is empty where it comes new, `now` where it falls away."""

    was: str
    now: str

    def lines(self) -> list[str]:
        """The two under one another, or the one there is."""
        if not self.was:
            return [f"New: {self.now}"]
        return [f"Was: {self.was}", f"Now: {self.now}"] if self.now else [f"No longer: {self.was}"]


@dataclass(frozen=True, slots=True)
class Section:
    """What changes in one generation of the rule, or beside call-in. `notes` say the heart of it in few words."""

    head: str
    notes: tuple[str, ...]
    changes: tuple[Change, ...]


def changed(old: Council, new: Council) -> list[Section]:
    """The sections in which something changes, the newest generation first."""
    sections = [*_generations(old, new), _beside(old, new)]
    return [section for section in sections if section.notes or section.changes]


def _generations(old: Council, new: Council) -> Iterator[Section]:
    before = {rule.valid_from: rule for rule in old.call_in}
    after = {rule.valid_from: rule for rule in new.call_in}
    come = [rule for rule in newest_first(new) if rule.valid_from not in before]
    gone = [rule for rule in newest_first(old) if rule.valid_from not in after]
    # A rule whose first day alone was put right is the same rule.
    moved = dict(zip((rule.valid_from for rule in come), gone, strict=False))
    for rule in newest_first(new):
        same = before.get(rule.valid_from) or moved.get(rule.valid_from)
        yield _same(old, new, same, rule) if same is not None else _come(new, rule)
    for rule in gone[len(come) :]:
        lines = [*generation_lines(old, rule), *example_lines(rule)]
        yield Section(f"{generation_dates(rule)}, a rule that falls away:", (), _pairs(lines, []))


def _same(old: Council, new: Council, was: CallInRule, now: CallInRule) -> Section:
    pairs = _pairs(
        [*generation_lines(old, was), *example_lines(was)], [*generation_lines(new, now), *example_lines(now)]
    )
    dates = (generation_dates(was), generation_dates(now))
    if dates[0] != dates[1]:
        pairs = (Change(f"{dates[0]}.", f"{dates[1]}."), *pairs)
    return Section(f"{dates[1]}:", tuple(_notes(was, now)), pairs)


def _come(new: Council, rule: CallInRule) -> Section:
    """A new generation, held beside the one before it, which stays: its examples do not fall away."""
    earlier = [each for each in newest_first(new) if (each.valid_from or date.min) < (rule.valid_from or date.min)]
    if not earlier:
        lines = [*generation_lines(new, rule), *example_lines(rule)]
        return Section(f"{generation_dates(rule)}, a new rule:", (), _pairs([], lines))
    last = earlier[0]
    pairs = _pairs(generation_lines(new, last), generation_lines(new, rule))
    pairs = (*pairs, *(Change("", line) for line in example_lines(rule)))
    notes = tuple(_notes(last, rule)) or (() if pairs else ("Nothing differs from it.",))
    return Section(f"{generation_dates(rule)}, a new rule; what differs from the one before it:", notes, pairs)


def _beside(old: Council, new: Council) -> Section:
    lines = [
        [*([] if council.call_in else [not_configured(council)]), *stated_lines(council)] for council in (old, new)
    ]
    return Section("Beside call-in:", (), _pairs(lines[0], lines[1]))


def _notes(was: CallInRule, now: CallInRule) -> Iterator[str]:
    if (was.days, was.unit, was.clear) != (now.days, now.unit, now.clear):
        kinds = [_kind(was), _kind(now)]
        more = f" {kinds[1]}day{'' if now.days == 1 else 's'}" if kinds[0] != kinds[1] else ""
        yield f"{was.days} {kinds[0]}day{' becomes' if was.days == 1 else 's become'} {now.days}{more}."
    if open_ := [point for point in open_points(now) if point not in open_points(was)]:
        yield f"No longer stated in the file: {listed(open_)}."


def _kind(rule: CallInRule) -> str:
    return ("clear " if rule.clear else "") + ("working " if rule.unit is Unit.WORKING else "calendar ")


def _pairs(old: Sequence[str], new: Sequence[str]) -> tuple[Change, ...]:
    """The sentences that differ, each with the one it takes the place of, in the order of the new; then those gone."""
    gone = [line for line in old if line not in new]
    found = []
    for line in (line for line in new if line not in old):
        best = max(gone, key=lambda was: _likeness(was, line), default="")
        if best and _likeness(best, line) >= _ALIKE:
            gone.remove(best)
            found.append(Change(best, line))
        else:
            found.append(Change("", line))
    return (*found, *(Change(line, "") for line in gone))


def _likeness(was: str, now: str) -> float:
    old, new = was.split(), now.split()
    return SequenceMatcher(None, old, new).ratio() + (_SAME_BEGINNING if old[:2] == new[:2] else 0)

"""The forward plan in words: an entry, its notices and what differs between them, to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clerk_tui.domain.forward_plan import PLAN_FIELD, Difference, PlanVersion
from clerk_tui.register import forward_plan as rows
from clerk_tui.rules.key_notice import Tick, period, ticks
from clerk_tui.services.forward_plan import public_entry
from clerk_tui.services.key_tests import test_lines
from clerk_tui.services.office import Office
from clerk_tui.services.plan_fields import field_text
from clerk_tui.services.plan_snapshots import from_json
from clerk_tui.services.plan_state import PlanState, of_entry
from clerk_tui.services.plan_versions import between, place_words

_MORE = ("wards", "consultation", "contact", "private")
_NOTHING = "nothing"


def first_line(text: str) -> str:
    """The first line of a matter, for a list."""
    return text.split("\n", 1)[0]


def list_line(state: PlanState) -> str:
    """One entry of the list."""
    entry = state.entry
    day = period(entry.due_from, entry.due_to) or "No day yet"
    who = entry.decider or "Nobody named"
    return f"{day}. {entry.reference}, {first_line(entry.matter).rstrip('.')}. {who}. {state.says.rstrip('.')}."


def entry_lines(office: Office, entry_id: int) -> list[str]:
    """An entry with its ticks, key tests, notices, and what was made of it."""
    state = of_entry(office, entry_id)
    entry = state.entry
    more = [(name, field_text(entry, name)) for name in _MORE]
    return [
        f"{entry.ref}, {entry.reference}. {entry.matter}",
        f"{state.says.rstrip('.')}.",
        "What the notice says (regulation 9(1)):",
        *(f"  {tick_line(tick)}" for tick in ticks(public_entry(office, entry))),
        *(f"{PLAN_FIELD[name].label.rstrip('?')}: {text}." for name, text in more if text),
        *_tests(office, entry_id),
        *_notices(office, entry_id),
        *(f"On the agenda: I{item_id}, {title}." for item_id, title in rows.items_of(office.register, entry_id)),
        *(f"Its decision record: D{number}, {title}." for number, title in rows.decisions_of(office.register, entry)),
    ]


def tick_line(tick: Tick) -> str:
    """One paragraph of regulation 9(1) and what answers it."""
    says = " / ".join(line for line in tick.says.splitlines() if line.strip())
    return f"({tick.paragraph}) {'stated' if tick.met else 'MISSING'}, {tick.asks}: {says.rstrip('.')}."


def _tests(office: Office, entry_id: int) -> Iterator[str]:
    for number, test in enumerate(rows.key_tests(office.register, entry_id)):
        yield "Key test:" if number == 0 else "An earlier key test:"
        yield from (f"  {line}" for line in test_lines(test))


def _notices(office: Office, entry_id: int) -> Iterator[str]:
    versions = rows.versions(office.register, entry_id)
    starting = rows.starting(versions)
    for version in versions:
        yield version_line(version, runs=version is starting)
    if versions and (found := between(office, entry_id, len(versions))):
        names = ", ".join(each.label for each in found)
        yield f"Not published yet: changes in {names}. forward-plan versions shows them."


def version_line(version: PlanVersion, *, runs: bool) -> str:
    """One notice as it was published; `runs`: the 28 clear days run from this one."""
    words = (
        f"Version {version.sequence}: at the offices {place_words(version.offices_on, version.offices_at)}, on the"
        f" website {place_words(version.website_on, version.website_at)}."
    )
    run = " The 28 clear days run from the later of the two." if runs else ""
    return f"{words}{run}{f' {version.reason.rstrip(chr(46))}.' if version.reason else ''}"


def said_lines(version: PlanVersion) -> list[str]:
    """What one notice said as it was published, where nothing differs that could be shown instead."""
    notice = from_json(version.snapshot)
    more = [
        (PLAN_FIELD[name].label.rstrip("?"), getattr(notice, name)) for name in ("wards", "consultation", "contact")
    ]
    return [
        "Nothing differs.",
        f"Version {version.sequence} said: {notice.reference}. {first_line(notice.matter)}",
        *(f"  {tick_line(tick)}" for tick in ticks(notice)),
        *(f"{label}: {text.rstrip('.')}." for label, text in more if text),
    ]


def difference_lines(found: Sequence[Difference]) -> list[str]:
    """What differs, each text after the other."""
    lines = []
    for each in found:
        lines += [f"{each.label}", f"  was: {each.before or _NOTHING}", f"  is: {each.after or _NOTHING}"]
    return lines or ["Nothing differs."]

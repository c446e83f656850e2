"""Half-typed texts offered where their record is opened: one's own and a colleague's, beside what was saved since."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby, zip_longest
from weakref import WeakKeyDictionary

from textual.app import App

from clerk_tui.domain.dates import format_instant
from clerk_tui.register import drafts
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import kept_texts
from clerk_tui.services.kept_texts import KeptText
from clerk_tui.widgets.cells import fit, wrap
from clerk_tui.widgets.dialogs import Choose, text_width
from clerk_tui.widgets.fields import Field

_SHOWN, _FRAME = 300, 13
_PUT_OFF: WeakKeyDictionary[App[object], set[tuple[int, object]]] = WeakKeyDictionary()
"""Texts of colleagues that this clerk left for later; they are not offered again while the program runs."""


def offer_back(
    screen: DeskWork[None], record: str, record_id: int, widgets: Mapping[str, Field], *, restore: bool
) -> None:
    """Offer every text that waits for a record, field by field.

    With `restore` the clerk has just said to go on: then a text that nothing else stands beside goes back at once.
    """
    found = [text for text in kept_texts.waiting(screen.office, record, record_id) if text.draft.field in widgets]
    offered = [text for text in found if _mine(screen, text) or not (text.published or _put_off(screen, text))]
    order = {name: place for place, name in enumerate(widgets)}
    offered.sort(key=lambda text: order[text.draft.field])
    groups = [list(group) for _, group in groupby(offered, key=lambda text: text.draft.field)]
    if restore:
        for group in [group for group in groups if _plain(screen, group) and not group[0].published]:
            _take(screen, group, group[0], widgets)
            groups.remove(group)
    _offer(screen, groups, widgets)


def _mine(screen: DeskWork[None], text: KeptText) -> bool:
    return text.draft.who == screen.office.who


def _put_off(screen: DeskWork[None], text: KeptText) -> bool:
    return (text.draft.id, text.draft.at) in _PUT_OFF.get(screen.app, set())


def _plain(screen: DeskWork[None], group: list[KeptText]) -> bool:
    """One text of one's own, for a field that nobody changed since."""
    return len(group) == 1 and _mine(screen, group[0]) and group[0].changed is None


def _offer(screen: DeskWork[None], groups: list[list[KeptText]], widgets: Mapping[str, Field]) -> None:
    if not groups:
        return
    group, rest = groups[0], groups[1:]

    def chosen(key: str | None) -> None:
        what, _, number = (key or "later").partition("-")
        text = next((one for one in group if str(one.draft.id) == number), None)
        if what == "take" and text is not None:
            _take(screen, group, text, widgets)
        elif what == "drop" and text is not None:
            screen.desk.do(lambda: drafts.drop_one(screen.office.register, text.draft.id))
            left = [one for one in group if one is not text]
            _offer(screen, [left, *rest] if left else rest, widgets)
            return
        else:
            held = _PUT_OFF.setdefault(screen.app, set())
            held.update((one.draft.id, one.draft.at) for one in group if not _mine(screen, one))
        _offer(screen, rest, widgets)

    question = Choose(_title(group), _options(screen, group), sentence=_sentence(screen, group))
    screen.app.push_screen(question, chosen)


def _take(screen: DeskWork[None], group: list[KeptText], text: KeptText, widgets: Mapping[str, Field]) -> None:
    """Into the field with it; what this clerk had typed there waits on beside it."""
    if any(_mine(screen, one) for one in group if one is not text):
        screen.desk.do(lambda: kept_texts.keep_own(screen.office, text))
    widgets[text.draft.field].restore(text.draft.text)
    widgets[text.draft.field].focus()


def _title(group: list[KeptText]) -> str:
    return "Half-typed text was kept" if len(group) == 1 else f"{len(group)} half-typed texts were kept"


def _options(screen: DeskWork[None], group: list[KeptText]) -> list[tuple[str, str]]:
    takes, drops = [], []
    for text in group:
        number, mine = text.draft.id, _mine(screen, text)
        alone = len(group) == 1
        whose = f"what {'you' if mine else text.draft.who} typed {format_instant(text.draft.at)}"
        if not text.published:
            takes.append((f"take-{number}", "Take it back into the field" if alone and mine else f"Take {whose}"))
        if mine:
            drops.append((f"drop-{number}", "Throw it away" if alone else f"Throw {whose} away"))
    return [*takes, *drops, ("later", "Later; it is kept" if len(group) == 1 else "Later; all are kept")]


def _sentence(screen: DeskWork[None], group: list[KeptText]) -> str:
    first = group[0]
    if _plain(screen, group):
        said = f"{first.label}, typed {format_instant(first.draft.at)}:\n\n{_quote(first.draft.text)}"
    else:
        columns = [(_typed(screen, text), text.draft.text) for text in group]
        changed = max((text.changed for text in group if text.changed), key=lambda one: one[1], default=None)
        if changed is not None:
            columns.insert(0, (f"Saved by {changed[0]}, {format_instant(changed[1])}", first.stands))
        said = f"{first.label}\n\n{_beside(columns, *screen.app.size)}"
    if first.published:
        said += "\n\nThe record was published without it; c corrects a published record."
    return said


def _typed(screen: DeskWork[None], text: KeptText) -> str:
    return f"Typed by {'you' if _mine(screen, text) else text.draft.who}, {format_instant(text.draft.at)}"


def _quote(text: str) -> str:
    return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"


def _beside(columns: list[tuple[str, str]], width: int, height: int) -> str:
    """Texts side by side, two in a row, each under its heading; one too long for the screen ends in an ellipsis."""
    if len(columns) == 1:
        head, text = columns[0]
        return f"{head}:\n\n{_quote(text)}"
    room = (min(text_width(width), text_width(80)) - 3) // 2  # a question is no wider on a wider terminal
    most = max(1, (height - _FRAME) // ((len(columns) + 1) // 2) - 3)
    rows = []
    for start in range(0, len(columns), 2):
        cells = [_cell(head, text, room, most) for head, text in columns[start : start + 2]]
        rows += [" │ ".join(fit(line, room) for line in lines) for lines in zip_longest(*cells, fillvalue="")]
    return "\n".join(rows)


def _cell(head: str, text: str, room: int, most: int) -> list[str]:
    body = [line for part in text.split("\n") for line in wrap(part, room) or [""]]
    shown = body if len(body) <= most else [*body[: most - 1], f"{body[most - 1][: room - 1]}…"]
    return [*wrap(head, room), "-" * room, *(shown if text else ["(empty)"])]

"""The lists: what is typed into a search never raises, a page is a slice of the whole, and the order stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clerk_tui.domain.text import one_line
from clerk_tui.register import history, lists, today_list
from clerk_tui.register.changes import Change
from clerk_tui.register.store import Register
from clerk_tui.services.office import Office
from tests.offices import do, own

TODAY, NOW = "2017-10-10", "2017-10-10T08:30:00Z"
TITLES = (
    "Ward grants 2017", "Award of the call-in contract", "Land of O'Neill and Sons", 'The "quoted" matter',
    "100% funding_bid", "[Cabinet] [/] [@click=app.quit]x[/]", "Café £5,000 — naïve façade", "NOT a AND b OR c NEAR d",
    "title:budget *", "back\\slash", "A", "aé", "ÉCOLE", "- -- ; DROP TABLE decision", "() {} ^ :", "x" * 600,
)  # fmt: skip
REFERENCES = ("EX/{n}/2017", "PH{n}", "18/{n}", "", "D{n}x", "O'{n}")
RESOLUTIONS = ("", "The Executive agreed:\n\n1. To adopt the strategy.\n2. To lobby % the _ Government.", "Noted.")
TYPED = (
    "", " ", "call-in", "18/2017", "O'Neill", '"', '""', '"""', "*", "%", "_", "\0", "a\0b", "\udcff\udcff\udcff",
    "NOT", "title:budget", "a", "É", "éc", "x" * 501, "x" * 60_000, "\\", "[/]", "NEAR(a b)", "t*", "-", "(",
    "ab\x1b[2J",
)  # fmt: skip

quick = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
typed = st.one_of(
    st.sampled_from(TYPED),
    st.text(max_size=12),
    st.sampled_from(TITLES).flatmap(lambda t: st.integers(0, len(t)).map(lambda n: t[n : n + 5])),
)
windows = st.tuples(st.integers(0, 70), st.integers(1, 40))


def fill(change: Change) -> int:
    """Meetings, drafts and publications of every kind, none of them like its neighbour."""
    for n in range(6):
        change.insert("body", name=f"Body {n} {'%' if n == 3 else ''}", kind="committee")
    for n in range(40):
        day = date(2017, 9, 20) + timedelta(days=n)
        agenda = None if n % 3 else (day - timedelta(days=9)).isoformat()
        meeting = change.insert(
            "meeting", body_id=1 + n % 6, day=day.isoformat(), starts="18:00" if n % 2 else None,
            venue=TITLES[n % 16][:80], agenda_on=agenda,
            status=("called", "held", "adjourned", "cancelled")[n % 4 if n > 30 else 0],
        )  # fmt: skip
        item = change.insert("agenda_item", meeting_id=meeting, position=0, number=str(n), title=TITLES[n % 16])
        decide(change, n, meeting, item, day)
    return 1


def decide(change: Change, n: int, meeting: int, item: int, day: date) -> None:
    reference = REFERENCES[n % 6].format(n=n)
    decision = change.insert(
        "decision", item_id=item, meeting_id=meeting, title=TITLES[n % 16], maker="body", maker_name=f"Body {n % 6}",
        status="published" if n % 3 == 2 else "draft", reference=reference, resolution=RESOLUTIONS[n % 3],
        decided_on=None if n % 3 == 0 else day.isoformat(),
    )  # fmt: skip
    if n % 3 != 2:
        return
    closes = None if n % 4 == 1 else day + timedelta(days=4)
    midnight = f"{day + timedelta(days=4)}T23:00:00Z" if n % 2 else f"{day + timedelta(days=5)}T00:00:00Z"
    change.insert(
        "publication", decision_id=decision, published_on=day.isoformat(), recorded_at=NOW, who="clerk",
        closes=closes.isoformat() if closes else None, closes_at=midnight if closes else None,
        effective=None if n % 5 == 4 else (day + timedelta(days=5)).isoformat(), snapshot="{}", snapshot_sha256="0",
        chain_head="0", calendar_fingerprint="0",
    )  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = own(tmp_path_factory.mktemp("lists"))
    do(office.register, fill)
    for n in range(30):
        do(
            office.register,
            lambda change, n=n: change.insert("person", name=f"P{n}", kind="member"),
            action=f"add {n} %",
        )
    yield office
    office.register.close()


@pytest.fixture
def register(office: Office) -> Register:
    return office.register


Page = Callable[[int, int, str], list[Any]]
LISTS: dict[str, tuple[Callable[[Register, str], int], Callable[[Register], Page]]] = {
    "meetings": (lists.count_meetings, lambda r: lambda start, n, text: lists.page_meetings(r, start, n, text)),
    "decisions": (lists.count_decisions, lambda r: lambda start, n, text: lists.page_decisions(r, start, n, text)),
    "windows": (
        lambda r, text: sum(lists.count_windows(r, NOW, text)),
        lambda r: (
            lambda start, n, text: lists.page_windows(
                r, start, n, NOW, text, opened=lists.count_windows(r, NOW, text)[0]
            )
        ),
    ),
    "today": (
        lambda r, text: today_list.count_today(r, TODAY, NOW, text),
        lambda r: lambda start, n, text: today_list.page_today(r, start, n, TODAY, NOW, text),
    ),
    "history": (history.count, lambda r: lambda start, n, text: list(history.page(r, start, n, text))),
}


@pytest.mark.parametrize("name", LISTS)
@given(text=typed, window=windows)
@example(text="", window=(0, 1))
@quick
def test_a_page_is_a_slice_of_the_whole_whatever_is_searched(
    register: Register, name: str, text: str, window: tuple[int, int]
) -> None:
    count, pages = LISTS[name]
    page, (start, length) = pages(register), window
    whole = page(0, 10_000, text)
    assert count(register, text) == len(whole)
    assert page(start, length, text) == whole[start : start + length]
    assert len({repr(row) for row in whole}) == len(whole)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("text", TYPED)
def test_a_hostile_search_finds_a_part_of_the_list_and_never_raises(register: Register, name: str, text: str) -> None:
    count, pages = LISTS[name]
    found, everything = pages(register)(0, 10_000, text), pages(register)(0, 10_000, "")
    assert count(register, text) == len(found)
    assert [row for row in everything if row in found] == found
    if not one_line(text):
        assert found == everything


def plain(text: str) -> str:
    """Lower case of the letters A to Z alone, as LIKE compares."""
    return "".join(char.lower() if "A" <= char <= "Z" else char for char in text)


@given(text=typed)
@quick
def test_the_decisions_found_are_those_that_hold_the_words(register: Register, text: str) -> None:
    words = one_line(text)[:500].strip()
    rows = register.read("SELECT id, title, reference, resolution FROM decision ORDER BY id DESC")
    if len(words) < 3:
        expected = [r["id"] for r in rows if any(plain(words) in plain(r[c]) for c in ("title", "reference"))]
    else:
        expected = [
            r["id"] for r in rows if any(words.lower() in r[c].lower() for c in ("title", "reference", "resolution"))
        ]
    if all(len(char.lower()) == 1 for char in words):
        assert [row.id for row in lists.page_decisions(register, 0, 1000, text)] == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("call-in", "Award of the call-in contract"),
        ("o'neill", "Land of O'Neill and Sons"),
        ('"quoted"', 'The "quoted" matter'),
        ("100%", "100% funding_bid"),
        ("_", "100% funding_bid"),
        ("%", "100% funding_bid"),
        ("école", "ÉCOLE"),
        ("[/] [@click", "[Cabinet] [/] [@click=app.quit]x[/]"),
        ("title:budget", "title:budget *"),
        ("*", "title:budget *"),
    ],
)  # fmt: skip
def test_a_clerk_finds_what_they_typed(register: Register, text: str, title: str) -> None:
    assert {row.title for row in lists.page_decisions(register, 0, 100, text)} == {title}


@pytest.mark.parametrize("typed", ["D4", "d4", "D12", " d12 "])
def test_the_number_that_a_list_shows_finds_its_line(register: Register, typed: str) -> None:
    number = int(typed.strip()[1:])
    assert number in {row.id for row in lists.page_decisions(register, 0, 100, typed)}
    windows = lists.page_windows(register, 0, 100, NOW, opened=lists.count_windows(register, NOW)[0])
    shown = next(row.decision_id for row in windows if row.decision_id >= 10)
    wanted = f"d{shown}"
    found = lists.page_windows(register, 0, 100, NOW, wanted, opened=lists.count_windows(register, NOW, wanted)[0])
    assert shown in {row.decision_id for row in found}
    assert 1 in {row.id for row in lists.page_meetings(register, 0, 100, "m1")}


def test_a_word_of_the_resolution_finds_its_record(register: Register) -> None:
    found = lists.page_decisions(register, 0, 100, "lobby % the _ gov")
    assert found and {row.id % 3 for row in found} == {2}


def test_the_search_index_agrees_with_the_records_after_edits_and_undos(tmp_path: Path) -> None:
    from clerk_tui.services import decisions
    from clerk_tui.services.undoing import undo
    from tests.offices import demo

    office = demo(tmp_path)
    decisions.copy_recommendations(office, 1)
    decisions.set_field(office, 1, "reference", "EX/25/2017")
    decisions.set_field(office, 1, "resolution", "Deferred.")
    undo(office)
    decisions.set_field(office, 2, "reference", "EX/26/2017")
    undo(office)
    office.register.connection.execute("INSERT INTO decision_search (decision_search) VALUES ('integrity-check')")
    assert [row.id for row in lists.page_decisions(office.register, 0, 9, "appendix 2a")] == [1]
    assert lists.page_decisions(office.register, 0, 9, "EX/26") == []
    for _ in range(3):
        undo(office)
    office.register.connection.execute("INSERT INTO decision_search (decision_search) VALUES ('integrity-check')")
    assert lists.page_decisions(office.register, 0, 9, "strategy") == []
    office.register.close()


# The order


def test_meetings_stand_with_the_latest_first(register: Register) -> None:
    days = [row.day for row in lists.page_meetings(register, 0, 100)]
    assert len(days) == 40 and days == sorted(days, reverse=True)


def test_the_board_shows_open_windows_the_next_to_close_first_then_the_rest_the_latest_effect_first(
    register: Register,
) -> None:
    opened, rest = lists.count_windows(register, NOW)
    board = lists.page_windows(register, 0, 100, NOW, opened=opened)
    now = datetime.fromisoformat(NOW)
    first, then = board[:opened], board[opened:]
    assert opened > 2 and len(then) == rest > 2
    assert all(row.closes_at and row.closes_at > now for row in first)
    assert not any(row.closes_at and row.closes_at > now for row in then)
    assert [row.closes_at for row in first] == sorted(row.closes_at for row in first if row.closes_at)
    effects = [row.effective or date.min for row in then]
    assert effects == sorted(effects, reverse=True)


def test_a_window_that_closes_this_very_second_is_closed(register: Register) -> None:
    closing = next(row.closes_at for row in lists.page_windows(register, 0, 1, NOW, opened=1) if row.closes_at)
    at = closing.isoformat().replace("+00:00", "Z")
    before = (closing - timedelta(seconds=1)).isoformat().replace("+00:00", "Z")
    assert lists.count_windows(register, before)[0] == lists.count_windows(register, at)[0] + 1


def test_what_is_due_stands_in_the_order_of_its_days(register: Register) -> None:
    due = today_list.page_today(register, 0, 1000, TODAY, NOW)
    assert {row.kind for row in due} == {"publish", "record", "call-in", "effect", "meeting"}
    closes = {row.decision_id: row.closes for row in lists.page_windows(register, 0, 100, NOW, opened=100)}
    days = []
    for row in due:
        if row.kind == "meeting" and row.agenda_on is None:
            continue
        days.append(closes[row.id] if row.kind == "call-in" else date.fromisoformat(row.gate))
    assert days == sorted(days)  # type: ignore[type-var]


def test_a_meeting_without_its_agenda_stands_where_its_agenda_is_due(register: Register) -> None:
    without = today_list.days_without_agenda(register, TODAY, 5)
    assert len(without) == 5 and without == sorted(without) and all(str(day) >= TODAY for day in without)
    first = {day: date(2017, 9, 1) for day in without}
    due = today_list.page_today(register, 0, 5, TODAY, NOW, agenda_due=first)
    assert [row.meeting_day for row in due] == without


def test_cancelled_adjourned_and_held_meetings_are_not_due(register: Register) -> None:
    due = {row.id for row in today_list.page_today(register, 0, 1000, TODAY, NOW) if row.kind == "meeting"}
    status = {row["id"]: row["status"] for row in register.read("SELECT id, status FROM meeting")}
    assert {status[number] for number in due} == {"called"}

"""What was counted for a list is kept until something is written, another day begins or what it hangs on changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import Refused
from clerk_tui.register.changes import Change
from clerk_tui.services.office import Office
from tests.offices import EVENING, beside, demo, do, rename


class Counting:
    """Counts how often it was asked."""

    def __init__(self, office: Office) -> None:
        self.office, self.times = office, 0

    def ask(self, until: object = None) -> int:
        def work() -> int:
            self.times += 1
            return self.times

        return self.office.keep("counted", work, until=until)


def test_a_list_drawn_twice_is_counted_once(tmp_path: Path) -> None:
    counting = Counting(demo(tmp_path, EVENING))
    assert [counting.ask(), counting.ask(), counting.ask()] == [1, 1, 1]


def test_a_change_by_this_clerk_or_by_another_has_it_counted_anew(tmp_path: Path) -> None:
    office = demo(tmp_path, EVENING)
    counting, colleague = Counting(office), beside(office)
    assert counting.ask() == 1
    rename(office.register, 1, "Cllr Zander")
    assert counting.ask() == counting.ask() == 2
    rename(colleague.register, 1, "Cllr Young")
    assert counting.ask() == 3


def test_another_day_or_another_second_has_it_counted_anew(tmp_path: Path) -> None:
    counting = Counting(demo(tmp_path, EVENING))
    assert [counting.ask("a"), counting.ask("b"), counting.ask("b")] == [1, 2, 2]
    counting.office.clock.rehearse(parse_instant("2017-10-10T09:00:00+01:00"))
    assert counting.ask("b") == 3


def test_nothing_is_kept_of_a_change_that_is_refused_after_all(tmp_path: Path) -> None:
    office = demo(tmp_path, EVENING)

    def name() -> str:
        row = office.register.read_one("SELECT name FROM person WHERE id = 1")
        assert row is not None
        return str(row["name"])

    before = office.keep("name", name)

    def work(change: Change) -> int:
        change.update("person", 1, int(str(change.row("person", 1)["version"])), name="Cllr Zander")
        assert office.keep("name", name) == "Cllr Zander"
        raise Refused("It may not be.")

    with pytest.raises(Refused):
        do(office.register, work)
    assert office.keep("name", name) == before != "Cllr Zander"

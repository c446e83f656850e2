"""Two records of one title are told apart in every list."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.services import decisions, publishing
from tests.offices import ICT, MONEY, TUESDAY, demo, recorded
from tests.screens.desk_at_work import SMALL, at_work

LONG = "KEY/14FEB2022/01", "KEY/14FEB2022/02"


async def test_two_records_of_one_title_are_told_apart_in_every_list(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.set_fields(office, ICT, {"reference": LONG[0]})
    typed = {
        "title": "ICT/DIGITAL STRATEGY 2017-2022", "resolution": "To agree.", "decided_on": "9 October 2017",
        "reasons": "It is due.", "alternatives": "None.", "conflicts": "None declared.", "reference": LONG[1],
        "attendance": "Benson, Blackburn",
    }  # fmt: skip
    decisions.set_fields(office, MONEY, typed)
    for decision_id in (ICT, MONEY):
        publishing.publish(office, decision_id)
    async with at_work(office, size=SMALL) as clerk:
        for view, first, second in (
            ("1", f" D{ICT} ", f" D{MONEY} "), ("3", LONG[0], LONG[1]), ("4", f" D{ICT} ", f" D{MONEY} "),
            ("5", f"D{ICT} published", f"D{MONEY} published"),
        ):  # fmt: skip
            await clerk.press(view)
            await clerk.sees(first)
            await clerk.sees(second)


async def test_the_text_that_waits_says_of_which_record_it_is(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    async with at_work(office, size=SMALL) as clerk:
        await clerk.press("3", "enter")
        await clerk.sees("Draft, not published")
        await clerk.type("EX/2")
        await clerk.until(lambda: bool(office.register.read("SELECT 1 FROM draft")), "the draft kept")
    async with at_work(demo_again(tmp_path), size=SMALL) as clerk:
        await clerk.sees("of D2, FINANCIAL PERFORMANCE")


def demo_again(folder: Path):
    """The same register, opened again."""
    from clerk_tui.domain.dates import parse_instant
    from clerk_tui.services.registers import open_office

    return open_office(folder / "demo.clerk", now=parse_instant(TUESDAY))

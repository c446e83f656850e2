"""What leaves is read before it leaves: the whole notice, at the question whether to publish, and as a command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clerk_tui.register import decisions as records
from clerk_tui.services import decisions, publishing
from clerk_tui.services.checking import case
from clerk_tui.services.draft_record import NOT_YET
from clerk_tui.services.office import Office
from clerk_tui.services.previewing import notice_preview, notices_preview
from clerk_tui.widgets.confirm_reading import ConfirmReading
from clerk_tui.widgets.dialogs import ShowText
from tests.cli.calling import Caller
from tests.offices import ICT, MONEY, TUESDAY, demo, recorded
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return recorded(demo(tmp_path, TUESDAY))


def both(office: Office) -> Office:
    """Both decisions of the meeting ready to go out."""
    decisions.copy_recommendations(office, MONEY)
    decisions.copy_reasons(office, MONEY)
    decisions.set_fields(
        office, MONEY,
        {"decided_on": "9 October 2017", "conflicts": "None declared.", "attendance": "Benson", "key_decision": "no"},
    )  # fmt: skip
    return office


def words(text: str) -> list[str]:
    return text.split()


def test_the_preview_has_the_words_of_the_notice_but_for_the_entry_that_it_will_be(office: Office) -> None:
    before = notice_preview(office, case(office, ICT))
    assert not records.publication(office.register, ICT)
    done = publishing.publish(office, ICT)
    assert words(before.replace(_wrapped(NOT_YET, before), done.chain_head)) == words(
        publishing.notice_text(office, ICT)
    )


def _wrapped(sentence: str, text: str) -> str:
    """A sentence as it stands in a text, whatever lines it goes over."""
    found = re.search(r"\s+".join(map(re.escape, sentence.split())), text)
    assert found is not None
    return found[0]


def test_several_notices_follow_one_another_each_under_its_number(office: Office) -> None:
    both(office)
    cases = [case(office, number) for number in (ICT, MONEY)]
    text = notices_preview(office, cases)
    assert text.startswith("Notice 1 of 2: D1\n\nBlackpool Council\n") and "\n\nNotice 2 of 2: D2\n\n" in text
    assert all(notice_preview(office, one) in text for one in cases)


async def scroll_through(clerk: Clerk) -> str:
    """Every line of the text that is shown, read page by page."""
    seen: list[str] = []
    reader = clerk.app.screen.focused
    assert isinstance(clerk.app.screen, ShowText) and reader is not None
    while True:
        seen.append(clerk.words())
        at = reader.scroll_offset.y
        await clerk.press("pagedown")
        await clerk.pilot.pause()
        if reader.scroll_offset.y == at:
            return " ".join(seen)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_at_the_question_r_shows_the_whole_notice_and_the_question_waits(
    office: Office, size: tuple[int, int]
) -> None:
    lines = [line.strip() for line in notice_preview(office, case(office, ICT)).splitlines() if line.strip(" -=.")]
    async with at_work(office, size=size) as clerk:
        await clerk.sees("ICT/DIGITAL STRATEGY")
        clerk.app.screen.open_ref("D1")
        await clerk.sees("D1 item 2")
        await clerk.press("f8")
        await clerk.sees("r Read it first y Publish n or Esc Not yet")
        await clerk.press("r")
        await clerk.sees("This notice would go out; nothing is published yet")
        shown = await scroll_through(clerk)
        assert [line for line in lines if " ".join(line.split()) not in shown] == []
        assert records.publication(office.register, ICT) is None
        await clerk.press("q")
        await clerk.until(lambda: isinstance(clerk.app.screen, ConfirmReading), "the question again")
        await clerk.press("y")
        await clerk.sees("Published Tuesday 10 October 2017")


async def test_before_several_go_out_each_is_read_in_the_list_and_all_at_the_question(office: Office) -> None:
    async with at_work(both(office), size=LARGE) as clerk:
        await clerk.sees("ICT/DIGITAL STRATEGY")
        clerk.app.screen.open_ref("M1")
        await clerk.sees("M1")
        await clerk.press("f8")
        await clerk.sees("2 of 2 would be published at once")
        await clerk.press("down", "r")
        await clerk.sees("This notice would go out; nothing is published yet")
        assert "FINANCIAL" in clerk.words().upper()
        await clerk.press("q", "f8")
        await clerk.sees("Publish these 2 decisions?")
        await clerk.press("r")
        await clerk.sees("These 2 notices would go out; nothing is published yet")
        await clerk.sees("Notice 1 of 2: D1")
        await clerk.press("q", "n")
        assert records.publication(office.register, ICT) is None


async def test_a_draft_that_may_not_be_shown_says_why_and_the_question_stays(office: Office) -> None:
    async with at_work(both(office), size=LARGE) as clerk:
        await clerk.sees("ICT/DIGITAL STRATEGY")
        clerk.app.screen.open_ref("M1")
        await clerk.sees("M1")
        decisions.set_field(office, ICT, "exempt_text", "Falconbridge asked for £871,000.")
        decisions.set_field(office, ICT, "notes", "See what Falconbridge said.")
        await clerk.press("f8")
        await clerk.sees("1 of 2 would be published at once")
        await clerk.press("r")
        await clerk.sees("D1 cannot be shown as the public would read it")


def test_as_a_command_it_is_shown_whole_and_nothing_is_published(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    call = Caller(capsys, office.register.path)
    said = call.ok("publish", "D1", "--preview", now=TUESDAY).out
    assert said.startswith("D1 would go out as follows; nothing is published yet.\n\nBlackpool Council\n")
    assert words(notice_preview(office, case(office, ICT))) == words(said)[10:]
    both(office)
    found = call.ok("publish", "M1", "--preview", "--json", now=TUESDAY).json["previews"]
    assert [one["ref"] for one in found] == ["D1", "D2"]
    later = call.ok("publish", "D1", "--preview", "--on", "11 October 2017", now=TUESDAY).out
    assert "Monday 16 October 2017" in later
    assert records.publication(office.register, ICT) is None


def test_the_command_refuses_what_is_published_and_what_may_be_exempt(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    call = Caller(capsys, office.register.path)
    office.register.connection.execute("UPDATE agenda_item SET exempt = 1 WHERE id = 2")
    assert "[EXEMPT]" in call("publish", "D1", "--preview", now=TUESDAY).sentence
    passed = call.ok("publish", "D1", "--preview", "--override", "EXEMPT=Looked through", now=TUESDAY).out
    assert passed.startswith("D1 would go out")
    publishing.publish(office, ICT, overrides=dict.fromkeys(("EXEMPT", "EN-PM28", "EN-PM5"), "Looked through"))
    assert call("publish", "D1", "--preview").sentence == (
        "D1 is published already; “clerk-tui notice D1” shows its notice."
    )

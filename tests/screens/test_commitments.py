"""Commitments by keys: entered, narrowed, told of, ended, linked to a decision, taken from files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.domain.commitments import Standing
from clerk_tui.screens.commitment import CommitmentScreen
from clerk_tui.screens.commitment_questions import progress_fields
from clerk_tui.screens.commitments import CommitmentsScreen
from clerk_tui.services import importing_reports
from clerk_tui.services.commitments import changing, planning, progressing, reading
from clerk_tui.services.office import Office
from tests.documents import making_reports
from tests.documents.by_hand.peterborough import PETERBOROUGH
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo
from tests.screens.test_importing import type_file
from tests.widgets.stage import FORBIDDEN, HOSTILE, raw


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, "2017-10-10T09:30:00+01:00")
    yield office
    office.register.close()


@pytest.fixture
def planned(office: Office) -> Office:
    """A plan with an objective and an action under it that is late."""
    plan = planning.add(office, {"name": "Strategic Plan", "begins_on": "1 April 2017"})
    of = {"plan": plan.ref, "theme": "Services", "portfolio": "Resources"}
    changing.add(office, {**of, "code": "PF3", "text": "Improved services"})
    changing.add(office, {**of, "code": "PF3a", "text": "Share services", "due": "August 2017"})
    changing.add(office, {"code": "XX1", "text": "Of no plan"})
    return office


async def answer(clerk: Clerk, sentence: str, typed: str, key: str = "enter") -> None:
    """Type over what is offered."""
    await clerk.sees(sentence)
    await clerk.type(typed)
    await clerk.press(key)


async def test_a_commitment_is_entered_and_a_reason_asked_where_something_seems_wrong(planned: Office) -> None:
    async with at_work(planned) as clerk:
        await clerk.press("C", "a", "enter")
        await answer(clerk, "Its code, as the council writes it", "PF3A")
        await answer(clerk, "What will be done?", "Again", "f8")
        await answer(clerk, "Its theme", "")
        await answer(clerk, "Whose portfolio? It may be left empty. Known are Resources.", "")
        await answer(clerk, "Under which objective?", "")
        await answer(clerk, "Who is responsible?", "")
        await answer(clerk, "From which day?", "")
        await answer(clerk, "By when: a day, or the council's words", "soon")
        await answer(clerk, "Which last day do these words mean?", "31/3/2018")
        await clerk.sees("Code: PF3a is used already in Strategic Plan, for “Share services” (C2).")
        await answer(clerk, "Why does it stand all the same?", "It is printed so.", "f8")
        await clerk.sees("PF3A is entered.")
        one = reading.commitment(planned, 4)
        assert (one.parent_code, one.theme, one.despite) == ("PF3", "Services", "It is printed so.")
        assert (one.due.words, str(one.due.last)) == ("soon", "2018-03-31")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_late_ones_stand_first_and_the_list_is_narrowed(planned: Office, size: tuple[int, int]) -> None:
    async with at_work(planned, size=size) as clerk:
        await clerk.press("C")
        text = await clerk.sees("Open, by August 2017 (Thursday 31 August 2017). LATE. Strategic Plan, Services")
        assert text.index("PF3a") < text.index("Improved services") < text.index("XX1")
        await clerk.press("p")
        await clerk.sees("Of which plan?")
        await clerk.press("enter")
        await clerk.sees(": Strategic Plan")
        assert "XX1" not in clerk.words()
        await clerk.press("l")
        await clerk.sees(": Strategic Plan, late only")
        assert "Improved services" not in clerk.words()
        await clerk.press("l", "p", "end", "enter", "o", "enter")
        await clerk.sees(": Resources")
        assert "XX1" not in clerk.words() and "Improved services" in clerk.words()
        await clerk.press("slash")
        await clerk.type("share")
        await clerk.until(lambda: "Improved services" not in clerk.words(), "only what holds the words")


async def test_progress_is_told_corrected_and_taken_away(planned: Office) -> None:
    async with at_work(planned) as clerk:
        await clerk.press("C", "enter")
        await clerk.sees("Under PF3 Improved services.")
        await clerk.press("p")
        await answer(clerk, "How has it gone?", "It has begun.", "f8")
        await answer(clerk, "On which day is that said?", "1/3/2017")
        await answer(clerk, "Who says so?", "Cllr White")
        await answer(clerk, "About which period", "")
        await answer(clerk, "Which decision does it tell of", "D99")
        await clerk.sees("The register holds no decision")
        await clerk.press("ctrl+u")
        await answer(clerk, "Which decision does it tell of", "D1")
        await clerk.sees("Date: Wednesday 1 March 2017 lies before Saturday 1 April 2017, when PF3a began.")
        await answer(clerk, "Why does it stand all the same?", "So she says.", "f8")
        await clerk.sees("Wednesday 1 March 2017, Cllr White, D1: It has begun. All the same: So she says.")
        await clerk.press("x")
        await clerk.sees("Take this entry away?")
        await clerk.press("y")
        await clerk.sees("Nothing is entered.")
        await clerk.press("u")
        await clerk.sees("Cllr White")
        assert len(reading.progress(planned)) == 1


def test_the_period_of_a_plan_is_offered_until_its_by_when_has_passed(planned: Office) -> None:
    for due, offered in (("March 2018", "Q2 2017/18"), ("September 2017", ""), ("", "Q2 2017/18")):
        planning.set_fields(planned, 1, {"period": "Q2 2017/18", "due": due})
        entry = progressing.blank(planned, 1)
        assert progress_fields(planned, entry)["period"] == offered


async def test_a_decision_serves_it_and_opens_from_it(planned: Office) -> None:
    async with at_work(planned, size=LARGE) as clerk:
        await clerk.press("C", "enter", "d")
        await answer(clerk, "Which decision serves it?", "D1")
        await answer(clerk, "How does it serve it?", "It pays for it.")
        await clerk.sees("D1 ICT/DIGITAL STRATEGY 2017-2022: It pays for it.")
        await clerk.press("enter")
        await clerk.sees("D1")
        await clerk.until(lambda: type(clerk.app.screen).__name__ == "DecisionScreen", "the record")


async def test_it_is_dropped_with_a_reason_and_opened_again(planned: Office) -> None:
    async with at_work(planned) as clerk:
        await clerk.press("C", "enter", "e")
        await clerk.sees("What has become of it?")
        await clerk.press("down", "enter")
        await answer(clerk, "On which day?", "")
        await clerk.sees("Why? Of one that was done it may be left empty.")
        await clerk.press("f8")
        await clerk.sees("Say why PF3a is dropped; the reason stays with it.")
        await clerk.press("enter", "enter")
        await answer(clerk, "Why? Of one that was done", "No money.", "f8")
        await clerk.sees("Dropped on Tuesday 10 October 2017: No money.")
        await clerk.press("o")
        await clerk.sees("Open, by August 2017")
        assert reading.commitment(planned, 2).standing is Standing.OPEN


async def test_an_end_before_its_progress_asks_for_a_reason(planned: Office) -> None:
    progressing.add(planned, 2, {"text": "It goes on.", "made_on": "9 October 2017"})
    async with at_work(planned) as clerk:
        await clerk.press("C", "enter", "e")
        await answer(clerk, "What has become of it?", "")
        await answer(clerk, "On which day?", "8/10/2017")
        await answer(clerk, "Why? Of one that was done", "", "f8")
        await clerk.sees("progress of PF3a is of Monday 9 October 2017, so it was still open")
        await answer(clerk, "Why does it stand all the same?", "Told late.", "f8")
        await clerk.sees("Done on Sunday 8 October 2017: Told late.")


async def test_a_field_is_changed_and_one_entered_by_mistake_taken_away(planned: Office) -> None:
    async with at_work(planned) as clerk:
        await clerk.press("C", "end", "enter")
        await clerk.sees("XX1")
        await clerk.press("c", "enter", "enter")
        await answer(clerk, "What will be done?", "Of one plan. ", "f8")
        for _ in range(6):
            await clerk.press("enter")
        await clerk.sees("Of one plan. Of no plan")
        await clerk.press("x")
        await clerk.sees("Take XX1 away?")
        await clerk.press("y")
        await clerk.sees("Taken away. u takes it back.")
        assert len(reading.commitments(planned)) == 2


async def test_a_plan_is_entered_its_times_set_and_its_page_shown(office: Office) -> None:
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("C", "g")
        await clerk.sees("There is no plan yet. n enters one.")
        await clerk.press("n")
        await answer(clerk, "What is the plan called?", "Our plan")
        for sentence in ("From which day does it run?", "Until which day?", "Which period is reported on now"):
            await answer(clerk, sentence, "")
        await answer(clerk, "By when is the next promised", "March 2018")
        await clerk.sees(": Our plan")
        plan = reading.find_plan(office, "Our plan")
        one = changing.add(office, {"plan": plan.ref, "text": "Spend less", "theme": "Money"})
        await clerk.press("s", "enter", "enter", "enter")
        await answer(clerk, "Which period is reported on now", "Q2 2017/18")
        await answer(clerk, "By when is the next promised", "")
        await clerk.until(lambda: reading.plan(office, plan.id).period.words == "Q2 2017/18", "the period is kept")
        progressing.add(office, one.id, {"text": "It went well.", "period": "Q2 2017/18"})
        await clerk.press("g")
        await clerk.sees("How have we done (Q2 2017/18): - It went well.")


async def test_peterboroughs_plan_is_corrected_and_taken_from_its_file(office: Office, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(making_reports.plan(PETERBOROUGH))
    async with at_work(office, size=LARGE) as clerk:
        await clerk.sees("D1")
        await type_file(clerk, tmp_path / "plan.docx")
        await clerk.sees("It becomes the plan OUR COMMITMENT TO IMPROVEMENT, of January to April 2022, by August 2022.")
        await clerk.sees("4 rows, 2 findings, 3 lines not placed.")
        await clerk.press("f8")
        await clerk.sees("Taken into the register as P1, OUR COMMITMENT TO IMPROVEMENT: 16 commitments.")
        await clerk.sees(": OUR COMMITMENT TO IMPROVEMENT")
        assert len(reading.commitments(office)) == 16
        await clerk.press("d")
        await clerk.sees("lines have no place in the register:")
        await clerk.press("escape")
        await clerk.press("H")
        await clerk.sees("P1")
        await clerk.press("escape")
        await clerk.sees(": OUR COMMITMENT TO IMPROVEMENT")
        await clerk.press("u")
        await clerk.sees("No commitments.")


async def test_a_list_is_taken_from_a_file_with_a_reason(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "l.csv"
    file.write_text("code,commitment,by when\nPF1,Do it,soon\n", encoding="utf-8")
    async with at_work(office) as clerk:
        await clerk.press("C", "f4")
        await answer(clerk, "Which file? Columns:", str(file))
        await clerk.sees("New: 1.")
        await clerk.press("y")
        await answer(clerk, "Why is it taken all the same?", "So printed.", "f8")
        await clerk.sees("Taken. New: 1.")
        assert reading.find(office, "PF1").despite == "So printed."


async def test_hostile_text_stays_text(office: Office) -> None:
    for place, text in enumerate(HOSTILE):
        name = f"{place} {text}"[:150]
        plan = planning.add(office, {"name": name})
        one = changing.add(office, {"plan": plan.ref, "text": f"Do {text}", "theme": name, "portfolio": name})
        progressing.add(office, one.id, {"text": f"Done {text}"})
    async with at_work(office, size=LARGE) as clerk:
        clerk.app.push_screen(CommitmentsScreen(1))
        await clerk.sees("Do [Cabinet] [/] report")
        await clerk.press("p")
        await clerk.sees("Of which plan?")
        assert not FORBIDDEN & set(raw(clerk.app))
        await clerk.press("escape", "s")
        await clerk.sees("What is the plan called?")
        assert not FORBIDDEN & set(raw(clerk.app))
        for number in range(1, len(HOSTILE) + 1):
            clerk.app.push_screen(CommitmentScreen(number))
            await clerk.sees("Progress")
            await clerk.press("c")
            await clerk.sees("In which plan does it stand?")
            assert not FORBIDDEN & set(raw(clerk.app))
            await clerk.press("escape", "x")
            await clerk.sees("Take this entry away?")
            assert not FORBIDDEN & set(raw(clerk.app))
            await clerk.press("escape", "escape")


async def test_another_issue_of_a_plan_says_what_is_there_already(office: Office, tmp_path: Path) -> None:
    importing_reports.accept(office, PETERBOROUGH)
    (tmp_path / "plan.docx").write_bytes(making_reports.plan(PETERBOROUGH))
    async with at_work(office, size=LARGE) as clerk:
        await clerk.sees("D1")
        await type_file(clerk, tmp_path / "plan.docx")
        await clerk.sees("The register holds this plan as P1 with all that the document has; nothing is taken.")
        await clerk.press("f8")
        assert len(reading.plans(office)) == 1

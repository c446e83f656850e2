"""Names and prices that also stand in the exempt text, wherever they would go out; each gone past by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import ExemptWords, InputError, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.register import history
from clerk_tui.services import correcting, decisions, forward_plan, notices, plan_versions, private_meetings, publishing
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.exempt_overrides import go_past
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from tests.offices import ICT, TUESDAY, count, demo, do, recorded

BIDS = "Harbour Leisure Limited bid £48,500; the lowest tenderer withdrew in June. Councillor Cain asked why."
PARTLY = Reasons("A slip", restarts=False, window="only words")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.set_field(office, ICT, "exempt_text", BIDS)
    yield office
    office.register.close()


def told(office: Office) -> list[Finding]:
    return [one for one in publishing.findings(office, ICT) if one.id.startswith("WORDS-")]


def test_a_name_and_a_price_of_the_exempt_text_stop_a_record_each_by_itself(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "Councillor Cain: Harbour Leisure has it, for 48,500 pounds.")
    name, price = told(office)
    assert name.says.startswith("“Harbour Leisure” stands in “Notes”") and price.says.startswith("“48,500”")
    with pytest.raises(Refused, match=rf"\[{price.id}\]") as refused:
        publishing.publish(office, ICT, overrides={name.id: "They told the press."})
    assert name.id not in str(refused.value)
    publishing.publish(office, ICT, overrides={name.id: "They told the press.", price.id: "So is the price."})


def test_an_override_of_one_match_answers_no_other_word_and_no_other_field(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "Harbour Leisure has it.")
    (name,) = told(office)
    decisions.override(office, ICT, name.id, "They told the press.")
    assert [one.overridden for one in told(office)] == ["They told the press."]
    decisions.set_field(office, ICT, "alternatives", "Not to take Harbour Leisure.")
    decisions.set_field(office, ICT, "notes", "Harbour Leisure has it. The lowest tenderer left.")
    assert [(one.where, one.overridden) for one in told(office)] == [
        ("alternatives", None), ("notes", None), ("notes", "They told the press."),
    ]  # fmt: skip


def test_the_exempt_part_of_the_report_is_held_apart_too_but_not_the_rest(office: Office) -> None:
    decisions.set_field(office, ICT, "exempt_text", "")
    private_meetings.set_exemption(office, "D1", {"part": "Section 99"})

    def add_section(change: object) -> None:
        row = change.find("report", item_id=2)  # type: ignore[attr-defined]
        section = change.insert("report_section", report_id=row["id"], position=99, number="99", title="Bids")  # type: ignore[attr-defined]
        change.insert("report_paragraph", section_id=section, position=1, text=BIDS)  # type: ignore[attr-defined]

    do(office.register, add_section)
    decisions.set_field(office, ICT, "notes", "Harbour Leisure has it.")
    assert [one.where for one in told(office)] == ["notes"], "what the recommendation says is open"
    private_meetings.set_exemption(office, "D1", {"part": "Section 98"})
    assert told(office) == []


def test_a_correction_that_brings_a_name_in_is_stopped_and_so_is_its_reason(office: Office) -> None:
    publishing.publish(office, ICT)
    office.clock.rehearse(parse_instant("2017-10-12T09:00:00+01:00"))
    typed = {"notes": "Harbour Leisure has it."}
    with pytest.raises(Refused, match="WORDS-"):
        correcting.correct(office, ICT, typed, PARTLY)
    (name,) = [one for one in correcting.propose(office, ICT, typed).findings if one.id.startswith("WORDS-")]
    because = Reasons("Harbour Leisure asked for it", False, "only words", overrides={name.id: "Public since Monday."})
    with pytest.raises(ExemptWords, match="Reason of the correction") as stopped:
        correcting.correct(office, ICT, typed, because)
    (reason,) = stopped.value.found
    go_past(office, stopped.value.ref, reason.id, "Public since Monday.")
    assert correcting.correct(office, ICT, typed, because).reason == "Harbour Leisure asked for it"


def test_a_notice_with_a_price_is_recorded_once_each_match_was_gone_past(office: Office) -> None:
    typed = {"reasons": "Harbour Leisure bid £48,500."}
    with pytest.raises(ExemptWords) as stopped:
        notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, typed)
    name, price = stopped.value.found
    go_past(office, "D1", name.id.lower(), "The bidder published it.")
    with pytest.raises(ExemptWords) as stopped:
        notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, typed)
    assert stopped.value.found == (price,)
    go_past(office, "D1", price.id, "The price too.")
    assert notices.record_notice(office, "D1", NoticeKind.PRIVATE_28, typed).reasons == typed["reasons"]
    with pytest.raises(ExemptWords):
        notices.record_notice(office, "D1", NoticeKind.PRIVATE_5, {"response": "Harbour Leisure bid £48,500."})
    newest = history.of_decision(office.register, ICT)
    assert "The bidder published it." in [entry.why for entry in newest]


def test_a_notice_of_the_forward_plan_with_a_name_is_published_once_that_was_gone_past(office: Office) -> None:
    typed = {"reference": "9/2017", "matter": "Sale to Harbour Leisure", "due_from": "9/11/2017", "private": "yes"}
    entry_id = forward_plan.add(office, typed)
    ref, day = f"F{entry_id}", (date(2017, 10, 9), None)
    private_meetings.set_exemption(office, ref, {"part": "Appendix 1"})
    private_meetings.set_closed_title(office, ref, text=BIDS)
    with pytest.raises(ExemptWords, match="“Harbour Leisure” stands in “Matter to be decided”") as stopped:
        plan_versions.publish(office, entry_id, offices=day, website=day, because="Late.")
    assert stopped.value.ref == ref
    go_past(office, ref, stopped.value.found[0].id, "They told the press.")
    assert plan_versions.publish(office, entry_id, offices=day, website=day, because="Late.").sequence == 1


def test_a_name_kept_apart_does_not_become_known_by_way_of_the_agenda(office: Office) -> None:
    from clerk_tui.register import decisions as records
    from clerk_tui.register import meetings
    from clerk_tui.services import item_details

    item = records.decision(office.register, ICT).item_id
    assert item is not None
    with pytest.raises(ExemptWords, match="“Harbour Leisure” stands in “Title”") as refused:
        item_details.set_item(office, item, {"title": "Bid of Harbour Leisure"})
    assert "Harbour" not in meetings.item(office.register, item).title
    go_past(office, f"I{item}", refused.value.found[0].id, "It is on the board at the site.")
    assert item_details.set_item(office, item, {"title": "Bid of Harbour Leisure"}).title == "Bid of Harbour Leisure"


def test_going_past_wants_the_id_of_a_match_and_a_reason_and_is_undone(office: Office) -> None:
    with pytest.raises(InputError, match="Finding “EXEMPT-TEXT” is no match of exempt words"):
        go_past(office, "D1", "EXEMPT-TEXT", "Why not.")
    with pytest.raises(InputError, match="Reason: say why"):
        go_past(office, "D1", "WORDS-12AB", "  ")
    go_past(office, "D1", "WORDS-12AB", "Public.")
    assert count(office.register, "exempt_override") == 1
    assert undo(office).action == "private pass"
    assert count(office.register, "exempt_override") == 0

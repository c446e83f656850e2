"""`route` and `private` as a script calls them."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.register import decisions as records
from clerk_tui.services.registers import open_office
from tests.cli.calling import Caller

FRIDAY, MONDAY, TUESDAY = "29 September 2017 at 9.30 am", "2 October 2017 at 9.00 am", "10 October 2017 at 9.00 am"


def states(call: Caller, now: str, ref: str = "D1") -> dict[str, str]:
    found: dict[str, str] = {}
    for line in call.ok("route", ref, "--json", now=now).json["route"]:
        found.setdefault(line["key"], line["state"])
    return found


def test_a_general_exception_is_recorded_by_command(call: Caller) -> None:
    call.ok("route", "inform", "D1", "--who", "Cllr Elmes", "--on", "29/9/17", "--reason", "Storm", now=FRIDAY)
    places = ("offices=29/9/2017, 9.00 am", "website=29/9/2017, 9.15 am")
    call.ok("route", "notice", "D1", "general-exception", *places, "text=ICT strategy", now=FRIDAY)
    call.ok("route", "notice", "D1", "general-exception-reasons", *places, "reasons=Storm", now=FRIDAY)
    assert states(call, FRIDAY) == {
        "notice-28": "too late", "general": "done", "general.notice": "holds", "general.reasons": "done",
        "special": "not needed", "private.why": "no",
    }  # fmt: skip
    document = call.ok("route", "D1", "--json", now=FRIDAY).json
    assert document["decides_on"] == "2017-10-09"
    first = document["notices"][0]
    assert (first["kind"], first["offices"], first["available_on"]) == (
        "general-exception", "2017-09-29T09:00:00+01:00", "2017-09-29",
    )  # fmt: skip
    said = call.ok("route", "I2", now=FRIDAY).out
    assert "Notice available. Holds. Available Friday 29 September 2017: after five clear days" in said


def test_the_chain_of_consent_is_recorded_by_command(call: Caller) -> None:
    call.ok("route", "consent", "D1", "special-urgency", "unable", "--reason", "On leave", now=MONDAY)
    agreed = ("route", "consent", "D1", "special-urgency", "agreed", "--who", "The Mayor", "--on", "2/10/17, 8.30 am")
    call.ok(*agreed, "--urgent", "--cannot-be-deferred", "--reason", "Flood", now=MONDAY)
    refused = call(*agreed, now=MONDAY)
    assert refused.status == 1 and "Nobody else is asked" in refused.sentence
    office = open_office(call.register)
    found = records.decision(office.register, 1).urgency(UrgencyKind.SPECIAL_URGENCY)
    office.register.close()
    assert found is not None and (found.agreed_by, found.agreed_on) == ("The Mayor", date(2017, 10, 2))
    call.ok("route", "take-back", "D1", "special-urgency", "--reason", "It was another matter", now=MONDAY)
    assert states(call, MONDAY)["special"] == "ask next"
    call.ok("undo")
    assert states(call, MONDAY)["special"] == "holds"


def test_a_matter_in_private_is_recorded_by_command(call: Caller) -> None:
    call.ok(
        "private", "set", "D1", "paragraphs=3", "reasons=Bids", "outweighs=yes", "public_interest=Prices", now=FRIDAY
    )
    call.ok("private", "add", "D1", "--from", "Ms Ash", "--on", "28/9/17", "--text", "Open it", now=FRIDAY)
    call.ok("private", "answer", "D1", "1", "--text", "After the award", now=FRIDAY)
    call.ok("private", "closed", "D1", "--title", "Sale to ACME", now=FRIDAY)
    wording = call.ok("private", "resolve", "D1", "--json", now=FRIDAY).json["suggested"]
    call.ok("private", "resolve", "D1", "--suggested", "--on", "9/10/17", now="9 October 2017 at 8 pm")
    document = call.ok("private", "D1", "--json", now=FRIDAY).json
    assert document["exemption"]["paragraphs"] == ["3"] and document["exemption"]["outweighs"] is True
    assert (document["exemption"]["resolution"], document["exemption"]["resolved_on"]) == (wording, "2017-10-09")
    assert document["representations"] == [
        {"number": 1, "received_on": "2017-09-28", "from": "Ms Ash", "text": "Open it", "response": "After the award",
         "responded_on": "2017-09-29"},
    ]  # fmt: skip
    assert "ACME" not in call.ok("private", "D1", now=FRIDAY).out


def test_a_name_of_the_exempt_text_goes_into_a_notice_once_it_was_gone_past_by_command(call: Caller) -> None:
    call.ok("private", "closed", "D1", "--text", "Harbour Leisure bid most", now=FRIDAY)
    notice = ("route", "notice", "D1", "private-28", "reasons=Harbour Leisure has it.")
    refused = call(*notice, now=FRIDAY)
    assert refused.status == 1 and "“Harbour Leisure” stands in “Reasons”" in refused.sentence
    found = refused.error[refused.error.index("WORDS-") :][:10]
    passed = call.ok("private", "pass", "D1", found, "--because", "It is public.", now=FRIDAY)
    assert passed.out == f"{found} is gone past; the reason stays in the register.\n"
    call.ok(*notice, now=FRIDAY)


def test_the_report_on_special_urgency_is_told_and_recorded(call: Caller) -> None:
    empty = call.ok("route", "reports", "--json", now=TUESDAY).json
    assert empty == {"last": None, "due": None, "decisions": []}
    call.ok("route", "reports", "--submitted", "10/10/17", now=TUESDAY)
    assert call.ok("route", "reports", "--json", now=TUESDAY).json["last"] == "2017-10-10"


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["route", "D9"], 2, "The register holds no decision and no forward-plan entry “D9”"),
        (["route", "I99"], 2, "The register holds no agenda item 99."),
        (["route", "I1"], 2, "Item I1 has no decision record and stands on no forward plan"),
        (["route", "inform", "D1", "--who", "X", "--on", "soon"], 2, "--on: “soon” is not a date"),
        (["route", "inform", "D1", "--who", " ", "--on", "29/9/17"], 2, "Informed: say who of the relevant"),
        (["route", "inform", "D1", "--who", "X", "--on", "1/12/17"], 1, "Informed on: Friday 1 December 2017 is still"),
        (["route", "notice", "D1", "private-28", "offices=soon"], 2, "Offices: "),
        (["route", "notice", "D1", "private-28", "place=here"], 2, "A notice has no field “place”"),
        (["route", "notice", "D1", "special-urgency", "offices=1/9/17"], 1, "Special urgency of D1 is not recorded"),
        (["route", "consent", "D1", "special-urgency", "agreed"], 2, "Who: give the name of the chairman"),
        (["route", "consent", "D1", "special-urgency", "refused", "--step", "2"], 1, "Step: it is not the turn of"),
        (["route", "take-back", "D1", "private-meeting", "--reason", "x"], 1, "Private meeting of D1: no answer"),
        (["private", "set", "D1", "paragraphs=9"], 2, "Paragraphs: Schedule 12A has no paragraph 9 in England"),
        (["private", "answer", "D1", "1", "--text", "x"], 2, "D1 has no representation 1; received: none."),
        (["private", "resolve", "D1"], 1, "Nothing records why D1 is taken in private"),
        (["private", "closed", "D1"], 2, "Give --title, --text, or both."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_changes_nothing(
    call: Caller, arguments: list[str], status: int, sentence: str
) -> None:
    before = call.register.read_bytes()
    answer = call(*arguments, now=FRIDAY)
    assert (answer.status, answer.sentence[: len(sentence)]) == (status, sentence)
    assert call.register.read_bytes() == before

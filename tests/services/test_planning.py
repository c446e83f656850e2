"""Planning from a register: what comes next, a real record, the last meeting that serves, a what-if that is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.plan import Wish
from clerk_tui.register import drafts
from clerk_tui.services import decisions, forward_plan, meeting_details, planning, publishing
from clerk_tui.services.councils import shipped
from clerk_tui.services.office import Office
from clerk_tui.services.planning import Pair
from tests.offices import ICT, MONEY, TUESDAY, beside, demo, do, own, recorded

MEETING = date(2017, 10, 9)


def added(office: Office, name: str, kind: str, day: str, *, status: str = "called") -> int:
    """A meeting of a body, in the register."""

    def work(change: object) -> int:
        insert = change.insert  # type: ignore[attr-defined]
        body = office.register.read_one("SELECT id FROM body WHERE name = ?", name)
        body_id = body[0] if body else insert("body", name=name, kind=kind)
        return int(insert("meeting", body_id=body_id, day=day, status=status))

    made = do(office.register, work)
    assert made is not None
    return made


def test_the_next_meeting_of_the_executive_is_what_is_planned_first(tmp_path: Path) -> None:
    office = own(tmp_path, now="2026-11-02T09:00:00Z")
    assert planning.start(office) is None
    added(office, "Scrutiny Committee", "scrutiny", "2026-11-10")
    added(office, "Executive", "executive", "2026-11-16", status="cancelled")
    added(office, "Executive", "executive", "2026-10-05")
    added(office, "Executive", "executive", "2026-12-14")
    found = planning.start(office)
    assert found is not None and (found.meeting, found.name, found.moved) == (date(2026, 12, 14), "Executive", ())


def test_a_meeting_of_scrutiny_is_not_the_planners(tmp_path: Path) -> None:
    office = own(tmp_path)
    scrutiny = added(office, "Scrutiny Committee", "scrutiny", "2026-11-10")
    with pytest.raises(InputError, match="plans executive decisions"):
        planning.of_ref(office, f"M{scrutiny}")


def test_the_last_meeting_that_serves_a_wished_day_of_effect(tmp_path: Path) -> None:
    office = own(tmp_path, now="2026-11-02T09:00:00Z")
    found = planning.planned(planning.basis_of(office), Wish(effective=date(2026, 12, 18)))
    assert found.decided == date(2026, 12, 11)
    assert "holds no meeting from today to" in planning.serving_line(planning.serving(office, found), found)
    added(office, "Executive", "executive", "2026-11-16")
    added(office, "Cabinet Sub-Committee", "executive", "2026-11-30")
    added(office, "Executive", "executive", "2026-12-14")
    serving = planning.serving(office, found)
    assert serving is not None and serving.body == "Cabinet Sub-Committee"
    of_body = planning.serving(office, found, "executive")
    assert of_body is not None and of_body.day == date(2026, 11, 16)
    real = planning.at_meeting(found.wish, of_body, office.council())
    assert (real.meeting, real.effective, real.name) == (date(2026, 11, 16), date(2026, 12, 18), "Executive")


def test_a_record_is_planned_with_what_is_known_of_it(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    wish = planning.of_ref(office, "EX/25/2017")
    assert (wish.meeting, wish.key, wish.maker) == (MEETING, True, Maker.BODY)
    assert dict(wish.moved) == {"EN-AG5": date(2017, 9, 29), "EN-KD28": date(2017, 9, 10)}
    publishing.publish(office, ICT)
    published = planning.of_ref(office, f"D{ICT}")
    assert published.day_of("EN-PUB") == date(2017, 10, 10)
    found = planning.planned(planning.basis_of(office), published)
    assert found.effective == date(2017, 10, 14) and found.holds


def test_a_meeting_of_the_register_is_planned_with_the_notices_of_its_records(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    assert planning.of_ref(office, "M1").unrecorded == ("EN-KD28",)
    assert planning.of_ref(office, f"D{ICT}").unrecorded == ("EN-KD28",)
    decisions.set_fields(office, ICT, {"notice_on": "8 September 2017"})
    decisions.set_fields(office, MONEY, {"key_decision": "yes"})
    assert planning.of_ref(office, "M1").unrecorded == ("EN-KD28",)
    decisions.set_fields(office, MONEY, {"notice_on": "1 September 2017"})
    wish = planning.of_ref(office, "M1")
    assert (wish.unrecorded, wish.day_of("EN-KD28")) == ((), date(2017, 9, 8))
    for number in (ICT, MONEY):
        decisions.set_fields(office, number, {"key_decision": "no"})
    wish = planning.of_ref(office, "M1")
    assert (wish.unrecorded, wish.day_of("EN-KD28")) == ((), None)


def test_an_entry_of_the_forward_plan_is_planned_with_the_agenda_of_its_meeting(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    known = {"reference": "90/2017", "matter": "Libraries", "body": "Executive", "due_from": "9 October 2017"}
    at_the_meeting = forward_plan.add(office, known)
    another_day = forward_plan.add(office, known | {"reference": "91/2017", "due_from": "10 October 2017"})
    alone = forward_plan.add(
        office, {"matter": "Roads", "maker": "member", "maker_name": "Councillor Benson", "due_from": "9 October 2017"}
    )
    wish = planning.of_ref(office, f"F{at_the_meeting}")
    assert wish.moved == (("EN-AG5", date(2017, 9, 29)),)
    found = planning.planned(planning.basis_of(office), wish)
    gates = {gate.id: (gate.planned, gate.missed) for gate in found.gates}
    assert gates["EN-AG5"] == gates["EN-NM5"] == (date(2017, 9, 29), False)
    meeting_details.set_meeting(
        office, 1, {"notice_offices": "28 September 2017", "notice_website": "27 September 2017"}
    )
    assert planning.of_ref(office, f"F{at_the_meeting}").day_of("EN-NM5") == date(2017, 9, 28)
    for other in (another_day, alone):
        assert planning.of_ref(office, f"F{other}").moved == ()


def test_a_record_that_says_it_is_not_key_and_not_open_to_call_in(tmp_path: Path) -> None:
    office = demo(tmp_path)
    decisions.set_fields(office, ICT, {"key_decision": "no", "not_callable": "noting", "notice_on": "1 September 2017"})
    wish = planning.of_ref(office, f"D{ICT}")
    assert (wish.key, wish.not_callable, wish.day_of("EN-KD28")) == (False, "noting", None)
    decisions.set_fields(office, ICT, {"not_callable": "", "call_in_exempt": "yes"})
    assert planning.of_ref(office, f"D{ICT}").not_callable == "urgent"


def test_an_officers_record_without_a_meeting_needs_its_date(tmp_path: Path) -> None:
    office = own(tmp_path)

    def work(change: object) -> int:
        given = {"title": "Parking order", "maker": "officer-key", "maker_name": "Head of Highways"}
        return int(change.insert("decision", **given))  # type: ignore[attr-defined]

    number = do(office.register, work)
    with pytest.raises(InputError, match="neither a meeting nor a date of decision"):
        planning.of_ref(office, f"D{number}")
    decisions.set_fields(office, number or 0, {"decided_on": "10 December 2026"})
    wish = planning.of_ref(office, f"D{number}")
    assert (wish.maker, wish.key, wish.meeting, wish.moved) == (Maker.OFFICER_KEY, True, date(2026, 12, 10), ())


PAIR = Pair(
    Wish(meeting=MEETING, name="Executive", moved=(("EN-AG5", date(2017, 9, 29)),)),
    Wish(
        effective=date(2017, 11, 20),
        unrecorded=("EN-KD28",),
        key=False,
        private=True,
        maker=Maker.MEMBER,
        not_callable="noting",
        strict=True,
    ),
)


def test_a_what_if_is_kept_for_its_clerk_and_for_no_other(tmp_path: Path) -> None:
    office = demo(tmp_path)
    assert planning.kept(office) is None
    planning.keep(office, PAIR)
    assert planning.kept(office) == PAIR
    assert planning.kept(beside(office)) is None
    planning.keep(beside(office), Pair(PAIR.what_if, PAIR.real))
    assert planning.kept(office) == PAIR
    alone = Pair(PAIR.real, base=PAIR.what_if)
    planning.keep(office, alone, "m1")
    assert (planning.kept(office, "M1"), planning.kept(office), planning.kept(office, "M2")) == (alone, PAIR, None)
    planning.forget(office)
    assert planning.kept(office) is None and planning.kept(office, "M1") == alone
    assert planning.kept(beside(office)) is not None


def test_a_kept_what_if_hides_no_half_typed_text(tmp_path: Path) -> None:
    office = demo(tmp_path)
    given = {"who": office.who, "base_version": 1}
    drafts.keep(office.register, "decision", ICT, "reasons", text="Half", at="2017-10-09T19:00:00Z", **given)
    planning.keep(office, PAIR)
    found = drafts.newest(office.register, office.who)
    assert found is not None and found[2].text == "Half"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"real": {}, "what_if": {}}', '{"real": 1, "what_if": null}'])
def test_a_what_if_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    office = demo(tmp_path)
    given = {"who": office.who, "base_version": 1}
    drafts.keep(office.register, "plan", 1, "what-if", text=text, at="2017-10-09T19:00:00Z", **given)
    assert planning.kept(office) is None


@pytest.mark.parametrize("council", [id for id, _ in shipped()])
def test_every_council_that_ships_can_be_planned_for(council: str) -> None:
    basis = planning.basis_from_files(council, date(2026, 11, 2))
    key = basis.england
    found = planning.planned(basis, Wish(meeting=date(2026, 12, 10), key=key, private=True))
    closes, effect = found.gate("CI"), found.gate("CI-EFFECT")
    assert effect is not None
    if found.effective is None:
        assert effect.says and effect.short == "no date"
        with pytest.raises(NotConfigured):
            planning.planned(basis, Wish(effective=date(2026, 12, 18), key=key))
        return
    assert found.effective > date(2026, 12, 10)
    assert closes is not None and closes.latest is not None and closes.latest < found.effective
    back = planning.planned(basis, Wish(effective=found.effective, key=key))
    assert back.decided >= date(2026, 12, 10) and back.effective is not None and back.effective <= found.effective

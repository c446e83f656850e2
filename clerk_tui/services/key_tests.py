"""The key test of a matter: the council's threshold shown beside the amount, and a person's answer kept with why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.forward_plan import Entry, KeyTest
from clerk_tui.domain.reading import once_done
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import committee_reports as reports
from clerk_tui.register import forward_plan as rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.register.wards import wards
from clerk_tui.rules import key_test
from clerk_tui.rules.committee_reports import wards_question
from clerk_tui.services.forward_plan import standing
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person answered. `key` is an answer to the whole, where one was given besides the two limbs.

    `amount` in whole pounds; `on` is the day whose threshold counts, today where it is None.
    """

    answered_by: str
    reasoning: str
    money: bool | None = None
    wards_significant: bool | None = None
    key: bool | None = None
    amount: int | None = None
    service: str = ""
    wards: int | None = None
    on: date | None = None


def beside(office: Office, amount: int | None, service: str = "", on: date | None = None) -> str:
    """The amount beside the threshold of the council file in force that day, in a sentence; nothing is judged."""
    council, day = office.council(), on or office.clock.today()
    return key_test.beside(amount, key_test.threshold_on(council, service, day), council, day)


def wards_asked(office: Office, entry_id: int) -> str:
    """The question of reg 8(1)(b) with the wards that the committee reports on this matter name; empty without any."""
    found = (reports.report(office.register, number) for number in reports.of_entry(office.register, entry_id))
    return " ".join(
        filter(None, (wards_question(report.ref, report.wards, _wards(office, report.meeting_on)) for report in found))
    )


def _wards(office: Office, on: date | None) -> tuple[str, ...]:
    return tuple(ward.name for ward in wards(office.register, on or office.clock.today()))


def services_with_thresholds(office: Office) -> tuple[str, ...]:
    """The services for which the council file states a threshold of their own."""
    return tuple(dict.fromkeys(found.service for found in office.council().thresholds if found.service))


def take(office: Office, entry_id: int, answers: Answers, *, command_id: str | None = None) -> KeyTest:
    """Keep the answers as the newest key test of the entry, and its outcome on the entry; also when it is not key.

    InputError where nobody is named, no reasoning is given, or a limb is left open that the answer hangs on.
    """
    who, why = _stated(answers)
    is_key = key_test.key_by(money=answers.money, wards=answers.wards_significant, said=answers.key)
    day = answers.on or office.clock.today()
    once_done("On", day, office.clock.today())
    threshold = key_test.threshold_on(office.council(), answers.service, day)

    def work(change: Change) -> int:
        before = standing(office, entry_id)
        test_id = change.insert(
            "key_test",
            forward_plan_entry_id=entry_id,
            tested_on=day.isoformat(),
            threshold=threshold.amount if threshold else None,
            **_figures(answers),
            answered_by=who,
            is_key=int(is_key),
            reasoning=why,
        )
        if before.key_decision is is_key:
            change.touch("forward_plan_entry", entry_id, before.version)
        else:
            change.update("forward_plan_entry", entry_id, before.version, key_decision=int(is_key))
        return test_id

    before = standing(office, entry_id)
    summary = f"Key test of {before.reference}: {'key' if is_key else 'not key'}, answered by {who}"
    office.register.run(office.command("forward-plan key-test", summary, why=why, command_id=command_id), work)
    return rows.key_tests(office.register, entry_id)[0]


def _stated(answers: Answers) -> tuple[str, str]:
    """Who answered and why; InputError where either is missing."""
    who, why = one_line(answers.answered_by), tidy(answers.reasoning).strip()
    if not who:
        raise InputError("Say who answered whether the matter is key; the program does not judge it.")
    if not why:
        raise InputError("Give the reasoning; it is kept also where the answer is that the matter is not key.")
    if answers.wards is not None and answers.wards < 0:
        raise InputError("The number of wards cannot be below nought.")
    return who, why


def _figures(answers: Answers) -> dict[str, Cell]:
    return {
        "amount": answers.amount,
        "service": one_line(answers.service),
        "money_significant": to_cell(answers.money),
        "wards": answers.wards,
        "wards_significant": to_cell(answers.wards_significant),
    }


def test_lines(test: KeyTest) -> list[str]:
    """A key test to be read aloud."""
    from clerk_tui.domain.dates import format_date
    from clerk_tui.domain.pounds import pounds

    answer = {True: "significant", False: "not significant", None: "not answered"}
    money = f"{pounds(test.amount)}{f' for {test.service}' if test.service else ''}" if test.amount is not None else ""
    beside = f"council's threshold {pounds(test.threshold)}" if test.threshold is not None else ""
    about = ", ".join(part for part in (money, beside) if part)
    wards = "" if test.wards is None else f"{test.wards} ward{'' if test.wards == 1 else 's'}"
    return [
        f"{'Key' if test.is_key else 'Not key'}: answered by {test.answered_by} on {format_date(test.tested_on)}.",
        f"Money: {answer[test.money_significant]}{f' ({about})' if about else ''}.",
        f"Wards: {answer[test.wards_significant]}{f' ({wards})' if wards else ''}.",
        f"Reasoning: {test.reasoning}",
        *key_test.remarks(test),
    ]


def outcome(entry: Entry) -> str:
    """`key`, `not key`, or that nobody has answered."""
    return {True: "key", False: "not key", None: "key test not answered"}[entry.key_decision]

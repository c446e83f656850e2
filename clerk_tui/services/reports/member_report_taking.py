"""An executive member's report into the register: the report as printed, its commitments, and their progress.

Portfolio, member and day are the document's; who held the portfolio is never entered because of it. What the register
holds of a commitment stays; the report keeps the words of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clerk_tui.domain.commitments import Commitment, Progress
from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import FULL_COUNCIL, Part, PortfolioReport, ReportLine
from clerk_tui.domain.printed_reports import MEMBER_REPORT, MemberReport, PrintedCommitment, PrintedReport
from clerk_tui.register import commitments as held
from clerk_tui.register import member_reports as rows
from clerk_tui.register import people
from clerk_tui.register.changes import Change
from clerk_tui.rules.commitments import quoted
from clerk_tui.rules.member_reports import same_portfolio
from clerk_tui.services.commitments import changing, progressing
from clerk_tui.services.importing_reports import Beside, Done
from clerk_tui.services.office import Office
from clerk_tui.services.reports import member_report
from clerk_tui.services.reports.member_report_correcting import correct as correct
from clerk_tui.services.reports.member_report_correcting import may_correct as may_correct
from clerk_tui.services.reports.member_report_guard import refuse_exempt
from clerk_tui.services.reports.member_report_lines import insert_line
from clerk_tui.services.taking import keep_document, line


@dataclass(frozen=True, slots=True)
class _Held:
    """A commitment or an objective of the document beside the register: what is held as the same, and under what.

    `under` is the place of its objective among those of the document. `told` is the progress that is new.
    """

    code: str
    text: str
    known: Commitment | None
    under: int | None
    told: tuple[str, ...]


def beside(office: Office, found: PrintedReport) -> Beside:
    """How the report stands beside the register now."""
    assert isinstance(found, MemberReport)
    document = held.document_of(office.register, found.document.sha256, [MEMBER_REPORT])
    if document is not None:
        report = rows.of_document(office.register, document)
        name = f"as {report.ref}, {report.portfolio}" if report else "and its report was taken away since"
        return Beside(f"This very file was taken before, {name}; nothing is taken a second time.", may=False)
    for said, label in ((line(found.portfolio), "portfolio"), (found.day, "date of report")):
        if not said:
            return Beside(f"The document does not give its {label}; correct that line first, then accept.", may=False)
    assert found.day is not None
    new = _report(office, found)
    says = (
        f"It becomes the report of {new.member or 'an executive member whom it does not name'} for {new.portfolio} to"
        f" {new.body}, {format_date(found.day)}."
    )
    objectives, commitments = _work(office, found)
    adds = tuple(_adds(objectives, commitments))
    return Beside(says, True, adds, tuple(_keeps(office, found, new, (*objectives, *commitments))),
                  tuple(_doubts(office, found, new, (*objectives, *commitments))))  # fmt: skip


def _report(office: Office, found: MemberReport) -> PortfolioReport:
    """The head of the report. Of which days it is the document does not say, so neither does the register."""
    assert found.day is not None
    known = (name for name in member_report.portfolios(office) if same_portfolio(name, line(found.portfolio)))
    new = PortfolioReport(
        0, 0, next(known, line(found.portfolio)), found.day,
        body=line(found.body) or FULL_COUNCIL,
        member=line(found.member),
        layout=ReportLayout.OBJECTIVES if found.objectives else ReportLayout.COMMITMENTS,
        heading=line(found.heading),
    )  # fmt: skip
    return member_report.with_member(office, new)


def _work(office: Office, found: MemberReport) -> tuple[list[_Held], list[_Held]]:
    """Objectives and commitments of the document, each beside what the register holds as the same."""
    own = [one for one in held.commitments(office.register) if same_portfolio(one.portfolio, line(found.portfolio))]
    names = [each.code or each.text for each in found.objectives]
    objectives = [
        _Held(line(each.code), line(each.text), _same(own, each.code, each.text), None, ()) for each in found.objectives
    ]
    commitments = []
    for each in found.commitments:
        known = _same(own, each.code, each.text)
        under = names.index(each.objective) if each.objective in names else None
        commitments.append(_Held(line(each.code), line(each.text), known, under, _told(office, found, each, known)))
    return objectives, commitments


def _same(own: Sequence[Commitment], code: str | None, text: str) -> Commitment | None:
    """The commitment of the same code or, where either has none, of the same words."""
    for one in own:
        if line(code) and one.code:
            if one.code.casefold() == line(code).casefold():
                return one
        elif line(one.text).casefold() == line(text).casefold():
            return one
    return None


def _told(office: Office, found: MemberReport, each: PrintedCommitment, known: Commitment | None) -> tuple[str, ...]:
    """The paragraphs of progress that the register does not hold of that day."""
    said = tuple(filter(None, map(line, each.progress)))
    if known is None:
        return said
    entries = held.progress(office.register, of=[known.id])
    there = {point for one in entries if one.made_on == found.day for point in one.points}
    return tuple(point for point in said if point not in there)


def _adds(objectives: Sequence[_Held], commitments: Sequence[_Held]) -> Iterator[str]:
    yield from (f"Objective {_named(one)}" for one in objectives if one.known is None)
    for one in commitments:
        parts = [] if one.known else ["a commitment"]
        parts += [f"progress in {_many(len(one.told), 'paragraph')}"] if one.told else []
        if parts:
            yield f"{_named(one)}: {'; '.join(parts)}"


def _named(one: _Held) -> str:
    return f"{one.code} {quoted(one.text)}" if one.code else quoted(one.text)


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _keeps(office: Office, found: MemberReport, new: PortfolioReport, work: Sequence[_Held]) -> Iterator[str]:
    """Where the register's words stay, who is offered to be entered, and what could not be placed."""
    for one in work:
        if one.known is not None and line(one.known.text) != one.text:
            yield f"{_named(one)}: the register has other words for {one.known.called}, which stay."
    if new.member and people.named(office.register, new.member) is None:
        yield (
            f"The register holds nobody called {new.member}. Once the report is taken, s on it (reports seat) offers to"
            " enter them with a seat for the portfolio; nothing of that is guessed."
        )
    if found.unplaced:
        says = "1 line has" if len(found.unplaced) == 1 else f"{len(found.unplaced)} lines have"
        yield f"{says} no place in the register; kept with the document, as it stands."


def _doubts(office: Office, found: MemberReport, new: PortfolioReport, work: Sequence[_Held]) -> Iterator[str]:
    """What asks for a reason: another council's, what is wrong with the report itself, and a code that is taken."""
    from clerk_tui.services.importing import stranger

    if doubt := stranger(office, found):
        yield doubt
    yield from (one.says for one in member_report.doubts_of(office, new))
    codes = [one.code.casefold() for one in work if one.code]
    for place, one in enumerate(one for one in work if one.code):
        if one.code.casefold() in codes[:place]:
            yield f"The code {one.code} stands in the document twice; both are taken, each with its words."
        if one.known is None:
            fresh = replace(changing.BLANK, code=one.code, text=one.text, portfolio=new.portfolio)
            yield from (doubt.says for doubt in changing.doubts_of(office, fresh))


def take(office: Office, found: PrintedReport, despite: str, command_id: str | None) -> Done:
    """Take the report, all of it or nothing."""
    assert isinstance(found, MemberReport)
    at = iso_instant(office.clock.system())

    def work(change: Change) -> int:
        new = _report(office, found)
        document = keep_document(change, found.document, found.text, found.unplaced, at)
        report_id = member_report.insert(change, replace(new, document_id=document), despite)
        _take_lines(office, change, found, (replace(new, id=report_id), document), despite)
        return report_id

    new = _report(office, found)
    told = {"portfolio": new.portfolio, "member": new.member, "heading": new.heading}
    told |= {f"commitment {n}": "\n".join((each.text, *each.progress)) for n, each in enumerate(found.commitments, 1)}
    told |= {f"objective {n}": each.text for n, each in enumerate(found.objectives, 1)}
    refuse_exempt(office, found.document.name or "The document", told)
    said = f"Imported {found.document.name or 'a member report'}: {new.portfolio}, {format_date(new.reported_on)}"
    report_id = office.register.run(office.command("import", said, why=despite, command_id=command_id), work)
    assert report_id is not None
    count = sum(line.part is Part.COMMITMENT for line in rows.lines(office.register, report_id))
    return Done(
        f"E{report_id}", f"Taken into the register as E{report_id}, {new.portfolio}: {_many(count, 'commitment')}."
    )


def _take_lines(
    office: Office, change: Change, found: MemberReport, of: tuple[PortfolioReport, int], despite: str
) -> None:
    """The commitments, their progress and the lines of the report: what stands under no objective first."""
    report, _ = of
    objectives, commitments = _work(office, found)
    position = 0
    for place in (None, *range(len(objectives))):
        over: int | None = None
        if place is not None:
            one = objectives[place]
            over = _take_one(office, change, one, report, None, despite)
            position += 1
            insert_line(change, _line(report, position, Part.OBJECTIVE, one, over))
        for each, printed in zip(commitments, found.commitments, strict=True):
            if each.under == place:
                position += 1
                number = _take_one(office, change, each, report, over, despite)
                _take_progress(change, each, number, of)
                said = "\n".join(filter(None, map(line, printed.progress)))
                insert_line(change, replace(_line(report, position, Part.COMMITMENT, each, number), progress=said))


def _take_one(
    office: Office, change: Change, one: _Held, report: PortfolioReport, over: int | None, despite: str
) -> int:
    if one.known is not None:
        return one.known.id
    fresh = replace(
        changing.BLANK, code=one.code, text=one.text, portfolio=report.portfolio, parent_id=over
    )  # fmt: skip
    doubted = bool(one.code) and bool(changing.doubts_of(office, fresh))
    return changing.insert(office, change, fresh, despite if doubted else "")


def _take_progress(change: Change, one: _Held, commitment_id: int, of: tuple[PortfolioReport, int]) -> None:
    report, document = of
    if one.told:
        entry = Progress(
            0, 0, commitment_id, report.reported_on, "\n".join(one.told), report.member, document_id=document
        )
        progressing.insert(change, entry)


def _line(report: PortfolioReport, position: int, part: Part, one: _Held, commitment_id: int) -> ReportLine:
    return ReportLine(0, 0, report.id, position, part, code=one.code, text=one.text, commitment_id=commitment_id)

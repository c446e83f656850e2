"""The last look at what leaves: whatever a document is made of, it holds no sentence that is kept apart as exempt.

Each kind holds its own fields against what is kept apart, and says which field it is. This stands behind all of them:
it looks at the words as they would be printed, so that what nobody thought of stops the document, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from clerk_tui.documents.writing.notice import notice_of
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.public import PublicRecord
from clerk_tui.register import call_ins, member_reports, notices
from clerk_tui.rules.exempt_paragraphs import PARAGRAPHS
from clerk_tui.rules.exempt_words import SCHEDULE, Apart, holds_apart
from clerk_tui.services.documents.kinds import About, Kind
from clerk_tui.services.documents.made import Made
from clerk_tui.services.documents.matter_guard import kept_of
from clerk_tui.services.kept_apart import apart_in_reports, kept_of_report
from clerk_tui.services.office import Office
from clerk_tui.services.public_items import open_items
from clerk_tui.services.reports.member_report_guard import kept_apart


def refuse_document(office: Office, wanted: Kind, number: int, made: Made) -> None:
    """Refused where a document of the kind `wanted` about `number` holds a closed title or a sentence kept apart."""
    texts = (made.name, made.document.page_title, *made.document.texts())
    if holds_any(texts, _kept(office, wanted.about, number)):
        of = f" of {wanted.about}{number}" if wanted.about is not About.COUNCIL else ""
        raise Refused(
            f"{wanted.name}{of}: it holds words that are kept apart as exempt, so it cannot leave the office like this;"
            f" take them out, of what is published by a correction ({SCHEDULE})."
        )


def refuse_record(office: Office, record: PublicRecord) -> None:
    """The same of a record before it freezes, in all that its notice would print."""
    matter = notices.decision_matter(office.register, record.decision_id)
    if holds_any(notice_of(record).texts(), [kept_of(office, matter)]):
        raise Refused(
            f"{matter.ref} holds words that are kept apart as exempt, in its own fields or in what goes out with it of"
            f" its item, report, meeting and people; take them out first ({SCHEDULE})."
        )


def holds_any(texts: Iterable[str], kept: Iterable[Apart]) -> bool:
    """Whether a text holds a closed title or a sentence kept apart; the words of the law itself are nobody's."""
    said = "\n".join(texts)
    return any(holds_apart(said, _without_the_law(one)) for one in kept)


def _without_the_law(one: Apart) -> Apart:
    """What is kept apart less the lines that only say which description of Schedule 12A applies."""
    return Apart(tuple(map(_less, one.texts)), tuple(map(_less, one.closed)))


def _less(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if " ".join(line.split()).casefold().strip(" .") not in _LAW)


_LAW = frozenset(says.casefold() for paragraphs in PARAGRAPHS.values() for says in paragraphs.values())


def _kept(office: Office, about: About, number: int) -> list[Apart]:
    """What is kept apart of everything that a document is about."""
    register = office.register
    if about is About.MEETING:
        return [one.apart for one in open_items(office, number)]
    if about is About.ENTRY:
        return [kept_of(office, notices.entry_matter(register, number))]
    if about is About.COMMITTEE_REPORT:
        return kept_of_report(office, number)
    if about is About.MEMBER_REPORT:
        return kept_apart(office, member_reports.lines(register, number))
    if about in {About.COUNCIL, About.PLAN}:
        titles = notices.closed_titles(register)
        # A commitment and its progress are typed freely, so all that is kept apart anywhere is held against them.
        exempt = (*notices.exempt_texts(register), *apart_in_reports(office)) if about is About.PLAN else ()
        return [Apart((*titles, *exempt), titles)]
    decision = call_ins.decision_of(register, number) if about is About.REQUEST else number
    return [kept_of(office, notices.decision_matter(register, decision))] if decision is not None else []

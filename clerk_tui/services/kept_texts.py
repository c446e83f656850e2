"""Half-typed texts of every clerk: which wait where, beside what the register holds; taken in, or thrown away.

The text itself may be exempt: it is shown to who works in the register, and goes into no document and no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from clerk_tui.domain.decision import FIELD, DecisionStatus
from clerk_tui.domain.errors import NotFound, Refused
from clerk_tui.domain.forward_plan import PLAN_FIELD
from clerk_tui.register import committee_reports, drafts, forward_plan, member_reports
from clerk_tui.register import decisions as records
from clerk_tui.register.drafts import Draft
from clerk_tui.services import decisions, fields, plan_fields
from clerk_tui.services import forward_plan as entries
from clerk_tui.services.kept_elsewhere import CALL_IN, CORRECTION, begun
from clerk_tui.services.office import Office
from clerk_tui.services.reports import committee, committee_fields, member_report_lines
from clerk_tui.services.reports.member_report_fields import LINE_FIELDS

DECISION, ENTRY, REPORT, LINE = "decision", "forward_plan_entry", "report", "member_report_line"
_LABELS: Mapping[str, Mapping[str, str]] = {
    DECISION: {name: field.label for name, field in FIELD.items()},
    ENTRY: {name: field.label for name, field in PLAN_FIELD.items()},
    LINE: LINE_FIELDS,
}
_LETTER = {DECISION: "D", ENTRY: "F", REPORT: "N", LINE: "line ", CORRECTION: "D", CALL_IN: "D"}


@dataclass(frozen=True, slots=True)
class KeptText:
    """One text that waits. `stands` is what the register holds in the field, `changed` who put it there since, when.

    `place` says where it goes on, where it is saved into no field by itself; `words` is then what was typed so far.
    """

    record: str
    record_id: int
    draft: Draft
    title: str
    label: str
    stands: str
    published: bool
    changed: tuple[str, datetime] | None
    place: str = ""
    words: str = ""

    @property
    def ref(self) -> str:
        """D1 or F1; empty where it belongs to no one record."""
        letter = _LETTER.get(self.record)
        return f"{letter}{self.record_id}" if letter else ""

    @property
    def where(self) -> str:
        """`Notes of D1, Libraries`; without a record `Council file, Ambridge Council`."""
        return f"{self.label} of {self.ref}, {self.title}" if self.ref else f"{self.label}, {self.title}"

    @property
    def said(self) -> str:
        """What was typed, in words."""
        return self.words if self.place else self.draft.text


def waiting(office: Office, record: str, record_id: int) -> list[KeptText]:
    """The texts of every clerk for a record that are not what the register holds, this clerk's first."""
    texts = [(record, record_id, draft) for draft in drafts.kept(office.register, record, record_id)]
    return sorted(_read(office, texts), key=lambda text: text.draft.who != office.who)


def all_waiting(office: Office) -> list[KeptText]:
    """Every text that waits, whatever it was typed into, the newest first."""
    return list(_read(office, drafts.everything(office.register)))


def _read(office: Office, texts: list[tuple[str, int, Draft]] | tuple[tuple[str, int, Draft], ...]
          ) -> Iterator[KeptText]:  # fmt: skip
    for record, record_id, draft in texts:
        try:
            label = _label(office, record, record_id, draft.field)
            if label is None:
                yield from _elsewhere(office, record, record_id, draft)
                continue
            title, stands, published = _standing(office, record, record_id, draft.field)
        except NotFound:
            # The record was undone away; the text waits in case it comes back.
            continue
        if draft.text != stands:
            below = committee_fields.below(draft.field) if record == REPORT else None
            changed = drafts.changed_since(office.register, record, record_id, draft, below)
            yield KeptText(record, record_id, draft, title, label, stands, published, changed)


def _elsewhere(office: Office, record: str, record_id: int, draft: Draft) -> Iterator[KeptText]:
    """A text that is no field of a record."""
    one = begun(office, record, record_id, draft)
    if one is not None and draft.text != one.stands:
        yield KeptText(
            record, record_id, draft, one.title, one.label, one.stands, published=False, changed=None,
            place=one.place, words=one.words,
        )  # fmt: skip


def _label(office: Office, record: str, record_id: int, field: str) -> str | None:
    if record == REPORT:
        return committee_fields.label(committee_reports.report(office.register, record_id), field)
    return _LABELS.get(record, {}).get(field)


def _standing(office: Office, record: str, record_id: int, field: str) -> tuple[str, str, bool]:
    if record == DECISION:
        decision = records.decision(office.register, record_id)
        published = decision.status is DecisionStatus.PUBLISHED
        return decision.title, fields.field_text(office, decision, field), published
    if record == REPORT:
        report = committee_reports.report(office.register, record_id)
        return report.title, committee_fields.field_text(report, field), False
    if record == LINE:
        line = member_reports.line(office.register, record_id)
        return f"{line.called} in E{line.report_id}", str(getattr(line, field)), False
    entry = forward_plan.entry(office.register, record_id)
    return entry.matter, plan_fields.field_text(entry, field), False


def find(office: Office, draft_id: int) -> KeptText:
    """One text that waits; NotFound where there is none of that number."""
    found = next((text for text in all_waiting(office) if text.draft.id == draft_id), None)
    if found is None:
        raise NotFound(f"No half-typed text {draft_id} waits; clerk-tui drafts lists those that do.")
    return found


def take(office: Office, draft_id: int, *, over: bool = False) -> KeptText:
    """Save a text, anyone's, into its field. Refused where the field was changed meanwhile, unless `over` says so.

    A colleague's text stays kept until it is what the register holds; a text of one's own for the same field is put
    aside and waits on.
    """
    found = find(office, draft_id)
    if found.place:
        more = "" if found.draft.who == office.who else f" First make it yours: clerk-tui drafts take-over {draft_id}."
        raise Refused(f"{found.where}, is saved into no field by itself: {found.place}.{more}")
    if found.published:
        raise Refused(
            f"{found.ref} is published; a published record is corrected, never changed: clerk-tui decision correct"
            f" {found.ref}."
        )
    if found.changed is not None and not over:
        raise Refused(
            f"{found.label} of {found.ref} was changed by {found.changed[0]} after this was typed; look at both texts"
            " (clerk-tui drafts), then take this one with --over, or drop it."
        )
    keep_own(office, found)
    if found.record == DECISION:
        decisions.set_field(office, found.record_id, found.draft.field, found.draft.text, seen=found.stands)
    elif found.record == REPORT:
        field = found.draft.field
        committee.set_fields(office, found.record_id, {field: found.draft.text}, seen={field: found.stands})
    elif found.record == LINE:
        field = found.draft.field
        member_report_lines.set_line(office, found.record_id, {field: found.draft.text}, seen={field: found.stands})
    else:
        entries.set_fields(
            office, found.record_id, {found.draft.field: found.draft.text}, seen={found.draft.field: found.stands}
        )
    if found.draft.who == office.who:
        drafts.drop_one(office.register, draft_id)
    return found


def keep_own(office: Office, taken: KeptText) -> None:
    """Put aside what this clerk typed into the same field, before another text is taken into it."""
    for one in drafts.kept(office.register, taken.record, taken.record_id):
        same = (one.field, one.who, one.aside) == (taken.draft.field, office.who, False)
        if same and one.id != taken.draft.id and one.text != taken.draft.text:
            drafts.put_aside(office.register, one.id)


def take_over(office: Office, draft_id: int) -> KeptText:
    """Make a colleague's text one's own, so that it is offered where it was begun, as if this clerk had typed it.

    For a clerk who left. A text of one's own for the same field is put aside, and waits on.
    """
    found = find(office, draft_id)
    if found.draft.who == office.who:
        raise Refused("You typed this yourself; it is yours already.")
    drafts.take_over(office.register, draft_id, office.who)
    return found


def drop(office: Office, draft_id: int, *, of: str = "") -> KeptText:
    """Throw a text away. A colleague's goes only where `of` names who typed it: Refused without."""
    found = find(office, draft_id)
    who = found.draft.who
    if who != office.who and of.strip() != who:
        raise Refused(
            f"{who} typed this. Take it over (clerk-tui drafts take-over {draft_id}), or say that you throw away what"
            f" {who} typed: clerk-tui drafts drop {draft_id} --of {who}."
        )
    drafts.drop_one(office.register, draft_id)
    return found

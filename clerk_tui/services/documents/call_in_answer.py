"""The answer to a request for call-in, as it was given then: its text was frozen with the request."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

from clerk_tui.documents.writing.call_in import answer_name, answer_of
from clerk_tui.domain.call_ins import AskedFor, Entry, EntryKind, KeptRequest
from clerk_tui.domain.dates import LONDON, at_london, format_date
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.public_call_in import Particular, PublicAnswer
from clerk_tui.register import call_ins as rows
from clerk_tui.register.notices import decision_matter
from clerk_tui.services import frozen_counts
from clerk_tui.services.call_in_receipts import asked_for, receipt, request_lines
from clerk_tui.services.decision_notice import published_record
from clerk_tui.services.documents.chain_head import Stand, as_entered
from clerk_tui.services.documents.made import Made
from clerk_tui.services.documents.writing import write
from clerk_tui.services.office import Office
from clerk_tui.services.public_records import of_window
from clerk_tui.services.public_words import refuse_what_goes_out

_MIDNIGHT = time(0)


def made_of(answer: PublicAnswer, stand: Stand) -> Made:
    """The document of an answer."""
    return Made(answer_of(answer), answer_name(answer), stand.at)


def as_given(office: Office, kept: KeptRequest) -> tuple[PublicAnswer, Stand]:
    """The receipt, or the refusal, that was given when the request came in; Refused where exempt words stand in it."""
    stand = as_entered(office, "call_in_request", kept.id)
    text = receipt(office, kept.decision_id, kept.id)
    decision, answer = _taken_apart(text, kept.said)
    return _answer(office, kept, decision, answer, stand, refused=bool(kept.refused)), stand


def as_rejected(office: Office, kept: KeptRequest) -> tuple[PublicAnswer, Stand]:
    """The refusal of a request that was taken first and found not to be valid later."""
    event = _rejection(office, kept)
    if event is None:
        raise Refused(f"R{kept.id} was not refused; what was answered is its receipt.")
    matter = decision_matter(office.register, kept.decision_id)
    refuse_what_goes_out(office, matter, {"because": event.reason})
    decision, given = _taken_apart(receipt(office, kept.decision_id, kept.id), kept.said)
    by = f" by the {event.by_whom}" if event.by_whom else ""
    answer = (
        f"The request was found not to be valid on {format_date(event.at.astimezone(LONDON).date())}{by}:"
        f" {event.reason.rstrip('. ')}.",
        *(line for line in given if line.startswith("The rule: ")),
        "The decision is not suspended by it.",
    )
    stand = as_entered(office, "call_in_event", event.id)
    return _answer(office, kept, decision, answer, stand, refused=True), stand


def write_answer(office: Office, decision_id: int, folder: Path, request_id: int | None = None) -> list[Path]:
    """Write the answer as it was given to the newest request, or to one that is named, in all faces into a folder."""
    kept = asked_for(office, decision_id, request_id)
    return write(made_of(*as_given(office, kept)), folder)


def _rejection(office: Office, kept: KeptRequest) -> Entry | None:
    found = [
        entry
        for entry in rows.entries(office.register, kept.decision_id)
        if entry.stands and entry.kind is EntryKind.REJECTED and entry.request_id == kept.id
    ]
    return found[-1] if found else None


def _answer(
    office: Office, kept: KeptRequest, decision: tuple[Particular, ...], answer: tuple[str, ...], stand: Stand, *,
    refused: bool,
) -> PublicAnswer:  # fmt: skip
    council = office.council()
    named = next((texts[0] for label, texts in decision if label == "Decision"), f"D{kept.decision_id}")
    contact = ""
    if rows.issues(office.register, kept.decision_id):
        contact = published_record(office, kept.decision_id).contact
    return PublicAnswer(
        council=council.name,
        nation=council.nation.value,
        paper=kept.id,
        refused=refused,
        title=named,
        decision=decision,
        request=tuple(_asked(kept.said)),
        answer=answer,
        window=tuple(_window(office, kept)),
        contact=contact,
        chain_head=stand.head,
    )


def _taken_apart(text: str, said: AskedFor) -> tuple[tuple[Particular, ...], tuple[str, ...]]:
    """The frozen text as what it says of the decision and what it answers; the request between them is in its row."""
    rest = text.partition("\n\n")[2]
    before, found, after = rest.partition("\n".join(request_lines(said)))
    if not found:
        # Written by another edition of the program: every line stays, whatever it is.
        return (), tuple(rest.split("\n"))
    particulars = []
    for line in before.split("\n"):
        label, there, words = line.partition(": ")
        if there:
            particulars.append((label, (words,)))
    return tuple(particulars), tuple(after.split("\n"))


def _asked(said: AskedFor) -> Iterator[Particular]:
    """The request as it came, as the receipt words it."""
    by = f", by {said.received_by}" if said.received_by else ""
    how = f" ({said.how})" if said.how else ""
    local = said.received_at.astimezone(LONDON)
    yield "Received", (f"{format_date(local.date())}, {local:%H:%M:%S}{by}{how}",)
    names = (one.signatory.name + ("" if one.counted else f" (not counted: {one.why_not})") for one in said.requesters)
    yield "Asked for by", tuple(names)
    for label, texts in (
        ("Grounds", said.chosen_grounds), ("In their words", (said.grounds,)), ("Parts of the decision", (said.parts,)),
        ("Alternative sought", (said.alternative,)),
        ("Taken by the proper officer all the same", (said.despite,)),
    ):  # fmt: skip
        if any(texts):
            yield label, texts


def _window(office: Office, kept: KeptRequest) -> Iterator[str]:
    """Until when a request could be made, by the counts of the publication that stood when this one came in."""
    stood = [
        issue
        for issue in rows.issues(office.register, kept.decision_id)
        if (issue.published_at or at_london(issue.published_on, _MIDNIGHT)) <= kept.said.received_at
    ]
    if stood and stood[-1].counts:
        yield of_window(frozen_counts.from_text(stood[-1].counts)).sentences[0]

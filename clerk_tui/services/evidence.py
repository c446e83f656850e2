"""The evidence pack of a decision: what is recorded of it, with what shows whether it was touched."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clerk_tui import __version__
from clerk_tui.documents import evidence_verifier
from clerk_tui.documents.writing.files import folder_sentence, slug
from clerk_tui.domain.dates import format_date, format_instant
from clerk_tui.domain.errors import ClerkError, DocumentError, RegisterError
from clerk_tui.domain.forward_plan import Entry
from clerk_tui.register import call_ins, disposals, forward_plan, heads, history, journal, notices
from clerk_tui.register import decisions as records
from clerk_tui.register.chain import Cell
from clerk_tui.register.store import Register
from clerk_tui.rules.exempt_words import Apart
from clerk_tui.services.backups import entries
from clerk_tui.services.disposal_words import WENT, lines_of
from clerk_tui.services.documents.last_look import holds_any
from clerk_tui.services.documents.matter_guard import kept_of
from clerk_tui.services.evidence_readme import EXEMPT_MARK, readme
from clerk_tui.services.office import Office, council_name

_APART = "It holds words that are kept apart as exempt."
_OF_PLAN = frozenset({"forward_plan_entry", "forward_plan_version"})
"""Of what hangs on an entry of the plan: the rest may be another decision's."""
_KEPT_APART = frozenset({"exempt_text", "closed_title"})


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was written. `seal` is the SHA-256 of hashes.txt: noted elsewhere, it vouches for all the rest."""

    folder: Path
    files: tuple[str, ...]
    left_out: tuple[str, ...]
    seal: str
    exempt: bool

    def lines(self) -> list[str]:
        """What was written, and what to do with it."""
        with_it = [f"It holds exempt information and says so in the name of every file. {EXEMPT_MARK}"]
        return [
            f"Evidence pack: {self.folder}, {len(self.files)} files.",
            f"Its seal is {self.seal}; note it elsewhere, and nobody can change the pack unseen.",
            *(with_it if self.exempt else []),
            *self.left_out,
        ]


@dataclass(slots=True)
class _Made:
    files: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def write_pack(office: Office, decision_id: int, folder: Path, *, with_exempt: bool = False) -> Pack:
    """Write the pack of a decision into a new folder inside `folder`. DocumentError where it cannot be written.

    Without `with_exempt` nothing is in it that is kept apart: an entry with such words is a bare link of the chain.
    With it, every file bears the mark in its name.
    """
    decision = records.decision(office.register, decision_id)
    kept = [kept_of(office, notices.decision_matter(office.register, decision_id))]
    entry = forward_plan.entry_of(office.register, decision)
    if entry is not None:
        kept.append(kept_of(office, notices.entry_matter(office.register, entry.id)))
    made = _Made()
    for name, text in _record(office, decision_id).items():
        _put_text(made, name, text, kept, with_exempt)
    frozen = [*heads.frozen(office.register, decision_id)]
    frozen += heads.frozen_notices(office.register, entry.id) if entry else []
    for name, text in frozen:
        _put_text(made, name, text, kept, with_exempt)
    _add_documents(office, decision_id, made, kept)
    newest = _add_history(office, _own(office.register, decision_id, entry), made, kept, with_exempt)
    made.left_out += _disposed(office, decision_id)
    if with_exempt:
        _add_exempt(office, decision_id, made)
    made.files["verify.py"] = Path(evidence_verifier.__file__).read_bytes()
    # The title alone may be kept apart; then the pack is called by its number.
    title = "its title is kept apart" if holds_any([decision.title], kept) and not with_exempt else decision.title
    text = readme(
        ref=f"D{decision_id}", title=title, council=council_name(office), who=office.who,
        when=format_instant(office.clock.system()), version=__version__, newest=newest.seq, head=newest.head,
        listed=[f"  {_marked(name, with_exempt)}" for name in sorted(made.files)], left_out=made.left_out,
        exempt=with_exempt,
    )  # fmt: skip
    made.files["README.txt"] = text.encode()
    named = {_marked(name, with_exempt): data for name, data in made.files.items()}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(named.items()))
    named[_marked("hashes.txt", with_exempt)] = sums.encode()
    stem = slug(f"{'exempt-' if with_exempt else ''}evidence-d{decision_id}-{decision.reference}")
    place = _write(folder, stem, named)
    seal = hashlib.sha256(sums.encode()).hexdigest()
    return Pack(place, tuple(sorted(named)), tuple(made.left_out), seal, with_exempt)


def _marked(name: str, exempt: bool) -> str:
    head, slash, tail = name.rpartition("/")
    return f"{head}{slash}{evidence_verifier.MARK}{tail}" if exempt else name


def _put_text(made: _Made, name: str, text: str, kept: Sequence[Apart], with_exempt: bool) -> None:
    """Put a text in, unless it holds what is kept apart and that is not wanted; then it is told that it is left out."""
    if not with_exempt and holds_any([text], kept):
        made.left_out.append(f"{name} is left out. {_APART}")
    else:
        made.files[name] = text.encode()


def _record(office: Office, decision_id: int) -> Mapping[str, str]:
    """The record in the council's own order; once it is published also as the mirror has it, with its counts."""
    from clerk_tui.documents.writing.mirror import mirror_of
    from clerk_tui.services.decision_notice import notice_record
    from clerk_tui.services.mirror import ledgers_in_force
    from clerk_tui.services.words import decision_lines

    decision = records.decision(office.register, decision_id)
    published = records.publication(office.register, decision_id)
    lines = [*decision_lines(decision, published, office.council()), *lines_of(office, decision_id)]
    found = {"record.txt": "\n".join(lines) + "\n"}
    if published is not None:
        found["record-and-counts.md"] = mirror_of(
            notice_record(office, decision_id), ledgers_in_force(office, decision_id)
        )
    return found


def _add_documents(office: Office, decision_id: int, made: _Made, kept: Sequence[Apart]) -> None:
    """Every document that can be made of it, of the entry of the forward plan that it states and of each request for
    its call-in, in all its faces; what cannot be made is told with the reason.
    """
    from clerk_tui.documents.writing.faces import Face, written
    from clerk_tui.services.documents import kinds
    from clerk_tui.services.documents.kinds import About
    from clerk_tui.services.documents.subjects import at_hand, narrowed

    for kind in kinds.KINDS:
        for ref in at_hand(office, kind, f"D{decision_id}"):
            request = call_ins.request(office.register, int(ref[1:])) if kind.about is About.REQUEST else None
            stem, of = (f"{kind.id}-{ref.lower()}", f" of {ref}") if request else (kind.id, "")
            try:
                built = kinds.build(office, *narrowed(office, kind, ref))
            except ClerkError as error:
                # A request was taken or refused: that it has not got the other answer is nothing that is missing.
                if request is None or bool(request.refused) == (kind.id == "call-in-refusal"):
                    why = _APART if holds_any([str(error)], kept) else str(error)
                    made.left_out.append(f"{kind.name}{of}: not there. {why}")
                continue
            for face in Face:
                made.files[f"documents/{stem}.{face.value}"] = written(built.document, face, built.made)


@dataclass(frozen=True, slots=True)
class _Newest:
    seq: int
    head: str


def _own(register: Register, decision_id: int, entry: Entry | None) -> set[int]:
    """The numbers of the entries of the record, of what hangs on it, and of its entry of the plan with its notices."""
    own = {done.seq for done in history.of_decision(register, decision_id)}
    own |= {done.seq for done in journal.entries_of(register, "decision", decision_id)}
    planned = journal.entries_of(register, "forward_plan_entry", entry.id) if entry else ()
    return own | {done.seq for done in planned if done.record in _OF_PLAN}


def _add_history(office: Office, own: set[int], made: _Made, kept: Sequence[Apart], with_exempt: bool) -> _Newest:
    """The entries of the record and of what hangs on it, whole; of all from the one before to the newest the links."""
    register = office.register
    entries = heads.whole(register, own)
    shown = [parts for parts in entries if with_exempt or not _is_apart(parts, kept)]
    if hidden := len(entries) - len(shown):
        made.left_out.append(
            f"{hidden} of its {len(entries)} entries of history hold what is kept apart as exempt: of them only the"
            " hashes lie here."
        )
    links = heads.links(register, max(min(own) - 1, 1))
    _leave_out_what_no_entry_tells(made, shown)
    made.files["history/entries.json"] = _lines(shown)
    made.files["history/links.json"] = _lines(links)
    return _Newest(int(links[-1][0]), str(links[-1][2]))


def _leave_out_what_no_entry_tells(made: _Made, shown: list[list[Cell]]) -> None:
    """A frozen text is proved by the entry that froze it; where that is a bare hash, the text proves nothing."""
    for name in evidence_verifier.untold(made.files, shown):
        del made.files[name]
        made.left_out.append(f"{name} is left out: no entry of the history that lies here tells of it.")


def _disposed(office: Office, decision_id: int) -> list[str]:
    """What was disposed of, and that of its entries only the hashes are left."""
    return [
        f"{WENT[one.what].format(f'D{decision_id}')} disposed of on {format_date(one.disposed_on)} by {one.who}"
        f" ({one.rule}): of {entries(one.entries)} of the history the register itself has only the hash left."
        for one in disposals.of_decision(office.register, decision_id)
        if one.entries
    ]


def _is_apart(parts: list[Cell], kept: Sequence[Apart]) -> bool:
    texts = [str(cell) for row in (parts[7], parts[8]) if row for cell in json.loads(str(row)).values() if cell]
    return parts[5] in _KEPT_APART or holds_any([*texts, *(str(parts[n]) for n in (9, 10) if parts[n])], kept)


def _lines(rows: Iterable[list[Cell]] | list[list[str | int]]) -> bytes:
    """JSON with a line for each entry, so that it can be read and compared."""
    return ("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n").encode()


def _add_exempt(office: Office, decision_id: int, made: _Made) -> None:
    matter = notices.decision_matter(office.register, decision_id)
    exempt = records.exempt_text(office.register, decision_id)
    texts = [*([exempt.text] if exempt else []), *notices.closed_texts(office.register, matter)]
    made.files["exempt-information.txt"] = "\n\n".join([EXEMPT_MARK, *(texts or ["None is recorded."]), ""]).encode()


def _write(folder: Path, stem: str, files: Mapping[str, bytes]) -> Path:
    """All the files in a new folder of that name, or of the next free one, for its owner alone; all or nothing."""
    try:
        inside = folder.expanduser()
        inside.mkdir(mode=0o700, parents=False, exist_ok=True)
        part = inside / f".{stem}-{secrets.token_hex(4)}.part"
        try:
            for name, data in files.items():
                path = part / name
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
                    handle.write(data)
                    handle.flush()
                    os.fsync(handle.fileno())
            return _named(part, inside, stem)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except FileExistsError:
        raise DocumentError(f"{folder} is a file, not a folder; name the folder for the pack.") from None
    except OSError as error:
        raise folder_sentence(folder, error) from error


def _named(part: Path, inside: Path, stem: str) -> Path:
    for number in range(1, 1000):
        place = inside / (stem if number == 1 else f"{stem}-{number}")
        if not os.path.lexists(place):
            part.rename(place)
            return place
    raise RegisterError(f"There are too many packs of that name in {inside}; name another folder.")

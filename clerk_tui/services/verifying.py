"""Does the register still say what its history says?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.text import one_line
from clerk_tui.register import integrity, kept_twice
from clerk_tui.register.blanked import Disposed
from clerk_tui.register.chain import MOST, Fault
from clerk_tui.services.backups import entries
from clerk_tui.services.disposal_words import WENT
from clerk_tui.services.office import Office
from clerk_tui.services.outside_heads import Outside, held_against
from clerk_tui.services.record_names import named, told_at


@dataclass(frozen=True, slots=True)
class Verification:
    """`found` holds a sentence for each fault; none means that everything follows. `agrees` tells what was kept
    outside the register and is in its chain, `disposed` whose texts were disposed of, so that only hashes stand.
    """

    entries: int
    head: str
    found: tuple[str, ...]
    agrees: tuple[str, ...] = ()
    disposed: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        return not self.found

    def lines(self) -> list[str]:
        """The answer, sentence by sentence."""
        if not self.good:
            return [
                *self.found,
                *self.agrees,
                *self.disposed,
                "Keep this file as it is and compare it with your last good copy.",
            ]
        follows = f"The register follows from its history: {self.entries} entries, head {self.head}."
        return [follows, *self.disposed, *((*self.agrees, _ONLY_HEADS) if self.agrees else (_ONLY_INSIDE,))]


_ONLY_HEADS = (
    "Only the entry that each of them names was looked for. What a document says was not compared: write it anew from"
    " the register and hold the two side by side."
)
_ONLY_INSIDE = (
    "Whether entries were cut off its end shows only against what is kept elsewhere: --notice FILE holds a published"
    " document, or the manifest of a safe copy, against it."
)


def verify(office: Office, outside: Sequence[Outside] = ()) -> Verification:
    """The engine's own check, the schema's fingerprint, the chain, and each record against its last entry.

    `outside` are heads of the chain that were kept elsewhere: on published documents, in manifests.
    """
    found: list[str] = []
    pages, strays, report = integrity.examine(office.register)
    if not integrity.schema_as_made(office.register):
        found.append(f"The schema is not the one this program makes: {integrity.schema_words(office.register)}.")
    else:
        found += [
            f"The call-in dates shown for D{decision_id} are not those that were published or recorded since."
            for decision_id in integrity.windows_that_differ(office.register)
        ]
        found += kept_twice.that_differ(office.register)
    found += [f"The file is damaged: {page}." for page in pages]
    found += [f"A row of {row} names a record that is not there." for row in strays]
    found += [sentence(fault) for fault in report.faults]
    if len(report.faults) >= MOST:
        found.append(f"Only the first {MOST} faults of the history are told.")
    agrees, missing = held_against(office, outside)
    told = tuple(disposed(one) for one in report.disposed)
    return Verification(report.entries, report.head, (*found, *missing), tuple(agrees), told)


def disposed(one: Disposed) -> str:
    """A disposal as the history tells of it."""
    what = WENT.get(one.what, "Something of {} was").format(f"D{one.decision_id}")
    stand = "no text went"
    if one.entries:
        tell, their = ("tells", "its hash stands") if one.entries == 1 else ("tell", "their hashes stand")
        stand = f"{entries(one.entries)} {tell} nothing of it any more; {their}"
    return f"{what} disposed of on {_day(one.day)} by {one_line(one.who)}: {stand}."


def _day(text: str) -> str:
    try:
        return format_date(date.fromisoformat(text))
    except ValueError:
        return "a day that cannot be read"


def sentence(fault: Fault) -> str:
    """A fault in plain words: which record, when and by whom it was last rightly changed, and what is wrong."""
    told = told_at(fault.at, fault.who) if fault.at else ""
    if not fault.seq:
        loose = f"{named(fault.record, fault.record_id, None)} was put in without an entry" if fault.record else ""
        return f"History: {loose or fault.what}{f', as if {told}' if told else ''}."
    about = named(fault.record, fault.record_id, fault.row)
    own = f"{fault.record} {fault.record_id} "
    if not fault.what.startswith(own):
        stands = "The next one is" if fault.what.endswith("missing") else "It stands there as"
        return f"History entry {fault.seq}: {fault.what}. {stands} an entry {told}, about {about}."
    what = fault.what.removeprefix(own)
    if fault.fields:
        names = ", ".join(one_line(name).replace("_", " ") for name in fault.fields)
        about, what = f"The {names} of {about}", what.replace("is", "are", 1) if _several(fault.fields) else what
    return f"{about[0].upper()}{about[1:]} {what}: history entry {fault.seq} {told}."


def _several(fields: Sequence[str]) -> bool:
    """Is it “are” that follows their names? `background papers` are several by themselves."""
    return len(fields) > 1 or (fields[0].endswith("s") and fields[0] not in _ONE)


_ONE = frozenset({"address", "status", "starts", "closes", "old_starts", "new_starts", "old_closes", "first_closes"})

"""Which lines something was made of: what is not used is listed, never dropped."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from clerk_tui.documents.reading.source import Line, Source
from clerk_tui.documents.reading.when import dates
from clerk_tui.documents.reading.words import BLANK_PAGE, PAGE_NUMBER
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.pack import PackDocument


@dataclass(slots=True)
class Desk:
    """A source while it is read: the lines used so far, what was noticed, and words beside an answer in its line."""

    source: Source
    used: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.source.lines

    def note(self, id_: str, severity: Severity, where: str, says: str) -> None:
        self.findings.append(Finding(id_, severity, where, says))

    def missing(self, where: str, says: str, severity: Severity = Severity.WARNING) -> None:
        self.note("IMP-MISSING", severity, where, f"The document {says}.")

    def document(self, kind: str, council: str | None) -> PackDocument:
        if council is None:
            self.missing("document, council", "does not name the council", Severity.ADVICE)
        return PackDocument(kind, council, self.source.pages, "")

    def noticed(self) -> tuple[Finding, ...]:
        return tuple(by_weight([*self.source.findings, *self.findings]))

    def unplaced(self) -> tuple[str, ...]:
        """The lines nothing was made of, but for page numbers, then running headers and footers."""
        left = []
        for n, line in enumerate(self.lines):
            furniture = not line.cells and (PAGE_NUMBER.fullmatch(line.text) or BLANK_PAGE.fullmatch(line.text))
            if n not in self.used and not furniture:
                left.append(f"- {line.text}" if line.bullet else line.text)
        return (*left, *self.beside, *self.source.aside)

    def day(self, printed: str, where: str) -> date | None:
        """The first date in what is printed; what else stands there is left over. A date that cannot be is told."""
        found = dates(printed)
        if not found or found[0].date is None:
            says = found[0].problem if found else f"“{printed}” is no date."
            self.note("IMP-DATE", Severity.WARNING, where, says)
            self.beside.extend([printed] if found else [])
            return None
        rest = f"{printed[: found[0].start]} {printed[found[0].end :]}"
        self.beside.extend([flat(rest)] if any(map(str.isalnum, rest)) else [])
        return found[0].date


def flat(text: str) -> str:
    """The words on one line."""
    return " ".join(text.split())

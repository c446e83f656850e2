"""How a council's documents look, and its words that hint at exempt facts, read back in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.council import Council
from clerk_tui.rules.number_words import listed, plainly


def look_lines(council: Council) -> Iterator[str]:
    """One sentence for each thing that the file states."""
    look = council.look
    if look.crest:
        yield f"Documents bear the crest in {plainly(look.crest)}: “{look.crest_alt}”."
    if look.accent:
        yield f"Their headings are in the colour {look.accent}."
    if look.address:
        yield f"Under the council's name stands its address: {'; '.join(map(plainly, look.address))}."
    if look.contact:
        yield f"At their end stands: {'; '.join(map(plainly, look.contact))}."
    if look.website:
        yield f"The council's website is {look.website}."
    if look.licence:
        yield f"What the public folder holds may be used under: {plainly(look.licence)}."
    if council.exempt_words:
        words = listed([f"“{word}”" for word in council.exempt_words], "or")
        yield f"Where the public would read {words}, the check asks whether it is exempt."
    if council.report.sections:
        sections = "; ".join(f"{one.number} {plainly(one.label)}" for one in council.report.sections)
        yield f"Its committee reports have the sections {sections}."
    if council.report.probabilities:
        sides = (council.report.probabilities, council.report.impacts)
        rows, columns = (", ".join(f"{one.code} {plainly(one.label)}" for one in side) for side in sides)
        yield f"Their risks stand in a matrix of probability ({rows}) by impact ({columns})."

"""Exempt descriptions (LGA 1972 Sch 12A: England 1 to 7, Wales 12 to 18), the public interest test, the resolution.

A council may have categories of its own (Southampton's 7A, obligation of confidentiality); its file names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from clerk_tui.domain.council import Council
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.matters import Exemption

SCH_12A, REG_4 = "LGA 1972 Sch 12A", "SI 2012/2089 reg 4"
_DESCRIPTIONS = (
    "information relating to an individual",
    "information that is likely to reveal the identity of an individual",
    "information relating to the financial or business affairs of any person, including the authority holding it",
    "information relating to consultations or negotiations in connection with labour relations",
    "information to which a claim to legal professional privilege could be maintained in legal proceedings",
    "information that reveals a proposed notice, requirement, order or direction under an enactment",
    "information relating to action in connection with the prevention, investigation or prosecution of crime",
)
PARAGRAPHS = MappingProxyType(
    {
        Nation.ENGLAND: MappingProxyType({str(n): says for n, says in enumerate(_DESCRIPTIONS, 1)}),
        Nation.WALES: MappingProxyType({str(n): says for n, says in enumerate(_DESCRIPTIONS, 12)}),
    }
)
"""What each nation's paragraphs describe, by number; the Welsh ones stand in the same order."""
WITHOUT_TEST = frozenset({"16"})
"""Welsh paragraph 16, legal privilege, has no public interest test (law.md 1.7)."""
_NUMBERS = re.compile(r"[0-9]+")


def known_paragraphs(typed: str, nation: Nation) -> tuple[str, ...]:
    """Paragraph numbers as typed (`3`, `3 and 5`, `paras 3, 5`), in order; InputError names one that is none."""
    known = PARAGRAPHS[nation]
    found = _NUMBERS.findall(typed)
    numbers = list(known)
    if typed.strip() and not found:
        raise InputError(
            f"Paragraphs: “{typed.strip()}” holds no number; Schedule 12A has {numbers[0]} to {numbers[-1]}."
        )
    for number in found:
        if number not in known:
            nations = "Wales" if nation is Nation.WALES else "England"
            raise InputError(
                f"Paragraphs: Schedule 12A has no paragraph {number} in {nations}; it has {numbers[0]} to"
                f" {numbers[-1]}. A category of the council's own goes under local_category."
            )
    return tuple(sorted(dict.fromkeys(found), key=int))


def known_category(typed: str, council: Council) -> str:
    """A category of the council's own as its file writes it; InputError for one that the file does not name."""
    wanted = typed.strip()
    for category in council.exempt_categories:
        if category.id.casefold() == wanted.casefold():
            return category.id
    if not wanted:
        return ""
    own = ", ".join(category.id for category in council.exempt_categories)
    there = f"its file names {own}" if own else "its file names none"
    raise InputError(
        f"Local category: {council.name} has no category “{wanted}” ({there}); put it under [[exempt_category]] in"
        f" {council.id}.toml."
    )


def described(exemption: Exemption, council: Council) -> str:
    """The descriptions that a resolution has to give, in words; empty where none is recorded."""
    parts = [
        f"paragraph {number} of Schedule 12A ({PARAGRAPHS[council.nation].get(number, 'not known')})"
        for number in exemption.paragraphs
    ]
    own = {category.id: category.says for category in council.exempt_categories}
    if exemption.local_category:
        says = own.get(exemption.local_category, "the council's own rules")
        parts.append(f"category {exemption.local_category} of the council's own rules ({says})")
    return " and ".join(parts)


def resolution_wording(exemption: Exemption, title: str, council: Council) -> str:
    """A suggested resolution to exclude the public: it names the proceedings and the description (reg 4(2), (3)).

    `title` is the open title. Confidential information needs no resolution: the public must be excluded.
    """
    part = f"{exemption.part} of " if exemption.part else ""
    proceedings = f"the consideration of {part}“{title}”"
    if exemption.confidential:
        return (
            f"That it be noted that the public is excluded from the meeting during {proceedings}, because confidential"
            " information would otherwise be disclosed to members of the public in breach of the obligation of"
            " confidence."
        )
    said = described(exemption, council) or "{the description of the exempt information}"
    test = ""
    if any(number not in WITHOUT_TEST for number in exemption.paragraphs) or not exemption.paragraphs:
        test = (
            ", and that in all the circumstances of the case the public interest in maintaining the exemption outweighs"
            " the public interest in disclosing the information"
        )
    return (
        f"That the public be excluded from the meeting during {proceedings}, on the grounds that it is likely that, if"
        f" members of the public were present, exempt information would be disclosed to them as described in {said}"
        f"{test}."
    )


def exemption_findings(exemption: Exemption, council: Council) -> Iterator[Finding]:
    """What the record of an exemption lacks; whether the test comes out so is for the proper officer to say."""
    if not exemption.reasons:
        says = "Nothing records the reasons for taking the matter in private; both notices have to state them."
        yield Finding("EXEMPT-REASONS", Severity.WARNING, "private.why", says, "SI 2012/2089 reg 5(2)")
    if not exemption.confidential:
        yield from _description(exemption)
    if not exemption.resolution:
        act = "noted" if exemption.confidential else "passed"
        says = (
            f"No resolution to exclude the public is recorded as {act}; it names the proceedings and the description."
        )
        yield Finding("EXEMPT-RESOLUTION", Severity.WARNING, "private.resolution", says, REG_4)
    if council.nation is Nation.WALES and exemption.paragraphs and set(exemption.paragraphs) <= WITHOUT_TEST:
        says = "Paragraph 16 has no public interest test."
        yield Finding("EXEMPT-TEST", Severity.ADVICE, "private.why", says, SCH_12A)


def _description(exemption: Exemption) -> Iterator[Finding]:
    if not (exemption.paragraphs or exemption.local_category):
        says = "Nothing records under which paragraph of Schedule 12A the information is exempt."
        yield Finding("EXEMPT-PARAGRAPH", Severity.WARNING, "private.why", says, SCH_12A)
    if exemption.paragraphs and set(exemption.paragraphs) <= WITHOUT_TEST:
        return
    if exemption.outweighs is None or not exemption.public_interest:
        says = "The public interest test is not recorded: its outcome, and in words how it was weighed."
        yield Finding("EXEMPT-TEST", Severity.WARNING, "private.why", says, SCH_12A)
    elif not exemption.outweighs:
        says = (
            "The public interest in disclosure was found to weigh more: then the information is not exempt, and the"
            " matter is taken in public."
        )
        yield Finding("EXEMPT-TEST", Severity.WARNING, "private.why", says, SCH_12A)

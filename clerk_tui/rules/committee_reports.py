"""What speaks against a committee report as it stands, where its risks stand, and how many wards it affects.

Each is said in a sentence; a clerk may let it stand with a reason. Whether an effect on wards is significant is a
person's answer (SI 2012/2089 reg 8(1)(b)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clerk_tui.domain.committee_reports import Level, NumberedReport, Risk
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.key_test import REG_8

_ALL = re.compile(
    r"(?:it |this )?(?:affects? )?all(?: of)?(?: the)?(?: wards?| divisions?)?(?: in .{1,60})?", re.IGNORECASE
)
_NONE = frozenset({"none", "no wards", "nil", "not applicable", "n/a", "no specific wards", "none specific"})
_SEVERAL = 2
_BEFORE, _AFTER = r"(?:^|(?<=[\n,;&])|(?<=\band))", r"(?=[\n,;&.]|\band\b|\Z)"
"""What stands before and behind a name in a list of them."""
NO_CONTACT = "The report names no contact officer."


def findings(report: NumberedReport, wards: Sequence[str] = ()) -> Iterator[Finding]:
    """What is missing or does not fit; what stands despite it, with the reason, is advice.

    `wards` are the names of the council's, where they are entered.
    """
    if not report.contact_name:
        yield _finding("REP-CONTACT", "contact_name", NO_CONTACT, report.despite)
    for number, despite in repeated(report):
        says = f"The number {number} stands over more than one section."
        yield _finding("REP-NUMBER", f"section {number}", says, despite)
    for risk in report.risks:
        if says := outside(risk, report.probabilities, report.impacts):
            yield _finding("REP-RISK", f"risk {risk.number}", says, risk.despite)
        if not risk.cell:
            says = f"Risk {risk.number} stands in no cell of the matrix."
            yield Finding("REP-RISK", Severity.ADVICE, f"risk {risk.number}", says)
    for name in unknown_wards(report.wards, wards):
        says = f"“{name}” is no ward of the council as the register has them."
        yield Finding("REP-WARD", Severity.ADVICE, "wards", says)
    if not report.recommendations:
        yield Finding("REP-RECOMMEND", Severity.ADVICE, "recommendations", "The report recommends nothing yet.")


def _finding(id_: str, where: str, says: str, despite: str) -> Finding:
    if despite:
        return Finding(id_, Severity.ADVICE, where, f"{says} It stands because: {despite.rstrip('.')}.")
    return Finding(id_, Severity.WARNING, where, says)


def repeated(report: NumberedReport) -> list[tuple[str, str]]:
    """The section numbers that stand more than once, each with the reason that was given."""
    seen: dict[str, list[str]] = {}
    for one in report.sections:
        seen.setdefault(one.number.casefold(), []).append(one.despite)
    numbers = {one.number.casefold(): one.number for one in report.sections}
    return [(numbers[key], next(filter(None, why), "")) for key, why in seen.items() if key and len(why) > 1]


def outside(risk: Risk, probabilities: Sequence[Level], impacts: Sequence[Level]) -> str:
    """A sentence where a risk stands in a cell that the matrix does not have; else empty."""
    sides = (("row", risk.probability, probabilities), ("column", risk.impact, impacts))
    wrong = [
        f"{code} is no {side} of the matrix, whose {side}s are {_codes(steps)}"
        for side, code, steps in sides
        if risk.cell and code not in {step.code for step in steps}
    ]
    return f"Risk {risk.number} stands at {risk.cell}, but {' and '.join(wrong)}." if wrong else ""


def _codes(steps: Sequence[Level]) -> str:
    return ", ".join(step.code for step in steps) or "not stated"


def fitted(risk: Risk, probabilities: Sequence[Level], impacts: Sequence[Level]) -> tuple[str, str]:
    """The codes of a risk's cell as the matrix writes them: however a clerk types them, and in which order."""
    rows = {step.code.casefold(): step.code for step in probabilities}
    columns = {step.code.casefold(): step.code for step in impacts}
    first, second = risk.probability.casefold(), risk.impact.casefold()
    if first not in rows and second not in columns and first in columns and second in rows:
        first, second = second, first
        return rows[first], columns[second]
    return rows.get(first, risk.probability), columns.get(second, risk.impact)


def in_cell(report: NumberedReport, probability: str, impact: str) -> str:
    """The numbers of the risks in a cell: `1, 2`."""
    return ", ".join(risk.number for risk in report.risks if (risk.probability, risk.impact) == (probability, impact))


def stands_at(report: NumberedReport, risk: Risk) -> str:
    """Where a risk stands, as a sentence's end: `probability D Low, impact III Marginal`."""
    if not risk.cell:
        return "in no cell of the matrix"
    names = {step.code: step.name for step in report.probabilities}, {step.code: step.name for step in report.impacts}
    row, column = (
        f"{code} {of.get(code, '')}".strip() for code, of in zip((risk.probability, risk.impact), names, strict=True)
    )
    return f"probability {row}, impact {column}"


def wards_named(text: str, known: Sequence[str] = ()) -> tuple[str, ...] | None:
    """The wards that a report names, none of them where it says so; None where it says all of them.

    `known` are the council's wards: only they tell whether “Long Clawson and Stathern” is one ward or two.
    """
    said = " ".join(text.split()).strip(" .")
    if not said or said.casefold() in _NONE:
        return ()
    if _ALL.fullmatch(said):
        return None
    marked = text
    for place, name in sorted(enumerate(known), key=lambda one: -len(one[1])):
        words = r"\s+".join(r"(?:and|&)" if word in {"and", "&"} else re.escape(word) for word in name.split())
        marked = re.sub(
            rf"{_BEFORE}\s*{words}\s*{_AFTER}", f",\0{place}\0,", marked, flags=re.IGNORECASE | re.MULTILINE
        )
    parts = (part.split("\0") for part in re.split(r"[\n,;]|\band\b|&", marked))
    names = (known[int(part[1])] if len(part) == 3 else " ".join(part[0].split()).strip(" .-") for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def unknown_wards(text: str, known: Sequence[str]) -> list[str]:
    """The wards that a report names and the council does not have; none where the council's are not entered."""
    folded = {name.casefold() for name in known}
    return [name for name in wards_named(text, known) or () if known and name.casefold() not in folded]


def wards_question(ref: str, text: str, known: Sequence[str] = ()) -> str:
    """Reg 8(1)(b) asked with the wards that a report names; empty where it names fewer than two."""
    named = wards_named(text, known)
    if named is not None and len(named) < _SEVERAL:
        return ""
    which = "all wards" if named is None else f"{len(named)} wards: {', '.join(named)}"
    return (
        f"Report {ref} says that it affects {which}. Is the effect significant on communities living or working in two"
        f" or more wards or divisions ({REG_8}(1)(b))? The program does not judge it."
    )

"""Every finding that the publish check, and the check of a correction, can make: its id, its weights, what asks for it.

The law, or the council's own rule, stops publication; all else is a warning or advice.
"""

from __future__ import annotations

from typing import NamedTuple

from clerk_tui.domain.findings import Severity
from clerk_tui.rules.checks import overridable

_BLOCKER, _WARNING, _ADVICE, _HOLDS = Severity.BLOCKER, Severity.WARNING, Severity.ADVICE, Severity.HOLDS
_WORDS = {_BLOCKER: "stops", _WARNING: "warns", _ADVICE: "advises", _HOLDS: "holds"}
_OWN = "the council's constitution"


class Check(NamedTuple):
    """One kind of finding. `field` is where it points: a field of the record, the route, or the meeting's agenda."""

    id: str
    severities: tuple[Severity, ...]
    says: str
    authority: str
    field: str

    @property
    def overridable(self) -> bool:
        """Whether a clerk may go past it with a reason that stays on the record."""
        return overridable(self.id)


CHECKS: tuple[Check, ...] = (
    Check("EN-REC", (_BLOCKER, _WARNING, _HOLDS), "The record states the decision, its date, its reasons and the rest.",
          "SI 2012/2089 reg 12, reg 13", "resolution"),
    Check("EN-OFF", (_BLOCKER, _WARNING, _ADVICE, _HOLDS), "The record of an officer's decision that is not executive.",
          "SI 2014/2095 reg 7", "resolution"),
    Check("OWN-REC", (_BLOCKER, _WARNING, _ADVICE, _HOLDS), "The record of an officer's decision that no law asks for.",
          "the council's own rule", "resolution"),
    Check("LGA-REC", (_BLOCKER, _HOLDS), "The record of a decision of Council, scrutiny or a committee of the council.",
          "LGA 1972 s.100C", "resolution"),
    Check("BODY", (_WARNING,), "Whether a committee is the council's own or one of the executive's is known.",
          "SI 2012/2089 reg 2; LGA 2000 s.9F", "maker_name"),
    Check("WA-REC", (_BLOCKER, _WARNING, _HOLDS), "The record of a decision in Wales.", "SI 2001/2290 reg 6, reg 7",
          "resolution"),
    Check("ATTENDANCE", (_WARNING,), "Who of the members summoned was there is ticked.",
          "the council's own record template", "attendance"),
    Check("REFERENCE", (_ADVICE,), "The record has a reference, and no other has one so like it.", "", "reference"),
    Check("RC-HOLE", (_BLOCKER,), "No hole of the council's wordings is left unfilled.", "the council's own wording",
          "the field with the hole"),
    Check("INTEREST", (_WARNING,), "Nobody who withdrew for the item is ticked as present for it.",
          "the interest declared at the meeting", "attendance"),
    Check("SORT", (_BLOCKER, _WARNING), "An officer's decision is sorted: executive, of the 2014 Regulations, neither.",
          "SI 2012/2089 reg 13; SI 2014/2095 reg 7", "officer_kind"),
    Check("KEY", (_BLOCKER,), "It is said whether the decision is key.", "SI 2012/2089 reg 8", "key_decision"),
    Check("KEY-BASIS", (_WARNING,), "A limb of regulation 8 is named only for a key decision.", "SI 2012/2089 reg 8",
          "key_basis"),
    Check("EN-KD28", (_BLOCKER, _HOLDS), "The notice of a key decision was out 28 clear days before.",
          "SI 2012/2089 reg 9(2)", "notice_on"),
    Check("EN-GE5", (_BLOCKER, _HOLDS), "General exception: who was informed, and five clear days.",
          "SI 2012/2089 reg 10", "route"),
    Check("EN-GE5-NOTICE", (_WARNING,), "General exception: the notice of the reasons was published.",
          "SI 2012/2089 reg 10", "route"),
    Check("EN-SU", (_BLOCKER, _WARNING, _HOLDS), "Special urgency: who agreed, in the order of the law, and why.",
          "SI 2012/2089 reg 11(1)", "route"),
    Check("EN-SU-NOTICE", (_WARNING,), "Special urgency: the notice of the reasons was published.",
          "SI 2012/2089 reg 11", "route"),
    Check("EN-PMU", (_BLOCKER, _WARNING, _HOLDS), "A private meeting without notice was agreed to be urgent.",
          "SI 2012/2089 reg 5(6)", "route"),
    Check("EN-PMU-NOTICE", (_WARNING,), "The notice of the reasons for that urgency was published.",
          "SI 2012/2089 reg 5(6)", "route"),
    Check("EN-PM28", (_BLOCKER, _ADVICE, _HOLDS), "The first notice of a private meeting was out 28 clear days before.",
          "SI 2012/2089 reg 5(2)", "route"),
    Check("EN-PM5", (_BLOCKER, _ADVICE, _HOLDS), "The second notice of a private meeting was out five clear days"
          " before.", "SI 2012/2089 reg 5(4)", "route"),
    Check("EN-PM28-FIELDS", (_WARNING,), "The first notice of a private meeting states its reasons, at both places.",
          "SI 2012/2089 reg 5(2)", "private-28"),
    Check("EN-PM5-FIELDS", (_WARNING,), "The second notice sets out reasons, representations and the response.",
          "SI 2012/2089 reg 5(4)", "private-5"),
    Check("EN-PM5-ORDER", (_WARNING,), "The second notice of a private meeting follows the first.",
          "SI 2012/2089 reg 5(4)", "private-5"),
    Check("EN-PMU-FIELDS", (_WARNING,), "The notice why a private meeting was urgent states it, at both places.",
          "SI 2012/2089 reg 5(6)", "private-urgency"),
    Check("EN-GE5-FIELDS", (_WARNING,), "The notices of a general exception state what they have to.",
          "SI 2012/2089 reg 10", "general-exception"),
    Check("EN-SU-FIELDS", (_WARNING,), "The notice of special urgency states why it was urgent.",
          "SI 2012/2089 reg 11", "special-urgency"),
    Check("EXEMPT-REASONS", (_WARNING,), "The reasons for taking the matter in private are on record.",
          "SI 2012/2089 reg 5(2)", "private.why"),
    Check("EXEMPT-PARAGRAPH", (_WARNING,), "The paragraph of Schedule 12A is on record.", "LGA 1972 Sch 12A",
          "private.why"),
    Check("EXEMPT-TEST", (_WARNING, _ADVICE), "The public interest test is on record, and comes out for exemption.",
          "LGA 1972 Sch 12A", "private.why"),
    Check("EXEMPT-RESOLUTION", (_WARNING,), "The resolution to exclude the public is on record.",
          "SI 2012/2089 reg 4", "private.resolution"),
    Check("EN-AG5", (_BLOCKER, _ADVICE, _HOLDS), "The agenda, or the supplement with the item, was out five clear days"
          " before.", "SI 2012/2089 reg 6", "agenda_on"),
    Check("EN-URG", (_ADVICE,), "An urgent item of an executive, for which the regulations have no exception.",
          "SI 2012/2089 reg 6", "urgent_reason"),
    Check("LGA-AG5", (_BLOCKER, _ADVICE, _HOLDS), "The agenda of a committee was out five clear days before.",
          "LGA 1972 s.100B(3)", "agenda_on"),
    Check("LGA-URG", (_BLOCKER, _HOLDS), "An urgent item of a committee has its special circumstances on record.",
          "LGA 1972 s.100B(4)(b)", "minutes"),
    Check("EN-2012", (_ADVICE,), "A decision of the time before the 2012 Regulations is not judged by them.",
          "SI 2012/2089", "decided_on"),
    Check("WA-AG3", (_BLOCKER, _ADVICE, _HOLDS), "Wales: the agenda was out three clear days before.",
          "LGA 1972 s.100A(6)(aa)", "agenda_on"),
    Check("EN-M24", (_ADVICE,), "The documents of a private meeting or an individual's decision, open to every member"
          " within 24 hours.", "SI 2012/2089 reg 16", "ended_at"),
    Check("WA-IMP", (_HOLDS, _ADVICE), "Wales: an individual's decision waits for its written statement.",
          "SI 2001/2290 reg 7", "decided_on"),
    Check("DATES", (_BLOCKER, _WARNING), "Meeting, decision and publication come in this order, and not in the future.",
          "SI 2012/2089 reg 12, reg 13", "decided_on"),
    Check("EN-PUB", (_WARNING, _ADVICE, _HOLDS), "Published within the council's own limit, and on the day it says.",
          _OWN, "published_on"),
    Check("WA-PUB", (_WARNING, _ADVICE, _HOLDS), "The same in Wales.", _OWN, "published_on"),
    Check("CC-TITLE", (_WARNING, _ADVICE), "Forward plan, agenda and record name the matter alike.",
          "SI 2012/2089 reg 9(1)(b)", "title"),
    Check("CC-MAKER", (_BLOCKER, _WARNING, _ADVICE), "The forward plan named the decision maker.",
          "SI 2012/2089 reg 9(1)(c)", "maker_name"),
    Check("CC-DATE", (_BLOCKER, _WARNING), "The decision lies in the period that the notice states.",
          "SI 2012/2089 reg 9(1)(d)", "decided_on"),
    Check("CC-KEY", (_BLOCKER, _WARNING), "The forward plan said that a key decision was to be made.",
          "SI 2012/2089 reg 9(1)(a)", "key_decision"),
    Check("CC-EXEMPT", (_WARNING, _ADVICE), "Forward plan, agenda and record agree on what is taken in private.",
          "SI 2012/2089 reg 5(2); LGA 1972 Sch 12A", "exempt_text"),
    Check("CI", (_WARNING, _HOLDS), "When requests for call-in close, and when the decision takes effect.", _OWN,
          "published_on"),
    Check("CI-CLASS", (_WARNING, _HOLDS), "Whether decisions of this class can be called in.", _OWN, "key_decision"),
    Check("CI-RECOMMEND", (_WARNING,), "A recommendation to Council cannot be called in.", _OWN, "not_callable"),
    Check("CI-WAIVER", (_BLOCKER, _WARNING), "A waiver of call-in has its reason, and who agreed to it.", _OWN,
          "call_in_exempt_reason"),
    Check("CI-LATE", (_WARNING,), "Published so late that a window from the decision would be over (P35).", _OWN,
          "published_on"),
    Check("EXEMPT-TEXT", (_BLOCKER,), "No sentence of the exempt information stands in what is published.",
          "LGA 1972 Sch 12A", "the field with the words"),
    Check("WORDS-", (_BLOCKER,), "No name, price or three words that are kept apart as exempt stand in what is"
          " published; each match has an id of its own.", "LGA 1972 Sch 12A", "the field with the words"),
    Check("EXEMPT", (_BLOCKER, _ADVICE), "The item is marked as exempt, or exempt information is kept apart.",
          "LGA 1972 Sch 12A", "resolution"),
    Check("OWN-WORDS", (_WARNING,), "No word that by the council's own list hints at exempt facts stands in what is"
          " published.", "the council's own list of words", "the field with the words"),
    Check("DRAFT", (_WARNING,), "Half-typed text waits that would be left out.", "", "the field with the draft"),
    Check("COR-DATES", (_BLOCKER,), "A correction does not date the decision after its publication.",
          "SI 2012/2089 reg 12", "decided_on"),
    Check("COR-CALLIN", (_BLOCKER, _WARNING), "A correction does not take call-in away.", "LGA 2000 s.9F(4)",
          "not_callable"),
    Check("COR-AGAIN", (_BLOCKER,), "A text that was corrected already is corrected again only with a reason.",
          "SI 2012/2089 reg 14", "the field corrected"),
    Check("COR-EFFECT", (_WARNING,), "A decision in effect, whose window would start again.", _OWN,
          "the field corrected"),
)  # fmt: skip
"""In the order of a record: its words, its timing, its cross-check, call-in, exempt information; then corrections."""


def check_line(check: Check) -> str:
    """`EN-KD28. stops, holds. The notice … [SI 2012/2089 reg 9(2)] At notice_on. Can be overridden with a reason.`"""
    weights = ", ".join(_WORDS[severity] for severity in check.severities)
    authority = f" [{check.authority}]" if check.authority else ""
    may = " Can be overridden with a reason." if check.overridable else ""
    return f"{check.id}. {weights.capitalize()}. {check.says}{authority} At {check.field}.{may}"

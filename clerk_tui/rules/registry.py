"""The rules the program knows, in one table: what starts each, how long, who acts, what proves it, its paragraphs.

How surely a rule is known is not typed here: it is the weakest mark among the paragraphs that the rule names.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.ledger import Authority, Certainty, Mark
from clerk_tui.rules.authorities import authorities

ENGLAND, WALES = (Nation.ENGLAND,), (Nation.WALES,)
BOTH = (Nation.ENGLAND, Nation.WALES)
ASAP = "as soon as reasonably practicable"


class Way(StrEnum):
    """Whether the act comes before its trigger, after it, or goes with it."""

    BEFORE = "before"
    AFTER = "after"
    WITH = "with"


class Rule(NamedTuple):
    """One rule in words. `local` says that the council's own rule sets the period, and statute none."""

    id: str
    name: str
    trigger: str
    period: str
    way: Way
    actor: str
    evidence: str
    authority_ids: tuple[str, ...]
    nations: tuple[Nation, ...] = ENGLAND
    local: bool = False

    @property
    def authorities(self) -> tuple[Authority, ...]:
        return authorities(*self.authority_ids)

    @property
    def mark(self) -> Mark:
        """The weakest mark among its paragraphs."""
        order = list(Mark)
        return max((authority.mark for authority in self.authorities), key=order.index)

    @property
    def seen(self) -> bool:
        """Whether every paragraph that it rests on was read at its source."""
        return self.mark is Mark.SEEN

    @property
    def certainty(self) -> Certainty:
        """How sure a date by this rule can be at best."""
        return Certainty.LOCAL if self.local else Certainty.STATUTE


_TABLE = (
    Rule("EN-AG5", "Agenda and reports of the executive", "the day of the meeting", "5 clear working days",
         Way.BEFORE, "the proper officer",
         "when the agenda and each report were published, at the offices and on the website",
         ("SI 2012/2089 reg 6", "SI 2012/2089 reg 7", "LGA 1972 s.100B", "Elitestone")),
    Rule("EN-NM5", "Notice of a meeting's time and place", "the day of the meeting", "5 clear working days",
         Way.BEFORE, "the body", "the notice of time and place",
         ("SI 2012/2089 reg 6", "LGA 1972 s.100B", "Elitestone")),
    Rule("EN-PM28", "First notice of a private meeting", "the day of the private meeting", "28 clear calendar days",
         Way.BEFORE, "the body", "the notice with its statement of reasons", ("SI 2012/2089 reg 5(2)",)),
    Rule("EN-PM5", "Second notice of a private meeting", "the day of the private meeting", "5 clear working days",
         Way.BEFORE, "the body", "the second notice: reasons, representations received, the response to them",
         ("SI 2012/2089 reg 5(4)", "Elitestone")),
    Rule("EN-PMU", "Private meeting by urgency", "the consent", ASAP, Way.AFTER, "the body",
         "the record of the consent, and the notice of the reasons", ("SI 2012/2089 reg 5(6)",)),
    Rule("EN-KD28", "Notice of a key decision", "the day of the decision, or the first day of the period stated",
         "28 clear calendar days", Way.BEFORE, "the decision maker",
         "the notice with the particulars (a) to (h), and its versions",
         ("SI 2012/2089 reg 9(1)", "SI 2012/2089 reg 9(2)")),
    Rule("EN-GE5", "General exception", "the day the notice of regulation 10 was made available",
         "5 clear working days", Way.AFTER, "the proper officer",
         "the notice to the scrutiny chairman or to each member, its copy published, and the later notice of reasons",
         ("SI 2012/2089 reg 10", "Elitestone")),
    Rule("EN-SU", "Special urgency", "the consent", f"the decision may follow at once; the reasons {ASAP}", Way.AFTER,
         "the decision maker", "the record of the chain of consent, and the notice of the reasons",
         ("SI 2012/2089 reg 11",)),
    Rule("EN-REC", "Record of an executive decision", "the end of the meeting, or the decision", ASAP, Way.AFTER,
         "the proper officer, the member or the officer", "the record with every field of regulation 12 or 13",
         ("SI 2012/2089 reg 12", "SI 2012/2089 reg 13")),
    Rule("EN-PUB", "Publication of a decision", "the decision", f"{ASAP}, and within the council's own working days",
         Way.AFTER, "the proper officer", "when it was published", ("SI 2012/2089 reg 12", "SI 2012/2089 reg 13"),
         local=True),
    Rule("EN-M24", "Access for every member", "the end of the private meeting, or the decision", "24 hours",
         Way.AFTER, "the executive", "when the documents were open to members", ("SI 2012/2089 reg 16",)),
    Rule("EN-S10", "A scrutiny member's request for documents", "receipt of the request", "10 clear days", Way.AFTER,
         "the executive", "the document, or the written refusal with its reasons", ("SI 2012/2089 reg 17",)),
    Rule("EN-R18", "Report on a decision not treated as key", "scrutiny's requirement", "the period that scrutiny sets",
         Way.AFTER, "the executive", "the report", ("SI 2012/2089 reg 18",), local=True),
    Rule("EN-R19", "Report on special urgency", "the last report", "the interval the council sets, 12 months at most",
         Way.AFTER, "the leader or mayor", "the report to Council", ("SI 2012/2089 reg 19",)),
    Rule("EN-RT6", "Keeping the record and the report", "the day of the decision", "6 years", Way.AFTER,
         "the authority", "the record kept", ("SI 2012/2089 reg 21(6)", "SI 2012/2089 reg 21(1)")),
    Rule("EN-RT4", "Keeping the background papers", "the day of the decision", "4 years", Way.AFTER, "the authority",
         "the background papers kept", ("SI 2012/2089 reg 21(7)", "SI 2012/2089 reg 21(1)")),
    Rule("EN-OFF", "Record of an officer's decision that is not executive", "the decision", ASAP, Way.AFTER,
         "the officer", "the record with every field of regulation 7(3)",
         ("SI 2014/2095 reg 7", "SI 2014/2095 reg 8")),
    Rule("LGA-AG5", "Agenda of Council, scrutiny and other committees", "the day of the meeting",
         "5 clear working days", Way.BEFORE, "the proper officer", "when the agenda and each report were published",
         ("LGA 1972 s.100B(3)", "SI 2002/715", "Elitestone")),
    Rule("LGA-NM5", "Notice of a meeting of Council or a committee", "the day of the meeting",
         "5 clear working days", Way.BEFORE, "the authority", "the notice of time and place",
         ("LGA 1972 s.100A(6)", "SI 2002/715", "Elitestone")),
    Rule("LGA-SUM", "Summons to Council", "the day of the meeting",
         "5 clear working days (3 in Wales)", Way.BEFORE, "the proper officer", "the summons, and when it was sent",
         ("LGA 1972 Sch 12 para 4", "LGA 1972 s.100B(3)", "Elitestone"), BOTH),
    Rule("LGA-URG", "Urgent item not on the agenda", "the meeting", "at the meeting itself", Way.WITH,
         "the chairman of the meeting", "the special circumstances, specified in the minutes",
         ("LGA 1972 s.100B(4)(b)",), BOTH),
    Rule("LGA-RT6", "Keeping minutes, agenda and reports", "the day of the meeting", "6 years", Way.AFTER,
         "the authority", "the minutes kept", ("LGA 1972 s.100C",), BOTH),
    Rule("LGA-RT4", "Keeping the background papers of a meeting", "the day of the meeting", "4 years", Way.AFTER,
         "the authority", "the background papers kept", ("LGA 1972 s.100D(2)",), BOTH),
    Rule("LGA-R2M", "The executive's response to a report of scrutiny", "receipt of the report", "2 months",
         Way.AFTER, "the executive", "the response", ("LGA 2000 s.9FE",)),
    Rule("WA-AG3", "Agenda and notice in Wales", "the day of the meeting", "3 clear working days", Way.BEFORE,
         "the proper officer", "when the notice, the agenda and each report were on the website",
         ("LGA 1972 s.100A(6)(aa)", "SI 2021/1349 reg 18(3)", "Elitestone"), WALES),
    Rule("WA-IMP", "Implementing a member's decision in Wales", "the written statement of the decision",
         "not before it exists, unless urgency is agreed", Way.AFTER, "the member",
         "the written statement, or the record of the chain of consent", ("SI 2001/2290 reg 7",), WALES),
    Rule("WA-REC", "Record of an executive decision in Wales", "the end of the meeting, or the decision", ASAP,
         Way.AFTER, "the proper officer",
         "the record with details of consultation and any dispensation by the standards committee",
         ("SI 2001/2290 reg 6", "SI 2001/2290 reg 7"), WALES),
    Rule("WA-PUB", "Publication of a decision in Wales", "the decision",
         f"{ASAP}, and within the council's own working days", Way.AFTER, "the proper officer",
         "when it was on the website", ("SI 2001/2290 reg 8", "SI 2021/357"), WALES, local=True),
    Rule("CI", "Call-in window", "publication, the decision or the meeting, as the council's rule says",
         "the council's own days", Way.AFTER, "the members who may call in", "when the request was received",
         ("LGA 2000 s.9F(4)",), BOTH, local=True),
    Rule("CI-HEARING", "Hearing of a call-in", "the request, its receipt or its validation, or publication",
         "the council's own days", Way.AFTER, "the scrutiny committee", "the minutes of the hearing",
         ("LGA 2000 s.9F(2)",), BOTH, local=True),
    Rule("CI-RECONSIDER", "Reconsidering a decision referred back", "the reference back", "the council's own days",
         Way.AFTER, "the decision maker", "the record of the decision reconsidered", ("LGA 2000 s.9F(4)",), BOTH,
         local=True),
)  # fmt: skip

RULES = MappingProxyType({rule.id: rule for rule in _TABLE})
"""Every rule by its id, in the order in which the law is read."""

PENDING = authorities("EDCE Act 2026")
"""Acts passed whose commencement was not seen: no rule rests on them yet."""


def applies(rule_id: str, nation: Nation) -> bool:
    """Whether the rule is law in this nation. KeyError for an id that no rule has."""
    return nation in RULES[rule_id].nations


def not_in(rule_id: str, nation: Nation) -> str:
    """One sentence for a rule that this nation does not have; empty where it applies.

    That the Welsh Regulations have no notices of key decisions and private meetings was inferred from their text.
    """
    if applies(rule_id, nation):
        return ""
    here = {Nation.ENGLAND: "England", Nation.WALES: "Wales"}[nation]
    name = RULES[rule_id].name
    return f"{rule_id} ({name[0].lower()}{name[1:]}) does not apply in {here}; ask the council's own constitution."

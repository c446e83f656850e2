"""The columns of the data files beside those of a public record, and what every one of them means."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BESIDE = ("page", "in_force.closes_at", "ledger.closes", "in_force.effective", "ledger.effective", "ledger.authorities")
"""The columns of decisions.csv after those of the record."""

_DAY = "ISO date, London"
_ANSWER = "yes, no, or empty where nobody answered"

_RECORD = {
    "council": "The council",
    "nation": "england or wales, whose law applies",
    "decision_id": "The register's own number of the decision, 5 for D5; it never changes",
    "reference": "The council's own reference",
    "title": "Title of the decision",
    "maker": "Who decided",
    "body": "The body that met, empty where a member or officer decided alone",
    "meeting_day": f"Day of the meeting, {_DAY}",
    "meeting_starts": "Time of day at which the meeting began, London",
    "venue": "Where it met",
    "item_number": "Number of the agenda item, as printed",
    "resolution": "The decision itself",
    "decided_on": f"Day of the decision, {_DAY}",
    "reasons": "Reasons for the decision",
    "alternatives": "Alternative options considered and rejected",
    "interests": "Declarations of interest",
    "conflicts": "Conflicts of interest declared",
    "dispensation": "Dispensation granted",
    "present": "Members in attendance, a list",
    "key_decision": f"Is it a key decision? {_ANSWER}",
    "forward_plan_reference": "Reference of its notice on the forward plan",
    "notice_on": f"Day on which notice of the key decision was at both places, {_DAY}",
    "urgency_statements": "General exception and special urgency, in sentences, a list",
    "relevant_officer": "Relevant officer of the report",
    "relevant_cabinet_member": "Relevant cabinet member of the report",
    "report_title": "Title of the report considered",
    "call_in.open_to_call_in": "Could it be called in when it was published? yes or no",
    "call_in.closes": f"Last day for requests, as first published with this record, {_DAY}",
    "call_in.closes_at": "First instant too late for a request, as published, ISO with offset",
    "call_in.effective": f"Day on which it takes effect unless called in, as published, {_DAY}",
    "call_in.sentences": "The call-in paragraph as published, a list of sentences",
    "call_in_note": "What the council's record says of call-in",
    "notes": "Notes",
    "published_on": f"Day of publication, {_DAY}",
    "contact": "Whom to ask",
    "chain_head": "Head of the history chain when it was published",
    "numbers": "The council's own template: field, number and label of each line, a list of lists",
    "required_in_five_days": f"Must it be carried out within five days? {_ANSWER}",
    "urgency_reason": "Why it is urgent",
    "call_in_exempt": f"Was call-in waived? {_ANSWER}",
    "call_in_exempt_reason": "Why call-in was waived",
    "scrutiny_informed": f"Day on which scrutiny was informed, {_DAY}",
    "scrutiny_approved": f"Day on which scrutiny agreed, {_DAY}",
    "maker_title": "Title of the member or officer who decided",
    "officer_kind": "Which record an officer's decision needs: executive, 2014-regulations or neither",
    "authority": "The power under which it was taken",
    "consulted": "Executive members consulted",
    "matter": "The matter for decision",
    "key_basis": "Why it is a key decision (SI 2012/2089 reg 8(1))",
    "variation": "How it differs from the recommendation",
    "wards": "Wards affected",
    "consultation": "Consultation",
    "report": "The report considered",
    "background_papers": "Background papers",
    "private_reasons": "Why it was taken in private",
    "decided_at": "Time of day of the decision, London",
    "lead_officer": "Lead officer",
    "portfolio": "The portfolio that the decision belongs to",
    "priorities": "The council's own priorities that it serves, a line each",
    "commitments": "The commitments that it serves, each with its code, a list",
    "body_kind": "What the body was: executive, council, scrutiny or committee; empty where it was not kept",
    "changes": "What of its dates was changed after publication, and how a call-in left it, in sentences, a list",
    "corrections": "Corrections of the published record, in dated sentences, a list",
}
_BESIDE = {
    "page": "Its page in this folder",
    "in_force.closes_at": "First instant too late for a request as it holds now, ISO with offset",
    "ledger.closes": "Every day of the count to it, counted or not and why, a list",
    "in_force.effective": f"Day on which it takes effect as it holds now, empty while a call-in is not settled, {_DAY}",
    "ledger.effective": "Every day of the count to it, a list",
    "ledger.authorities": "The paragraphs that the counts rest on, a list",
}
_PLAN = {
    "id": "The register's own number of the matter, as F12; it never changes",
    "reference": "The council's own reference",
    "state": "open, decided or withdrawn",
    "matter": "The matter to be decided (reg 9(1)(b))",
    "maker": "body, member, officer-key or officer",
    "decider": "Who decides (reg 9(1)(c))",
    "members": "Members of the body, a list",
    "due_from": f"Day of the decision, or first day of its period (reg 9(1)(d)), {_DAY}",
    "due_to": f"Last day of the period, {_DAY}",
    "key_decision": f"Is it a key decision? {_ANSWER}",
    "documents": "Documents submitted for consideration (reg 9(1)(e))",
    "address": "Where copies are available (reg 9(1)(f))",
    "other_documents": f"May other documents be submitted (reg 9(1)(g))? {_ANSWER}",
    "requests": "How to ask for details of those (reg 9(1)(h))",
    "wards": "Wards affected",
    "consultation": "Consultation",
    "contact": "Whom to ask",
    "private": f"Is any of it taken in private? {_ANSWER}",
    "published": "Days on which its notices were at both places, a list of ISO dates",
    "runs_from": f"Day from which the 28 clear days run, {_DAY}",
    "decisions": "Published decisions of the matter, a list",
    "page": "Its page in this folder",
}
PLAN_COLUMNS = tuple(_PLAN)
"""The columns of forward-plan.csv."""

MEANS: Mapping[str, str] = MappingProxyType(_PLAN | _RECORD | _BESIDE)
"""What a column means, by its name; the few names that both tables have mean the same in both."""

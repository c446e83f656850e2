"""The paragraphs that the rules rest on: where each stands, what it says, and whether its text was read there.

Each has a mark: seen at a source, seen only in a secondary source, or known without having been checked; a ledger
says so beside every paragraph that was not read.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_tui.domain.ledger import Authority, Mark

if TYPE_CHECKING:
    from clerk_tui.domain.council import CallInRule, Council

_URL = re.compile(r"https?://\S+")
_UKSI = "https://www.legislation.gov.uk/uksi/2012/2089/regulation"
_REG_5 = f"{_UKSI}/5/data.xht?view=snippet&wrap=true"
_PART_2 = "https://legislation.gov.uk/uksi/2012/2089/part/2?timeline=false"
_PART_3 = "https://www.legislation.gov.uk/uksi/2012/2089/part/3/made?view=plain"
_PART_5 = "https://legislation.gov.uk/uksi/2012/2089/part/5/made/data.xht"
_NOTE_2002 = "https://www.legislation.gov.uk/uksi/2002/715/note/made/data.html"
_LGA_1972 = "https://www.legislation.gov.uk/ukpga/1972/70"
_LGA_2000 = "https://www.legislation.gov.uk/ukpga/2000/22/section"

_SEEN = (
    ("SI 2012/2089 reg 2", "https://legislation.gov.uk/uksi/2012/2089/made/data.htm?view=plain",
     "Definitions: background papers, confidential information, decision maker, decision-making body."),
    ("SI 2012/2089 reg 4", _PART_2,
     "Meetings of a decision-making body are public except for confidential or exempt information or disorder."),
    ("SI 2012/2089 reg 5(2)", _REG_5,
     "Notice of the intention to meet in private, with reasons, at the offices and on the website at least"
     " 28 clear days before."),
    ("SI 2012/2089 reg 5(4)", _REG_5,
     "A further notice at least five clear days before a private meeting: reasons, representations, response."),
    ("SI 2012/2089 reg 5(6)", _REG_5,
     "A private meeting without those notices only where it is agreed to be urgent and not reasonably deferrable;"
     " then a notice of the reasons as soon as reasonably practicable."),
    ("SI 2012/2089 reg 6", f"{_UKSI}/6/data.html",
     "Notice of time and place, and the agenda, at the offices and on the website at least five clear days before."),
    ("SI 2012/2089 reg 8", _PART_3,
     "What a key decision is: significant expenditure or savings, or significant effect on two or more wards."),
    ("SI 2012/2089 reg 9(1)", _PART_3,
     "No key decision until a document with the particulars (a) to (h) has been published."),
    ("SI 2012/2089 reg 9(1)(a)", _PART_3, "The notice says that a key decision is to be made for the authority."),
    ("SI 2012/2089 reg 9(1)(b)", _PART_3, "The notice names the matter in respect of which it is to be made."),
    ("SI 2012/2089 reg 9(1)(c)", _PART_3,
     "The notice names the individual with any title, or the body with a list of its members."),
    ("SI 2012/2089 reg 9(1)(d)", _PART_3,
     "The notice gives the date on which, or the period within which, the decision is to be made."),
    ("SI 2012/2089 reg 9(1)(e)", _PART_3, "The notice lists the documents submitted to the decision maker."),
    ("SI 2012/2089 reg 9(1)(f)", _PART_3,
     "The notice gives the address from which copies or extracts are available."),
    ("SI 2012/2089 reg 9(1)(g)", _PART_3, "The notice says that other relevant documents may be submitted."),
    ("SI 2012/2089 reg 10", "https://www.legislation.gov.uk/cy/uksi/2012/2089/regulation/10/made/data.xht"
     "?view=snippet&wrap=true",
     "General exception: after five clear days have elapsed following the day on which the notice was made available."),
    ("SI 2012/2089 reg 11", "https://www.legislation.gov.uk/cy/uksi/2012/2089/regulation/11/data.xht"
     "?view=snippet&wrap=true",
     "Special urgency: only where it is agreed that the decision is urgent and cannot reasonably be deferred."),
    ("SI 2012/2089 reg 12", "https://www.legislation.gov.uk/uksi/2012/2089/regulation/12?view=plain",
     "A written statement of every executive decision as soon as reasonably practicable after the meeting."),
    ("SI 2012/2089 reg 16", _PART_5,
     "Documents of a private meeting or an individual decision open to every member within 24 hours."),
    ("SI 2012/2089 reg 17", "https://www.legislation.gov.uk/uksi/2012/2089/regulation/17/2012-09-10/data.html",
     "Documents for scrutiny members no later than 10 clear days after the executive receives the request."),
    ("SI 2012/2089 reg 18", "https://legislation.gov.uk/uksi/2012/2089/regulation/18/made/data.html",
     "Scrutiny may require a report on a decision that it thinks should have been treated as key."),
    ("SI 2012/2089 reg 19", "https://legislation.gov.uk/uksi/2012/2089/regulation/19/made/data.html",
     "Reports on special urgency at intervals set by the authority, at least one annually."),
    ("SI 2012/2089 reg 20", "https://legislation.gov.uk/uksi/2012/2089/regulation/20?view=plain",
     "No disclosure of confidential information; none required of exempt information or political advice."),
    ("SI 2012/2089 reg 21(1)", "https://www.legislation.gov.uk/uksi/2012/2089/regulation/21/made?view=plain",
     "Documents open to inspection at all reasonable hours, at the offices and on the website."),
    ("SI 2002/715", _NOTE_2002,
     "Three clear days became five in England, from 1 October 2002, for LGA 1972 ss.100A(6) and 100B(3)."),
    ("SI 2014/2095 reg 7", "https://www.legislation.gov.uk/cy/uksi/2014/2095/made?view=plain",
     "Records of officers' decisions that are not executive decisions."),
    ("LGA 1972 s.100A(6)", _NOTE_2002,
     "Public notice of a meeting's time and place at least five clear days before it (three in Wales)."),
    ("LGA 1972 s.100B", _NOTE_2002,
     "Agenda and reports open to inspection at least five clear days before a meeting (three in Wales)."),
    ("LGA 1972 s.100B(3)", _NOTE_2002,
     "Copies of the agenda and reports open to the public at least five clear days before (three in Wales)."),
    ("LGA 1972 s.100B(4)(b)", "https://www.legislation.gov.uk/wsi/2021/1349/regulation/18",
     "An item not on the agenda only where the chair thinks it urgent by reason of special circumstances, which the"
     " minutes specify."),
    ("LGA 1972 s.100D(2)", f"{_LGA_1972}/section/100D",
     "Background papers open to inspection for four years beginning with the date of the meeting."),
    ("LGA 1972 Sch 12A", "https://council.lancashire.gov.uk/ecSDDisplayClassic.aspx?ID=2185",
     "Descriptions of exempt information, and the public interest test of paragraph 10."),
    ("LGA 2000 s.9F(2)", f"{_LGA_2000}/9F",
     "Scrutiny has power to review or scrutinise decisions made by the executive."),
    ("LGA 2000 s.9Q", f"{_LGA_2000}/9Q", "Statutory guidance, to which authorities must have regard."),
    ("Elitestone", "https://www.swarb.co.uk/regina-v-swansea-city-council-ex-parte-elitestone-ltd-CA-5-May-1993",
     "R v Swansea City Council ex p Elitestone Ltd (CA, 1993): clear days are working days, both end days left out."),
    ("SI 2001/2290 reg 7", "https://legislation.gov.uk/wsi/2001/2290/regulation/7/made",
     "Wales: a member's decision is not implemented until its written statement has been produced."),
    ("SI 2001/2290 reg 8", "https://legislation.gov.uk/wsi/2001/2290/regulation/8/data.html",
     "Wales: records and reports open to inspection after the decision."),
    ("SI 2021/357", "https://www.legislation.gov.uk/wsi/2021/357/note/data.xht",
     "Wales, from 1 May 2021: documents go on the website; the limb of the offices and the offences are gone."),
    ("SI 2021/1349 reg 18(3)", "https://www.legislation.gov.uk/wsi/2021/1349/regulation/18",
     "Wales, corporate joint committees: notice and agenda three clear days before the meeting, on the website."),
)  # fmt: skip

_SECONDARY = (
    ("SI 2012/2089 reg 13", f"{_UKSI}/13",
     "A written statement of an individual's executive decision as soon as reasonably practicable."),
    ("SI 2014/2095 reg 8", "https://www.legislation.gov.uk/cy/uksi/2014/2095/made?view=plain",
     "Officers' records open to inspection: six years, their background papers four, from the decision."),
    ("LGA 1972 s.100A(6)(aa)", f"{_LGA_1972}/section/100A",
     "Wales: notice of a meeting three clear days before it, on the website."),
    ("EDCE Act 2026", "https://beta.acthub.uk/uk/ukpga/2026-23",
     "English Devolution and Community Empowerment Act 2026 (c.23): leader and cabinet become the general model;"
     " its commencement was not seen, so no rule here rests on it yet."),
)  # fmt: skip

_KNOWN = (
    ("SI 2012/2089 reg 7", _PART_2,
     "Agenda and every report at the offices and on the website at least five clear days before the meeting."),
    ("SI 2012/2089 reg 9(1)(h)", _PART_3,
     "The notice gives the procedure for asking for those documents as they become available."),
    ("SI 2012/2089 reg 9(2)", f"{_UKSI}/9",
     "The key decision notice available at least 28 clear days before the decision is made."),
    ("SI 2012/2089 reg 9(3)", f"{_UKSI}/9",
     "Where information is exempt or confidential, particulars of the matter without that information."),
    ("SI 2012/2089 reg 14", f"{_UKSI}/14",
     "Records and the reports considered open to inspection as soon as reasonably practicable."),
    ("SI 2012/2089 reg 15", f"{_UKSI}/15", "Background papers listed in the report and available with it."),
    ("SI 2012/2089 reg 21(6)", f"{_UKSI}/21",
     "Written records and reports kept for six years beginning on the date of the decision."),
    ("SI 2012/2089 reg 21(7)", f"{_UKSI}/21",
     "Background papers kept for four years beginning on the date of the decision."),
    ("SI 2012/2089 reg 22", f"{_UKSI}/22", "Offences: obstructing inspection or refusing a copy."),
    ("LGA 1972 s.100C", f"{_LGA_1972}/section/100C",
     "Minutes, agenda and reports open to inspection for six years beginning with the date of the meeting."),
    ("LGA 1972 s.243", f"{_LGA_1972}/section/243",
     "Days left out of periods under the 1972 Act: Sundays, the Christmas, Easter and bank holiday breaks, and days"
     " of thanksgiving or mourning."),
    ("LGA 1972 Sch 12 para 4", f"{_LGA_1972}/schedule/12",
     "The summons to a meeting of Council: the same number of clear days before it."),
    ("LGA 2000 s.9F(4)", "https://legislation.gov.uk/ukpga/2000/22/section/21/enacted",
     "England: scrutiny may recommend that a decision made but not implemented be reconsidered, the root of call-in."),
    ("LGA 2000 s.9FA", f"{_LGA_2000}/9FA", "Scrutiny committees: sub-committees, co-opted members, attendance."),
    ("LGA 2000 s.21(9)", f"{_LGA_2000}/21",
     "Wales: overview and scrutiny may not include a member of the executive; in England s.9FA says so."),
    ("LGA 2000 s.9FC", f"{_LGA_2000}/9FC", "Any member of a scrutiny committee may refer a matter to it."),
    ("LGA 2000 s.9FE", f"{_LGA_2000}/9FE", "The executive responds to a report of scrutiny within two months."),
    ("SI 2001/2290 reg 6", "https://legislation.gov.uk/wsi/2001/2290/regulation/6/made",
     "Wales: a written statement of every executive decision taken at a meeting, with details of consultation."),
)  # fmt: skip

AUTHORITIES = MappingProxyType(
    {
        id_: Authority(id_, url, says, mark)
        for mark, group in ((Mark.SEEN, _SEEN), (Mark.SECONDARY, _SECONDARY), (Mark.KNOWN, _KNOWN))
        for id_, url, says in group
    }
)


def authorities(*ids: str) -> tuple[Authority, ...]:
    """The authorities of these ids, in this order."""
    return tuple(AUTHORITIES[id_] for id_ in ids)


def local_authority(council: Council, rule: CallInRule) -> Authority:
    """The council's own words, or the register from which its rule was worked out (then inferred)."""
    found = _URL.search(rule.source)
    url = found[0].rstrip(".,;)") if found else ""
    says = rule.source.replace(url, "").rstrip(" :,") if url else rule.source
    mark = Mark.SEEN if rule.certainty == "local" else Mark.INFERRED
    return Authority(f"{council.name}, call-in", url, says, mark)

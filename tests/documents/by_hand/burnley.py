"""What the two reports of Burnley's executive members say, field by field, as a clerk reads them in the seeds."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.pack import PackDocument
from clerk_tui.domain.printed_reports import MemberReport, PrintedCommitment, PrintedObjective

BURNLEY_2017 = MemberReport(
    document=PackDocument("member-report", "Burnley Borough Council", None, "", ""),
    body="Full Council",
    portfolio="Resources and Performance Management",
    member="Councillor Mohammed Ishtiaq",
    day=date(2017, 11, 22),
    heading="Progress against our strategic commitments",
    objectives=(),
    commitments=(
        PrintedCommitment(
            code="PF1",
            text=(
                "We will embed the partnership with Liberata within the Council's budget, strategic "
                "vision and commercial strategy."
            ),
            progress=(
                (
                    "In Q2, Liberata achieved all their key performance targets. I would like to "
                    "congratulate Liberata for being a finalist in seven categories in the North West "
                    "Contact Centre awards, and for winning a category for best use of social media in "
                    "Burnley."
                ),
            ),
            objective=None,
        ),
        PrintedCommitment(
            code="PF2",
            text=(
                "We will adopt Medium Term Financial Strategy that will put the Council on a sustainable "
                "financial footing. This strategy will set the framework for preparing annual budgets, "
                "ensuring the annual budget strategy is set within the context of the longer term "
                "outlook."
            ),
            progress=(
                (
                    "In Quarter 2, Full Council approved budget savings of £1.436m to assist in balancing "
                    "the budgets in 2018/19, 2019/21 and 2020/21."
                ),
                (
                    "Building on savings approved in 2016 for future years, this multi-year approach "
                    "shows the Council's commitment to creating a sustainable future and is intended to "
                    "develop a long-term financially balanced framework for the Council."
                ),
                (
                    "There is now only a balance of £84k to find for 2018/19, which will be presented to "
                    "Full Council in February 2018. Making early decisions on savings options allows the "
                    "authority to plan for the future and puts the Council on the front with regard to "
                    "financial planning."
                ),
                (
                    "Work is continuing on financial transformation project work, using greater "
                    "exploitation of financial systems to improve efficiency and drive performance."
                ),
                (
                    "This project allows budget holders to have greater input and control managing and "
                    "reporting against their budgets and is linked to greater empowerment for budget "
                    "holders and greater use of financial systems. Additionally, further automation of "
                    "the payments system will allow for further efficiencies to be achieved."
                ),
                (
                    "To ensure that our employees have the necessary skills to continue to develop and "
                    "work in new or different ways there is a comprehensive learning and development "
                    "calendar in place for employees at all levels including leadership development, "
                    "talent management and changes in technology."
                ),
            ),
            objective=None,
        ),
    ),
    findings=(),
    unplaced=(),
    text="",
)

BURNLEY_2011 = MemberReport(
    document=PackDocument("member-report", "Burnley Borough Council", None, "", ""),
    body="Full Council",
    portfolio="Customer Access & Community Engagement",
    member="Councillor Linda White",
    day=date(2011, 9, 1),
    heading="1. Progress on Strategic Objectives",
    objectives=(
        PrintedObjective("PE2", "Developing opportunities and sustaining ambition of local residents"),
        PrintedObjective("PE3", "Ensuring services to vulnerable groups are protected wherever possible"),
        PrintedObjective("PF3", "Improved Services"),
    ),
    commitments=(
        PrintedCommitment(
            code="PE2b",
            text=(
                "Implement proposals to engage more residents including responding to policy arising from "
                "the Localism Bill"
            ),
            progress=(
                (
                    "In the last 2 months we have consulted the public on the allotments review. We have "
                    "also been asking visitors to Burnley bus station about their experience which will "
                    "lead to a number of practical improvements."
                ),
            ),
            objective="PE2",
        ),
        PrintedCommitment(
            code="PE3d",
            text="Develop and implement new proposals for neighbourhood engagement",
            progress=(
                (
                    "As part of the Borough wide Engagement Strategy most Councillors have now been "
                    "contacted by officers to discuss how best to support them in engaging with local "
                    "communities, including organised meetings, drop in sessions or other events."
                ),
            ),
            objective="PE3",
        ),
        PrintedCommitment(
            code="PF3a",
            text="Achieve alternative methods of service delivery via shared service and partnerships",
            progress=(
                (
                    "The Pennine Lancashire Information Technology (IT) Services Joint Working Action "
                    "Plan has been approved by PLACE."
                ),
                (
                    "The plan includes a number of recommendations including provision of specialist "
                    "support, use of shared posts, joint procurement of IT systems, and joint training "
                    "programmes."
                ),
                "The plan will now be implemented through the Pennine Lancashire IT Managers Group.",
            ),
            objective="PF3",
        ),
        PrintedCommitment(
            code="PF3e",
            text="Implement the Customer Access and Service Strategy",
            progress=(
                (
                    "Progress on the installation of the new telephony system is still progressing to "
                    "plan and is still on schedule to be completed by the end of October. Service units "
                    "are being engaged on deployment of the new system."
                ),
                (
                    "The current CRM (customer relationship management system) contract is due for "
                    "renewal at the end of November 2011. The Executive has approved an extension to the "
                    "contract with Northgate for a further 12 months. This is so that all options can be "
                    "considered, as there are significant developments in the marketplace at the moment "
                    "and the council wants to ensure best value."
                ),
            ),
            objective="PF3",
        ),
    ),
    findings=(),
    unplaced=(),
    text="",
)

"""What Melton's committee report says, section by section, as a clerk reads it in the seed."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.pack import Contact, PackDocument, Paragraph
from clerk_tui.domain.printed_reports import Clause, CommitteeReport, Level, PrintedRisk, ReportPart

MELTON = CommitteeReport(
    document=PackDocument("committee-report", None, None, "", ""),
    body="Policy, Finance and Administration Committee",
    day=date(2011, 3, 2),
    officer="Chief Executive",
    title="CORPORATE ISSUES",
    sections=(
        ReportPart(
            number="1.0",
            title="PURPOSE OF REPORT",
            clauses=(
                Clause(
                    number="1.1",
                    heading=None,
                    paragraphs=(
                        (
                            "To update Members on the progress with respect to certain Corporate Issues "
                            "and the known implications arising from Countywide Developments."
                        ),
                    ),
                ),
            ),
            part="purpose",
        ),
        ReportPart(
            number="2.0",
            title="RECOMMENDATIONS",
            clauses=(
                Clause(
                    number="",
                    heading=None,
                    paragraphs=("It is recommended that:-",),
                ),
                Clause(
                    number="2.1",
                    heading=None,
                    paragraphs=("The Committee notes the report.",),
                ),
                Clause(
                    number="2.2",
                    heading=None,
                    paragraphs=(
                        (
                            "The timetable and next steps proposed for the Improvement Plan and Corporate "
                            "Plan developed through the Performance Management Task Group be approved."
                        ),
                    ),
                ),
            ),
            part="recommendations",
        ),
        ReportPart(
            number="3.0",
            title="KEY ISSUES",
            clauses=(
                Clause(
                    number="3.1",
                    heading="Improvement Plan",
                    paragraphs=(
                        (
                            "Following the decision of this Committee at its meeting in December 2010 the "
                            "Officers have continued to monitor and refine the existing approved "
                            "Improvement Plan. The refinements have included the deletion of matters "
                            "which are no longer relevant nationally or part of the Countywide/Local "
                            "Framework and improvements to the developing New Ways of Working Programme. "
                            "It was resolved that Officers would continue to monitor the Improvement Plan "
                            "for the remainder of the financial year reporting any issues of note to the "
                            "relevant Policy Committee. No such issues have arisen that would not have "
                            "been dealt with in programmed reports, therefore the monitoring continues "
                            "with no matters of significance developing."
                        ),
                        (
                            "In order to close down monitoring against the Improvement Plan for this year "
                            "a copy of the refined Plan will be brought to the next meeting of this "
                            "Committee."
                        ),
                    ),
                ),
                Clause(
                    number="3.2",
                    heading="Corporate Plan",
                    paragraphs=(
                        (
                            "Following general Member direction the Plan is being reworked around the "
                            'themes of "Supporting People", "Improving Places" and "A Well Run Council" '
                            "this will be taken through the Performance Management Task Group at its next "
                            "meeting. All Member guidance in readiness for presentation to the first "
                            "major Policy Committee of the new administration together with a revised "
                            "Performance Management Framework is being pursued."
                        ),
                        (
                            "Officers will suggest that the Corporate Plan presented to Members in June "
                            "2011 be subject to a full review at the close of the first financial year of "
                            'the new administration together with as appropriate "light touch" changes '
                            "which may arise in 2011/12 as a result of Member requirements, the impact of "
                            "National Issues or further budgetary impacts."
                        ),
                    ),
                ),
                Clause(
                    number="3.3",
                    heading="Performance Management Task Group",
                    paragraphs=(
                        (
                            "The Task Group has critically reviewed the current Performance Management "
                            "Framework and has advised the Officers that the existing Framework remains "
                            "Fit for Purpose but that a radical examination of key areas of "
                            "interest/performance monitoring is required, together with modernisation of "
                            "the systems used. In particular, the Task Group has looked at the Severn "
                            "Trent model raised by Members as a potential alternative to be considered "
                            "for the Council. Severn Trent kindly gave a presentation to the Council on "
                            "its model and Officers have worked up a localised approach. Following Member "
                            "guidance the approach will move away from a “dart board/target” format to a "
                            "more linear presentation of information. The key thrust of the Severn Trent "
                            "model is the “Line of Sight” through the Organisation from the key Corporate "
                            "Priorities to the Teams and delivery by individuals. It is hoped that before "
                            "the next meeting of the Task Group a test of the revised and Meltonised "
                            "format can have taken place. This will use the guidance received from "
                            "Members with respect to the Corporate Plan process as the basis for "
                            "development of testing the format."
                        ),
                        (
                            "The Task Group has also acted as a Sounding Board for the Government "
                            "Initiatives under the heading of the “Transparency Agenda” and the sector "
                            "approach lead by the Local Government Group. The Council has responded to "
                            "all consultations with a primary objective of reducing the burden upon Local "
                            "Government with respect to the data it produces and presents nationally. The "
                            "same data sets are often required to be presented in different formats to "
                            "different bodies and the Council is making the point that data should be "
                            "submitted once and reused as appropriate by Government or other duly "
                            "authorised bodies. The Task Group is also involved in the response to the "
                            "proposed Performance Framework for the Countywide Sustainable Community "
                            "Strategy. The Task Group, through Officers is advising that any Countywide "
                            "Framework must be relevant to the Locality, proportionate and light touch."
                        ),
                    ),
                ),
                Clause(
                    number="3.4",
                    heading="Extraordinary Efficiency Task Group",
                    paragraphs=(
                        (
                            "As reported to the last meeting of this Committee the Task Group has "
                            "commenced dialogue with the Chairs of the Policy Committee to look at ways "
                            "of developing the Councils Efficiency Approach in Policy and Service "
                            "Delivery. The Task Group is tackling the culture of efficiency and "
                            "productivity at all levels, from the smallest action such as use of emails "
                            "to a collection of data and information which will better inform Policy "
                            "Development."
                        ),
                    ),
                ),
                Clause(
                    number="3.5",
                    heading="Countywide Position",
                    paragraphs=(
                        "Community Budgets",
                        (
                            "The Council remains an active partner in the development of the prototype "
                            "for Leicestershire County of a Community Budget for Families with Complex "
                            "Needs. The draft National Submission is nearing completion with detailed "
                            "discussions taking place with the Bichard Group. The Borough Council has "
                            "indicated a willingness to consider tailoring its work around the Family "
                            "Intervention Project and Neighbourhood Management to assist with the People "
                            "and Place approach being developed."
                        ),
                        (
                            "The Strategic Director (KA) and the Community Safety Officer continue to "
                            "work with County Council colleagues developing the approach."
                        ),
                    ),
                ),
                Clause(
                    number="3.6",
                    heading="Access to Services (Total Place)",
                    paragraphs=(
                        (
                            "As previously reported the development of Parkside is a pilot for the "
                            "continuation of the Access to Services Project developed under Total Place. "
                            "The Council recently took part in a Voluntary and Community Sector lead "
                            "workshop relating to “worklessness” at which the Borough Councils Circles of "
                            "Need work was put forward during the workshop by the Customer Insight "
                            "Officer. The workshop was much impressed by the outputs achieved from the "
                            "operation of this project and a further request for shared resources from "
                            "the County Council has been made. This has been proactively considered by "
                            "the Corporate Management Team. The pilot will continue the development of "
                            "the Northgate products and will build on work already commenced, which is "
                            "designed to develop Melton as an exemplar site for customer focussed service "
                            "delivery."
                        ),
                    ),
                ),
            ),
            part="",
        ),
        ReportPart(
            number="4.0",
            title="POLICY AND CORPORATE IMPLICATIONS",
            clauses=(
                Clause(
                    number="4.1",
                    heading=None,
                    paragraphs=(
                        (
                            "The ongoing work set out within this report follows Member guidance and "
                            "Policy direction. As the National picture further develops together with its "
                            "impact at a Countywide, Sub Regional Level, Officers will continue to seek "
                            "advice and guidance and a formal determination of next steps when required."
                        ),
                    ),
                ),
            ),
            part="implications",
        ),
        ReportPart(
            number="5.0",
            title="FINANCIAL AND OTHER RESOURCE IMPLICATIONS",
            clauses=(
                Clause(
                    number="5.1",
                    heading=None,
                    paragraphs=(
                        (
                            "There are no particular financial implications arising from this report, "
                            "save that Senior Officers have indicated to the County Council that it would "
                            "be difficult to second any further staff to the Countywide projects without "
                            "appropriate backfill monies."
                        ),
                    ),
                ),
            ),
            part="implications",
        ),
        ReportPart(
            number="6.0",
            title="LEGAL IMPLICATIONS/POWERS",
            clauses=(
                Clause(
                    number="6.1",
                    heading=None,
                    paragraphs=("There are no particular legal implications arising from this report.",),
                ),
            ),
            part="implications",
        ),
        ReportPart(
            number="7.0",
            title="COMMUNITY SAFETY",
            clauses=(
                Clause(
                    number="7.1",
                    heading=None,
                    paragraphs=(
                        (
                            "The work with Neighbourhoods and with Families with Complex Needs has an "
                            "impact upon Anti-Social Behaviour and the safety and security of the place "
                            "and local residents."
                        ),
                    ),
                ),
            ),
            part="implications",
        ),
        ReportPart(
            number="8.0",
            title="EQUALITIES",
            clauses=(
                Clause(
                    number="8.1",
                    heading=None,
                    paragraphs=(
                        (
                            "As Countywide and other initiatives develop and may require changes within "
                            "the Council, appropriate Equalities Impact Assessments will be carried out. "
                            "Otherwise, such matters would be taken into account within the project as a "
                            "whole."
                        ),
                    ),
                ),
            ),
            part="implications",
        ),
        ReportPart(
            number="9.0",
            title="RISKS",
            clauses=(Clause("9.1", None, ()),),
            part="risks",
        ),
        ReportPart(
            number="10.0",
            title="CLIMATE CHANGE",
            clauses=(
                Clause(
                    number="10.1",
                    heading=None,
                    paragraphs=("There are no particular implications arising from this report.",),
                ),
            ),
            part="implications",
        ),
        ReportPart(
            number="11.0",
            title="CONSULTATION",
            clauses=(
                Clause(
                    number="11.1",
                    heading=None,
                    paragraphs=("There are no issues relevant within this report.",),
                ),
            ),
            part="consultation",
        ),
        ReportPart(
            number="12.0",
            title="WARDS AFFECTED",
            clauses=(
                Clause(
                    number="12.1",
                    heading=None,
                    paragraphs=("All",),
                ),
            ),
            part="wards",
        ),
    ),
    recommendations=(
        Paragraph("2.1", "The Committee notes the report."),
        Paragraph(
            number="2.2",
            text=(
                "The timetable and next steps proposed for the Improvement Plan and Corporate Plan "
                "developed through the Performance Management Task Group be approved."
            ),
        ),
    ),
    probabilities=(
        Level("A", "Very High"),
        Level("B", "High"),
        Level("C", "Significant"),
        Level("D", "Low"),
        Level("E", "Very Low"),
        Level("F", "Almost Impossible"),
    ),
    impacts=(
        Level("IV", "Negligible"),
        Level("III", "Marginal"),
        Level("II", "Critical"),
        Level("I", "Catastrophic"),
    ),
    risks=(
        PrintedRisk("1", "Delays in implementing Improvement Plan", "D", "III"),
        PrintedRisk(
            number="2",
            text="New systems established for People Based Services by Community Budget Implementation",
            probability="D",
            impact="III",
        ),
    ),
    wards="All",
    contact=Contact("Lynn Aisbett", "Chief Executive", None, None),
    report_date=date(2011, 2, 22),
    appendices=(),
    background_papers=(),
    reference="X: Committee\\Ctee, Council & Sub Cttees\\PFA\\2010-11\\020311",
    findings=(),
    unplaced=(),
    text="",
)

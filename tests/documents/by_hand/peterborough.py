"""What Peterborough's plan on a page says, column by column, as a clerk reads it in the seed."""

from __future__ import annotations

from clerk_tui.domain.pack import PackDocument
from clerk_tui.domain.printed_reports import PlanOnAPage, PlanRow

PETERBOROUGH = PlanOnAPage(
    document=PackDocument("plan-on-a-page", None, None, "", ""),
    title="OUR COMMITMENT TO IMPROVEMENT",
    columns=(
        "What we will do",
        "How have we done (January to April 2022)",
        "What we will do by August 2022",
    ),
    period="January to April 2022",
    by="August 2022",
    rows=(
        PlanRow(
            theme="Strategy",
            cells=(
                (
                    "Have a clear and agreed plan setting out how we will improve",
                    "Be clear about our ambition and vision for the future",
                ),
                ("We've consulted on part one of our corporate plan which was agreed at March council",),
                (
                    (
                        "The first stage of our new corporate strategy will be published in July – based "
                        "on an in depth analysis of the needs of Peterborough residents"
                    ),
                    "We will consult our partners and residents on the strategy throughout the autumn",
                ),
            ),
        ),
        PlanRow(
            theme="Financial sustainability",
            cells=(
                (
                    "Change the 'status quo' in how we manage our finances – working cross party",
                    "Deliver essential services within our means – without outside help",
                    "Borrow only what we can afford",
                    "Own only what can pay its own way, or deliver income",
                ),
                (
                    (
                        "We reached the end of the financial year without needing any extra government "
                        "support, and no call on our reserves"
                    ),
                    "Full Council agreed a balanced budget for 2022 – 23 in March",
                    "Ended the 2021/22 financial year without using our reserves",
                    (
                        "We've made further progress in delivering on our savings targets and keeping a "
                        "grip on our spend"
                    ),
                ),
                (
                    "A service by service analysis of budget, and future priorities will be complete",
                    (
                        "A new Asset Management Strategy and Plan will be completed, including a new "
                        "asset disposal schedule to fund future capital schemes"
                    ),
                    "A three year medium term financial strategy will have been presented to Members",
                ),
            ),
        ),
        PlanRow(
            theme="Service reviews",
            cells=(
                (
                    "Reconsider everything we do",
                    "Focus on priorities and what we can afford.",
                    "Deliver ourselves only what is essential and important",
                ),
                (
                    (
                        "We have completed deep dive' reviews into Children and Adults Services, Housing "
                        "and Planning, Community and Leisure Services and companies and commercial "
                        "interests"
                    ),
                    (
                        "We've agree the future direction of a number of external companies/organisations "
                        "following deep dive reviews"
                    ),
                ),
                (
                    "We will have a new and strengthened in-house Property function in place",
                    "Decisions will be made on the future direction of external organisations",
                ),
            ),
        ),
        PlanRow(
            theme="Governance and Culture",
            cells=(
                (
                    "Use outside and expert help to support our improvement",
                    "Strengthen the role of Audit & Scrutiny",
                    "Develop Member and Officer skills",
                    "Ensure our organisational and political structures meet our needs",
                ),
                (
                    (
                        "We've identified additional support outside capacity from the Independent "
                        "Improvement Panel, CIPFA and the LGA, and now have additional expertise working "
                        "with us"
                    ),
                    (
                        "April's Employment Committee unanimously approved a proposal for senior level "
                        "organisational and shared service changes – consultation begins in May"
                    ),
                ),
                (
                    "The Independent Improvement Panel will make it's first report to Full Council in June.",
                    "A programme for Member development will be in place and reported on regularly",
                    "A report evaluating 'all out' elections every four years will go to June Full Council",
                    "The new Senior Officer structure will be in place",
                    "Cabinet will have oversight of all Key Decisions",
                ),
            ),
        ),
    ),
    findings=(),
    unplaced=(),
    text="",
)

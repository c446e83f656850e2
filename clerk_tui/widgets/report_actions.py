"""What a clerk can do with the reports: their list, an executive member's report and one of its lines."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

REPORT_GROUPS = {
    "reports": "Reports",
    "member-report": "Executive member's report",
    "report-line": "Line of an executive member's report",
}
"""The groups with their headings."""
REPORT_PARTS: dict[str, tuple[str, ...]] = {
    "reports": ("list",),
    "member-report": ("list",),
    "report-line": ("field", "line"),
}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

_DRAFT = "Draft an executive member's report from the register: progress, decisions, notices to come."
_PUBLISH = "Publish it: it freezes, with the head of the register's chain."
_INCLUDE = "Put a commitment, a published decision or a matter of the forward plan into the report."

# fmt: off
REPORT_ACTIONS: tuple[Action, ...] = (
    _a("decision.serves", "shift+f4 f16", "Serves", "Say which commitments the decision serves, or take that back.",
       twin="commitments link CODE REF", marks="quiet", more="A published record may gain them: it says nothing new."),
    _a("reports.draft", "a", "Draft", _DRAFT, twin="reports draft PORTFOLIO",
       more="For whoever holds the portfolio on the day of the report, from where the last one ended."),

    _a("member-report.change", "c", "Change", "Change its head: member, meeting, date, period, layout, heading.",
       twin="reports set REF FIELD=VALUE"),
    _a("member-report.include", "a", "Put in", _INCLUDE, twin="reports include REF D3"),
    _a("member-report.leave-out", "x", "Leave out", "Leave the line under the cursor out of the report.",
       twin="reports leave-out REF LINE", more="What it was drafted from stays in the register."),
    _a("member-report.up", "[ shift+up", "Up", "Move the line under the cursor up.", twin="reports move REF LINE up",
       more="Commitments stand under the objective above them."),
    _a("member-report.down", "] shift+down", "Down", "Move the line under the cursor down.",
       twin="reports move REF LINE down"),
    _a("member-report.refresh", "f", "Refresh", "Put in what the register holds by now and the report lacks.",
       twin="reports refresh REF", more="The lines that are there stay as they were written."),
    _a("member-report.seat", "s", "Seat", "Enter who reports, with a seat for the portfolio, where nobody holds it.",
       twin="reports seat REF BODY", marks="quiet", more="Such as of a report that was read in: which body and from"
       " when is asked, nothing is guessed."),
    _a("member-report.look", "l", "Look", "The report as it goes out, or went out, word for word.",
       twin="export member-report --of REF"),
    _a("member-report.publish", "p", "Publish", _PUBLISH, twin="reports publish REF",
       more="Then it is put right only by another version, with a reason that stands in it."),
    _a("member-report.versions", "v", "Versions", "The versions that were published, and why there is more than one.",
       twin="reports versions REF"),
    _a("member-report.remove", "delete", "Take away", "Take a report away that was made by mistake.",
       twin="reports remove REF", marks="quiet"),
)
# fmt: on

"""The actions of commitments: the list with its plans, and one commitment with its progress."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

COMMITMENT_GROUPS = {"commitments": "Commitments", "commitment": "One commitment"}
"""The groups with their headings."""
COMMITMENT_PARTS: dict[str, tuple[str, ...]] = {"commitments": ("list",), "commitment": ("list",)}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

# fmt: off
COMMITMENT_ACTIONS: tuple[Action, ...] = (
    _a("commitments.add", "a", "Add", "Enter a commitment: its code, what will be done, and by when.",
       more="Its objective is found from its code; what seems wrong is said, and you may go on with a reason.",
       twin="commitments add FIELD=VALUE …"),
    _a("commitments.plan", "p", "Plan", "Only the commitments of one plan.", twin="commitments --plan PLAN"),
    _a("commitments.portfolio", "o", "Portfolio", "Only those of one portfolio.",
       twin="commitments --portfolio PORTFOLIO"),
    _a("commitments.theme", "m", "Theme", "Only those of one theme.", twin="commitments --theme THEME"),
    _a("commitments.late", "l", "Late", "Only those whose day has passed, and all again.", twin="commitments --late"),
    _a("commitments.page", "g", "On a page", "The plan on a page: what we will do, how we have done, what is next.",
       twin="export plan-on-a-page --of PLAN"),
    _a("commitments.source", "d", "Source", "How the plan stands, and the file that it was taken from.",
       more="With the lines of the file that have no place in the register.", twin="commitments show-plan PLAN",
       marks="quiet"),
    _a("commitments.set-plan", "s", "Set plan", "Change a plan: its name, the period reported on, the next by-when.",
       twin="commitments set-plan PLAN FIELD=VALUE …"),
    _a("commitments.new-plan", "n", "New plan", "Enter a plan for commitments to stand in.",
       twin="commitments add-plan FIELD=VALUE …"),
    _a("commitments.file", "f4 ctrl+o", "File", "Take commitments from a CSV file: what each row does is shown first.",
       twin="commitments import FILE"),

    _a("commitment.progress", "p", "Progress", "Enter how it has gone: the day, who says it, the period it is about.",
       twin="commitments progress CODE text=TEXT …"),
    _a("commitment.change", "c", "Change", "Change its fields: code, words, by when, theme, portfolio, plan.",
       twin="commitments set CODE FIELD=VALUE …"),
    _a("commitment.end", "e", "End", "Say that it is done, or dropped and why.", twin="commitments end CODE --done"),
    _a("commitment.reopen", "o", "Open again", "Say that it is to be kept again.", twin="commitments reopen CODE",
       marks="quiet"),
    _a("commitment.link", "d", "Decision", "Name a decision that serves it.", twin="commitments link CODE DECISION"),
    _a("commitment.remove", "x", "Take away", "Take away the line under the cursor, or the commitment itself.",
       more="Progress entered by mistake, a decision that does not serve it, a commitment that nothing hangs on.",
       twin="commitments unlink CODE DECISION"),
)
# fmt: on

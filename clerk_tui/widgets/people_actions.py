"""The actions of people, bodies and seats."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

PEOPLE_GROUPS = {"people": "People and bodies", "person": "One person", "body": "One body"}
"""The groups with their headings."""
PEOPLE_PARTS: dict[str, tuple[str, ...]] = {"people": ("list",), "person": ("list",), "body": ("list",)}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

_FILE = "Take people, bodies, seats and wards from a CSV file: what each row does is shown first."
_FOLLOW = "Give them another part in the same body from a day on; the old seat ends the day before."

# fmt: off
PEOPLE_ACTIONS: tuple[Action, ...] = (
    _a("people.add", "a", "Add", "Enter a member or an officer; in the list of bodies a body, of wards a ward.",
       twin="people add NAME"),
    _a("people.bodies", "b", "Bodies", "The bodies instead of the people, and back.", twin="bodies"),
    _a("people.day", "d", "Day", "What they hold on another day; empty is today.", twin="people --on DAY"),
    _a("people.posts", "p", "Posts", "Who must be asked to agree that something is urgent, and which posts are vacant.",
       more="The chain of regulations 5(6) and 11(1), on the day of the list.", twin="people posts --on DAY"),
    _a("people.wards", "w", "Wards", "The wards instead of the people, and back: who represents each, what is vacant.",
       twin="wards"),
    _a("people.change-ward", "c", "Change ward", "Change the ward under the cursor.", twin="wards set NAME",
       marks="quiet"),
    _a("people.may-ask", "m", "May call in", "Who may ask for call-in on the day of the list, and why one may not.",
       twin="people call-in --on DAY"),
    _a("people.portfolios", "o", "Portfolios", "Who led the council and held which portfolio on the day of the list.",
       twin="people portfolios --on DAY"),
    _a("people.file", "f4 ctrl+o", "File", _FILE, twin="people import FILE"),

    _a("person.seat", "s", "Seat", "Enter a seat in a body.", twin="people seat NAME BODY",
       more="Seats that overlap are said; you may go on with a reason that is recorded."),
    _a("person.end", "e", "End", "End the seat under the cursor.", twin="people end NAME BODY --on DAY"),
    _a("person.follow", "f", "New part", _FOLLOW, twin="people follow NAME BODY --role ROLE --from DAY"),
    _a("person.correct", "c", "Correct", "Correct the seat under the cursor: its part, days or title.",
       twin="people change SEAT"),
    _a("person.unseat", "x", "Take away", "Take a seat away that was entered by mistake.", twin="people unseat SEAT"),
    _a("person.name", "n", "Name", "Change the name, the kind or the title.", twin="people set NAME --name NAME",
       more="What is published keeps the old name."),
    _a("person.merge", "m", "Merge", "Make another person of the register one with this one.",
       twin="people merge NAME OTHER", more="All that names the other names this one from then on; one undo."),

    _a("body.seat", "s", "Seat", "Enter a member of this body.", twin="people seat NAME BODY"),
    _a("body.end", "e", "End", "End the seat under the cursor.", twin="people end NAME BODY --on DAY"),
    _a("body.day", "d", "Day", "The members on another day; empty is today.", twin="bodies NAME --on DAY"),
    _a("body.earlier", "left", "Earlier", "The members before the last change.", twin="bodies NAME --on DAY"),
    _a("body.later", "right", "Later", "The members after the next change.", twin="bodies NAME --on DAY"),
    _a("body.change", "c", "Change", "Change the name, the kind or the days of this body.", twin="bodies set NAME"),
)
# fmt: on

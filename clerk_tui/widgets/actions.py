"""What is made of the table of actions: bindings, foot of the screen, help, palette and the README's key table.

An action's id is `group.name`; Textual runs its `action_name` (with `_` for `-`) on the focused part, the screen or
the app.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding, BindingType

from clerk_tui.widgets.action import Action, key_name
from clerk_tui.widgets.action_table import ACTIONS, GROUPS, PARTS
from clerk_tui.widgets.cells import hang

__all__ = [
    "ACTIONS",
    "GROUPS",
    "PARTS",
    "Action",
    "actions_of",
    "bindings_for",
    "groups_of",
    "help_text",
    "key_name",
    "key_table",
]


def actions_of(*groups: str) -> Iterator[Action]:
    """The actions of some groups, in the order of the table."""
    return (action for group in groups for action in ACTIONS if action.screen == group)


def bindings_for(screen: str) -> list[BindingType]:
    """The bindings of one group, for a `BINDINGS` list; those of `everywhere` belong to the app."""
    return [
        Binding(
            key=",".join(action.keys),
            action=action.does,
            description=action.name,
            tooltip=action.tooltip,
            show=action.shown,
            priority=action.first,
            id=action.id,
        )
        for action in actions_of(screen)
    ]


def groups_of(screen: str) -> tuple[str, ...]:
    """The groups whose keys hold on a screen, its own first."""
    own = (screen,) if screen in GROUPS and screen != "everywhere" else ()
    return (*own, *PARTS.get(screen, ()), "everywhere")


def help_text(screen: str, width: int = 72) -> str:
    """The keys of a screen, in plain text: a heading for each group and a line or two for each action."""
    blocks = []
    for group in groups_of(screen):
        actions = list(actions_of(group))
        room = max(len(action.keys_in_words) for action in actions)
        lines = [
            line for action in actions for line in hang(f"  {action.keys_in_words:{room}}  ", action.description, width)
        ]
        blocks.append("\n".join([GROUPS[group], *lines]))
    return "\n\n".join(blocks)


def key_table() -> str:
    """The README's key table, in Markdown: one table for each group."""
    blocks = []
    for group, heading in GROUPS.items():
        rows = [
            f"| {action.keys_in_words} | {action.name} | {action.description} | {_twin(action)} |"
            for action in actions_of(group)
        ]
        blocks.append(
            "\n".join([f"### {heading}", "", "| Key | | | Command line |", "| --- | --- | --- | --- |", *rows])
        )
    return "\n\n".join(blocks) + "\n"


def _twin(action: Action) -> str:
    return f"`clerk-tui {action.twin}`" if action.twin else ""

"""One thing a clerk can do: its id, keys and words."""

from __future__ import annotations

from dataclasses import dataclass

_KEY_NAMES = {"escape": "Esc", "pageup": "Page Up", "pagedown": "Page Down", "delete": "Del"}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a clerk can do.

    `name` is for the foot of the screen, `description` the sentence for palette and help, `tooltip` what else to know.
    `screen` is the group it belongs to, `twin` the command line's words for it (empty where only a screen has it).
    `first` gives its keys precedence over those of a text field; `shown` puts it on the foot of the screen.
    """

    id: str
    keys: tuple[str, ...]
    name: str
    description: str
    tooltip: str
    screen: str
    twin: str = ""
    first: bool = False
    shown: bool = True

    @property
    def does(self) -> str:
        """The name of the Textual action."""
        return self.id.rpartition(".")[2].replace("-", "_")

    @property
    def keys_in_words(self) -> str:
        """`F5 or Ctrl+K`."""
        return " or ".join(key_name(key) for key in self.keys)


def key_name(key: str) -> str:
    """A key as a clerk reads it: `Ctrl+R`, `F5`, `Esc`; a single character stays as it is typed."""
    return "+".join(
        part if part == key and len(key) == 1 else _KEY_NAMES.get(part, part.capitalize()) for part in key.split("+")
    )


def action(
    id: str, keys: str, name: str, description: str, *, more: str = "", twin: str = "", marks: str = ""
) -> Action:
    """One line of the table; marks: `first` and `quiet` (left out of the foot)."""
    return Action(
        id=id,
        keys=tuple(keys.split()),
        name=name,
        description=description,
        tooltip=more or description,
        screen=id.partition(".")[0],
        twin=twin,
        first="first" in marks,
        shown="quiet" not in marks,
    )

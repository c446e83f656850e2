"""The parts of the README that are made from the program: `python -m tests.house.readme` writes them."""

from __future__ import annotations

import re

from tests.house.project import PROJECT

README = PROJECT / "README.md"


def part(text: str, name: str) -> str:
    """What stands between the markers of this name."""
    match = _marked(name).search(text)
    if match is None:
        raise LookupError(f"The README has no part “{name}”.")
    return match[2]


def command(text: str, name: str) -> str:
    """The one line of shell that a part shows."""
    lines = [line for line in part(text, name).splitlines() if line and not line.startswith("```")]
    if len(lines) != 1:
        raise LookupError(f"The README's part “{name}” is not one command.")
    return lines[0]


def made() -> dict[str, str]:
    """The parts as the program has them now."""
    from clerk_tui.cli.main import COMMANDS
    from clerk_tui.widgets.actions import key_table

    rows = [f"| `clerk-tui {name}` | {words} |" for name, (_, words) in COMMANDS.items()]
    table = ["| Command | |", "| --- | --- |", "| `clerk-tui` | Open the screens. |", *rows]
    return {"keys": f"\n{key_table().strip()}\n\n", "commands": "\n" + "\n".join(table) + "\n\n"}


def renewed(text: str) -> str:
    """The README with its parts as the program has them."""
    for name, words in made().items():
        part(text, name)
        text = _marked(name).sub(lambda match, words=words: match[1] + words + match[3], text)
    return text


def _marked(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name}: begin -->\n)(.*?)(<!-- {name}: end -->)", re.DOTALL)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")

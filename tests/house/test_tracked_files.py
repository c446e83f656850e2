"""What is handed on names nobody's machine and no package index: it works wherever it lies."""

from __future__ import annotations

import re

import pytest

from tests.house.project import PROJECT, tracked

# The words are put together here, so that this file does not hold what it looks for.
ROOTS = ("work", "root", "home", "Users", "opt", "farm", "tmp")
HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "debian" + ".org/debian", "crates" + ".io")
MACHINE_PATH = re.compile(rf"(?<![\w.$}}~*-])/(?:{'|'.join(ROOTS)})/\w|\b[A-Z]:\\{ROOTS[3]}\\")
HOST = re.compile("|".join(map(re.escape, HOSTS)))
UNDONE = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|XX" + r"X)\b")


def text_of(data: bytes) -> str | None:
    """The text of a file, or None where it is none."""
    try:
        return None if b"\0" in data else data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def wrong(text: str) -> list[str]:
    return [
        f"line {number}: {match.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for pattern in (MACHINE_PATH, HOST, UNDONE)
        for match in pattern.finditer(line)
    ]


def test_no_file_names_a_machine_an_index_or_unfinished_work() -> None:
    found = {
        str(path.relative_to(PROJECT)): faults
        for path in tracked()
        if (text := text_of(path.read_bytes())) is not None and (faults := wrong(text))
    }
    assert found == {}
    assert PROJECT / "pyproject.toml" in tracked()


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "work/main/README.md",
        "'/" + "home/ada/x'",
        "C:" + r"\Users\ada",
        "https://files.python" + "hosted.org/x",
        "# TO" + "DO: later",
    ],
)
def test_the_guard_sees_what_it_looks_for(line: str) -> None:
    assert wrong(line) != []


@pytest.mark.parametrize("line", ["https://www.example.gov.uk/home/council", "~/work/x", "$HOME/tmp/x", "todo: no"])
def test_the_guard_lets_other_words_pass(line: str) -> None:
    assert wrong(line) == []

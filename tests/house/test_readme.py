"""What the README and the CHANGELOG say is what the program does."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest
from packaging.requirements import Requirement

from clerk_tui import __version__
from clerk_tui.cli.main import COMMANDS
from clerk_tui.widgets.actions import ACTIONS
from tests.house.project import PROJECT
from tests.house.readme import README, command, made, part

TEXT = README.read_text(encoding="utf-8")
RENEW = "run python -m tests.house.readme"


@pytest.mark.parametrize("name", ["keys", "commands"])
def test_the_keys_and_commands_are_the_programs_own(name: str) -> None:
    assert part(TEXT, name) == made()[name], RENEW


def test_every_command_and_every_key_is_in_the_readme() -> None:
    assert set(re.findall(r"^\| `clerk-tui (\S+)`", part(TEXT, "commands"), re.MULTILINE)) == set(COMMANDS)
    assert all(action.keys_in_words in part(TEXT, "keys") for action in ACTIONS)


@pytest.mark.parametrize("twin", sorted({action.twin for action in ACTIONS if action.twin}))
def test_a_screens_action_has_its_twin_on_the_command_line(twin: str) -> None:
    word = twin.split()[0]
    assert word in COMMANDS or word in {"--help", "--now", "--version"}


def test_what_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert "docs/today.svg" in links
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_what_the_readme_calls_is_a_command() -> None:
    called = set(re.findall(r"`[^`\n]*clerk-tui ([a-z][a-z-]*)[^`]*`", TEXT))
    assert called <= set(COMMANDS)
    assert {"demo", "verify"} <= called


def test_the_two_lines_a_newcomer_pastes_are_sound() -> None:
    demo, tests = command(TEXT, "demo"), command(TEXT, "tests")
    assert demo.endswith("/clerk-tui demo")
    assert tests.endswith("/pytest -n auto")
    for line in (demo, tests):
        assert line.startswith("python3 -m venv .venv && ")
        assert subprocess.run(["bash", "-n", "-c", line], check=False).returncode == 0


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(r"^## (\S+)", (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == __version__


def test_the_lock_holds_a_version_of_everything_the_project_names() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", lock, re.MULTILINE))
    outside = {
        requirement.name
        for requirement in map(Requirement, named)
        if not requirement.specifier.contains(pins.get(requirement.name.lower(), "0"))
    }
    assert outside == set()

"""The layers hold: as contracts, and once more by what a fresh interpreter has loaded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_tui import __version__
from tests.house.project import PACKAGE, PROJECT

SCREEN = {"textual", "rich"}
STORAGE = {"sqlite3", "sqlite_utils"}
DOCUMENTS = {"pypdf", "docx", "lxml", "jinja2", "icalendar"}


def modules(layer: str) -> list[str]:
    """The importable modules of a layer, but for programs (`__main__`, `child`), which run when they are imported."""
    names = []
    for path in sorted((PACKAGE / layer).rglob("*.py")):
        dotted = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
        names.append(dotted.removesuffix(".__init__"))
    return names


def loaded(code: str, says: str = "") -> set[str]:
    """What this code, which must print `says`, loads in a fresh interpreter beyond what an idle one has loaded."""
    return _after(code, says) - _after("pass", "")


def _after(code: str, says: str) -> set[str]:
    listing = "import atexit, sys\natexit.register(lambda: print('loaded:', *sys.modules, file=sys.stderr))\n"
    done = subprocess.run([sys.executable, "-c", listing + code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert says in done.stdout
    return set(done.stderr.rpartition("loaded:")[2].split())


def called(*arguments: str, says: str) -> set[str]:
    """What the command line has loaded after such a call."""
    return loaded(f"sys.argv = {['clerk-tui', *arguments]!r}\nfrom clerk_tui.cli.main import main\nmain()", says)


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the copy of the project in this folder."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project, to plant a fault in."""
    shutil.copytree(PACKAGE, tmp_path / "clerk_tui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    done = lint(PROJECT)
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("where", "planted", "contract"),
    [
        ("rules/calendar.py", "import clerk_tui.services", "Arrows run one way"),
        ("domain/dates.py", "import clerk_tui.rules", "Arrows run one way"),
        ("register/rows.py", "import textual", "Only the screens and their widgets know Textual"),
        ("documents/writing/faces.py", "import sqlite3", "Only the register speaks SQL"),
    ],
)
def test_a_planted_wrong_import_breaks_a_contract(copy: Path, where: str, planted: str, contract: str) -> None:
    path = copy / "clerk_tui" / where
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{planted}\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1
    assert contract in done.stdout.partition("Broken contracts")[2]


@pytest.mark.parametrize("layer", ["domain", "rules"])
def test_the_law_is_counted_without_screen_storage_or_documents(layer: str) -> None:
    names = modules(layer)
    assert len(names) > 5
    assert loaded("import " + ", ".join(names)) & (SCREEN | STORAGE | DOCUMENTS) == set()


def test_documents_are_read_and_written_by_libraries_that_load_only_when_needed() -> None:
    code = "import clerk_tui.documents.reading, clerk_tui.documents.writing"
    assert loaded(code) & (SCREEN | STORAGE | DOCUMENTS) == set()


@pytest.mark.parametrize(
    ("call", "says"), [(["--version"], __version__), (["--help"], "count"), (["count", "days", "--help"], "--from")]
)
def test_the_command_line_answers_without_loading_the_screens(call: list[str], says: str) -> None:
    assert called(*call, says=says) & (SCREEN | DOCUMENTS | {"sqlite_utils", "importlib.metadata"}) == set()


def test_a_date_is_counted_without_loading_the_screens() -> None:
    found = called("count", "agenda", "--meeting", "2017-10-09", says="29 September 2017")
    assert found & (SCREEN | DOCUMENTS | {"sqlite_utils", "dateutil", "importlib.metadata"}) == set()
    assert "clerk_tui.rules.counting" in found


def test_the_guard_sees_what_is_loaded() -> None:
    assert loaded("import sqlite3") & STORAGE == {"sqlite3"}

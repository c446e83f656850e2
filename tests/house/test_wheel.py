"""The wheel holds what the program needs and nothing that could harm another's; installed clean, it does the work."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from clerk_tui import __version__
from tests.house.project import PACKAGE, PROJECT, tracked
from tests.installed import Installed, surroundings


@pytest.fixture(scope="module")
def contents(installed: Installed) -> dict[str, bytes]:
    with zipfile.ZipFile(installed.wheel) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


def test_every_file_of_the_package_and_the_schema_is_in_the_wheel(contents: dict[str, bytes]) -> None:
    expected = {path.relative_to(PROJECT).as_posix(): path for path in tracked() if path.is_relative_to(PACKAGE)}
    expected |= {f"clerk_tui/db/{path.name}": path for path in (PROJECT / "db").iterdir()}
    assert {name for name in contents if name.startswith("clerk_tui/")} == expected.keys()
    assert all(contents[name] == path.read_bytes() for name, path in expected.items())


@pytest.mark.parametrize(
    "name",
    [
        "clerk_tui/db/0001_register.sql",
        "clerk_tui/app.tcss",
        "clerk_tui/councils/blackpool.toml",
        "clerk_tui/rules/data/bank_holidays_ew.json",
        "clerk_tui/documents/writing/templates/document.html.jinja",
        "clerk_tui/documents/writing/templates/document.css",
        "clerk_tui/documents/writing/templates/document.typ",
        "clerk_tui/documents/writing/fonts/LiberationSans-Regular.ttf",
        "clerk_tui/documents/writing/fonts/LICENCE.txt",
        "clerk_tui/py.typed",
    ],
)
def test_the_wheel_holds_what_is_no_python(contents: dict[str, bytes], name: str) -> None:
    assert contents[name] == (PROJECT / name.replace("clerk_tui/db/", "db/")).read_bytes()


def test_the_wheel_puts_nothing_beside_its_own_package(contents: dict[str, bytes]) -> None:
    assert {name.partition("/")[0] for name in contents} == {"clerk_tui", f"clerk_tui-{__version__}.dist-info"}
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in contents)


def test_the_installed_program_is_the_one_from_the_wheel(installed: Installed, tmp_path: Path) -> None:
    code = "import clerk_tui, pathlib; print(pathlib.Path(clerk_tui.__file__).resolve())"
    done = subprocess.run(
        [str(installed.python), "-c", code],
        cwd=tmp_path,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(installed.wheel.parent.resolve())


def test_the_installed_program_tells_its_version(installed: Installed) -> None:
    done = installed.run("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout


def test_the_installed_program_counts_a_date(installed: Installed) -> None:
    call = ["count", "agenda", "--meeting", "9 October 2017", "--published", "29 September 2017", "--json"]
    done = installed.run(*call)
    assert (done.returncode, done.stderr) == (0, "")
    (result,) = json.loads(done.stdout)["results"]
    assert (result["rule"], result["satisfied"], result["clear_days"]) == ("EN-AG5", True, 5)


def test_the_installed_program_finds_its_council_files(installed: Installed) -> None:
    done = installed.run("count", "call-in", "--council", "blackpool", "--published", "2017-10-10", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    (result,) = json.loads(done.stdout)["results"]
    assert (result["closes"], result["effective"]) == ("2017-10-13", "2017-10-14")


def test_a_wrong_call_is_one_sentence_and_no_traceback(installed: Installed) -> None:
    done = installed.run("count", "agenda", "--meeting", "Tuesday 9 October 2017")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "9 October 2017 is a Monday, not a Tuesday." in done.stderr
    assert "Traceback" not in done.stderr

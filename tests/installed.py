"""The program as people get it: a wheel, built and installed into a clean virtual environment."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.house.project import PROJECT


@dataclass(frozen=True, slots=True)
class Installed:
    """`wheel` is the file, `program` the installed `clerk-tui`, `python` the interpreter beside it."""

    wheel: Path
    program: Path
    python: Path

    def run(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Call the installed program outside the checkout."""
        return subprocess.run(
            [str(self.program), *arguments],
            cwd=cwd or self.wheel.parent,
            env=surroundings(),
            capture_output=True,
            text=True,
            check=False,
        )


def surroundings() -> dict[str, str]:
    """The environment without what could lead Python back to the checkout."""
    return {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    }


def build_wheel(folder: Path) -> Path:
    """Build the wheel of this checkout into `folder`; hatchling must be installed, no index is asked."""
    _call([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT)])
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, folder: Path) -> Installed:
    """Install the wheel alone into a new environment at `folder`.

    Its dependencies are those of the running environment, put on the path behind the new one: nothing is fetched, and
    the editable install there stays out, because Python reads `.pth` files of its own folders only.
    """
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    _call([str(python), "-m", "pip", "install", "--isolated", "--quiet", "--no-deps", "--no-index", str(wheel)])
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(_call([str(python), "-c", where]).strip())
    shared = [path for path in sys.path if Path(path).name in {"site-packages", "dist-packages"}]
    (packages / "dependencies.pth").write_text("\n".join(shared) + "\n", encoding="utf-8")
    return Installed(wheel, scripts / "clerk-tui", python)


def _call(command: list[str]) -> str:
    done = subprocess.run(command, env=surroundings(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout

"""What a plain account may not do: Python code run in a child without root's right to pass over file modes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.house.project import PROJECT

_WITHOUT_ROOT_S_RIGHTS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--")


def without_rights(code: str) -> str:
    """What this code prints where file modes hold for it as they do for any account."""
    command = [sys.executable, "-c", code]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere, and there is no setpriv to give that up")
        command = [*_WITHOUT_ROOT_S_RIGHTS, *command]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout

"""Nothing that text from outside says reaches the terminal as a command."""

from __future__ import annotations

import re
import sys

import pytest

from tests.terminal import hostile
from tests.terminal.harness import Terminal

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}], ids=["colour", "NO_COLOR"])
def test_hostile_text_is_shown_and_never_obeyed(env: dict[str, str]) -> None:
    with Terminal([sys.executable, hostile.__file__], cols=120, rows=40, env=env) as terminal:
        terminal.wait_for("All is shown.")
        terminal.settle()
        assert terminal.text().count("[@click=app.quit]x[/]") >= 8
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        sent = terminal.raw.decode("utf-8")
    for command in ("\x1b]2;", "\x1b]52;", "\x1b[2J"):
        assert command not in sent
    assert not re.search("[\x80-\x9f\u202e]", sent)

"""The terminal that the other tests trust: keys reach the program, the screen is read whole, failures show it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks import hello
from tests.terminal.harness import NotShown, Terminal
from tests.terminal.keys import key_bytes

pytestmark = pytest.mark.terminal
HELLO = [sys.executable, hello.__file__]


def test_a_person_types_opens_a_question_and_quits() -> None:
    with Terminal(HELLO) as terminal:
        lines = terminal.wait_for("Hello, world", "80 by 24")
        assert len(lines) == 24
        terminal.type("Ada Löwe 漢")
        terminal.wait_for("Ada Löwe 漢")
        terminal.press("home", "X")
        terminal.wait_for("XAda")
        terminal.press("f2")
        terminal.wait_for("A small question")
        terminal.press("escape")
        terminal.wait_gone("A small question")
        terminal.press("f2")
        terminal.wait_for("A small question")
        terminal.press("q")
        terminal.wait_gone("A small question")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")


def test_the_window_is_resized_under_the_program() -> None:
    with Terminal(HELLO, cols=100, rows=30) as terminal:
        terminal.wait_for("100 by 30")
        terminal.resize(60, 20)
        terminal.wait_for("60 by 20")
        assert len(terminal.screen()) == 20


def test_pasted_text_arrives_in_one_piece() -> None:
    with Terminal(HELLO) as terminal:
        terminal.wait_for("Hello, world")
        terminal.paste("[Cabinet] [/] report")
        terminal.wait_for("[Cabinet] [/] report")


def test_a_failure_shows_the_screen_and_how_the_program_stands() -> None:
    with Terminal(HELLO) as terminal:
        terminal.wait_for("Hello, world")
        with pytest.raises(
            NotShown, match=r"waited 0.3 s for 'Goodbye'; the program is still running\n\+-+\+"
        ) as failure:
            terminal.wait_for("Goodbye", timeout=0.3)
        assert "Hello, world" in str(failure.value)
        with pytest.raises(NotShown, match="without 'Hello, world'"):
            terminal.wait_gone("Hello, world", timeout=0.1)


def test_a_program_that_ends_early_fails_at_once() -> None:
    with Terminal([sys.executable, "-c", "print('gone'); raise SystemExit(3)"]) as terminal:
        with pytest.raises(NotShown, match="ended with status 3"):
            terminal.wait_for("Today", timeout=60)
        assert terminal.wait_exit() == 3
        assert terminal.shows("gone")


def test_a_killed_program_is_gone() -> None:
    with Terminal(HELLO) as terminal:
        terminal.wait_for("Hello, world")
        terminal.kill()
        assert terminal.ending() == "ended by SIGKILL"
        assert terminal.wait_exit() == -9


def test_the_program_sees_the_tests_environment_and_folder(tmp_path: Path) -> None:
    code = "import os; e = os.environ; print(e['TZ'], e['DESK'], e.get('COLUMNS'), os.path.basename(os.getcwd()))"
    with Terminal([sys.executable, "-c", code], env={"DESK": "nobody's"}, cwd=tmp_path) as terminal:
        terminal.wait_for(f"Pacific/Auckland nobody's None {tmp_path.name}")


def test_half_a_picture_is_not_shown() -> None:
    code = (
        "import sys, time\n"
        "out = sys.stdout\n"
        "out.write('before\\r\\n\\x1b[?2026hfirst half, '); out.flush(); time.sleep(1)\n"
        "out.write('second half\\x1b[?2026l\\x1b]2;a ti'); out.flush(); time.sleep(0.1)\n"
        "out.write('tle\\x07after'); out.flush(); input()\n"
    )
    with Terminal([sys.executable, "-c", code]) as terminal:
        terminal.wait_for("before")
        assert not terminal.shows("first half")
        terminal.wait_for("first half, second halfafter")
        assert not terminal.shows("tle")


def test_a_sentence_is_found_across_lines_and_borders() -> None:
    code = "print('│ the decision takes │\\n│ effect on Saturday │'); input()"
    with Terminal([sys.executable, "-c", code]) as terminal:
        terminal.wait_for("the decision takes effect on Saturday")


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("a", b"a"), ("enter", b"\r"), ("ctrl+r", b"\x12"), ("ctrl+R", b"\x12"), ("f8", b"\x1b[19~"),
        ("shift+tab", b"\x1b[Z"), ("ctrl+down", b"\x1b[1;5B"), ("alt+x", b"\x1bx"), ("?", b"?"),
        ("ctrl+space", b"\x00"),
    ],
)  # fmt: skip
def test_keys_are_sent_as_a_terminal_sends_them(key: str, sent: bytes) -> None:
    assert key_bytes(key) == sent


@pytest.mark.parametrize("key", ["ctrl+enter", "hyper+x", "f25", "ctrl+é"])
def test_a_key_that_no_terminal_sends_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="no terminal sends"):
        key_bytes(key)

"""Text is measured in cells, so that wide characters keep the columns straight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from clerk_tui.domain.text import one_line
from clerk_tui.widgets.cells import cut, fit, hang, wrap


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Executive", 9, "Executive"),
        ("Executive", 8, "Executi…"),
        ("Executive Board", 11, "Executive…"),
        ("字字字", 5, "字字…"),
        ("字字字", 4, "字…"),
        ("a\x1b[2J\nb", 20, "a�[2J b"),
        ("Executive", 1, "…"),
        ("Executive", 0, ""),
        ("", 3, ""),
    ],
)
def test_what_is_cut_ends_in_an_ellipsis(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


@given(st.text(), st.integers(0, 40), st.sampled_from(["left", "right"]))
def test_a_cell_is_exactly_as_wide_as_its_column(text: str, width: int, justify: str) -> None:
    fitted = fit(text, width, justify)  # type: ignore[arg-type]
    assert cell_len(fitted) == width


@given(st.text(), st.integers(2, 40))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert all(cell_len(line) <= width for line in wrapped)
    assert "".join("".join(wrapped).split()) == "".join(one_line(text).split())


def test_what_is_named_hangs_beside_its_name() -> None:
    assert hang("Answer  ", "Friday 29 September 2017", 22) == ["Answer  Friday 29", "        September 2017"]
    assert hang("Answer  ", "", 22) == ["Answer  "]

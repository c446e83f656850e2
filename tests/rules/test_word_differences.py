"""What became of a text, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.rules.word_differences import Became, in_words, pieces

TEXTS = st.lists(st.sampled_from(["to", "adopt", "the", "plan", "2017", "\n", "  "]), max_size=12).map(" ".join)


@given(old=TEXTS, new=TEXTS)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(one.text for one in found if one.became is not Became.ADDED) == old
    assert "".join(one.text for one in found if one.became is not Became.REMOVED) == new
    assert (old == new) == all(one.became is Became.SAME for one in found)


def test_only_the_word_that_changed_is_marked() -> None:
    assert [(one.became.value, one.text) for one in pieces("adopt the plan 2017", "adopt the plan 2018")] == [
        ("same", "adopt the plan "), ("removed", "2017"), ("added", "2018"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "A.", ("nothing became “A.”",)),
        ("A.", " ", ("“A.” became nothing",)),
        ("a  b", "a b", ("only the white space changed",)),
        ("one two three", "one two four", ("“one two three” became “one two four”",)),
        (
            "a b c d e f g h i j", "a b c d e X g h i j",
            ("“… b c d e f g h i j” became “… b c d e X g h i j”",),
        ),
    ],
)  # fmt: skip
def test_a_change_is_told_with_a_few_words_around_it(old: str, new: str, said: tuple[str, ...]) -> None:
    assert in_words(old, new) == said


def test_changes_far_apart_are_told_one_by_one() -> None:
    words = [str(n) for n in range(40)]
    other = list(words)
    other[1], other[38] = "first", "last"
    assert len(in_words(" ".join(words), " ".join(other))) == 2


def test_changes_whose_surroundings_would_overlap_are_told_as_one() -> None:
    assert in_words("adopt the plan of May 2017 now", "adopt the plans of May 2018 now") == (
        "“adopt the plan of May 2017 now” became “adopt the plans of May 2018 now”",
    )
    assert in_words("a  b", "a b") == ("only the white space changed",)

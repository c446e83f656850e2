"""What is fuzzed holds for ordinary input and for whatever a few hundred tries make of it.

The long form is led by the branches taken: `python -m tests.benchmarks.fuzz date|council|pack`. What it finds is added
to `FINDINGS` and mended.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_tui.documents.reading import safely
from tests.benchmarks import fuzz, fuzz_targets

FINDINGS: tuple[tuple[str, bytes], ...] = (
    ("date", b"9" + b"\x00" * 11 + b"101//7"),
    ("date", b"\x00\x00\x00\x00\x00\x00\x00\x0e p\xfc\xfc\xfc\xfc\xfcm007"),
    ("pack", b'{"decisions": [{"title": "x"}]}'),
)
"""Inputs at which the target or the reader once stopped."""


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(safely, "_answered", fuzz_targets._answered)
    yield


def test_the_command_knows_every_target() -> None:
    assert set(fuzz.NAMES) == set(fuzz_targets.TARGETS)
    assert all(fuzz_targets.seeds(name) for name in fuzz.NAMES)


@pytest.mark.parametrize("name", fuzz.NAMES)
def test_what_fuzzing_begins_with_is_read(name: str) -> None:
    for seed in fuzz_targets.seeds(name)[:12]:
        fuzz_targets.TARGETS[name](seed)


@pytest.mark.parametrize(("name", "data"), FINDINGS)
def test_what_was_found_is_mended(name: str, data: bytes) -> None:
    fuzz_targets.TARGETS[name](data)


LETTERS = st.sampled_from("0123456789 /.-:,;TZamponthursdayoct\u00a0\u0661\u2009")


@given(st.text(LETTERS, max_size=30) | st.text(max_size=30))
@settings(max_examples=300)
def test_any_text_is_a_date_or_is_refused(typed: str) -> None:
    fuzz_targets.date(typed.encode("utf-8", "replace"))


@given(st.data())
@settings(max_examples=40)
def test_a_council_file_with_some_of_it_changed_is_read_or_refused(data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(fuzz_targets.seeds("council")))
    at, length = data.draw(st.integers(0, len(seed))), data.draw(st.integers(0, 20))
    fuzz_targets.council(seed[:at] + data.draw(st.binary(max_size=20)) + seed[at + length :])


@given(st.data())
@settings(max_examples=40)
def test_a_pack_with_some_of_it_changed_is_read_or_refused(data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(fuzz_targets.seeds("pack")))[:20_000]
    at, length = data.draw(st.integers(0, len(seed))), data.draw(st.integers(0, 200))
    fuzz_targets.pack(seed[:at] + data.draw(st.binary(max_size=50)) + seed[at + length :])

"""How a register is made and kept on the disk is what these tests are about: no short ways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.short_ways import as_the_program_does


@pytest.fixture(autouse=True, scope="module")
def _as_the_program_does() -> Iterator[None]:
    with as_the_program_does():
        yield

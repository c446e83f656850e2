"""The council files that ship fit the record they are templates of."""

from __future__ import annotations

import pytest

from clerk_tui.domain.decision import FIELD
from clerk_tui.services.councils import load, shipped


@pytest.mark.parametrize("id", [id for id, _ in shipped()])
def test_a_template_names_fields_of_the_record_each_once_and_never_exempt_text(id: str) -> None:
    fields = [label.field for label in load(id).record]
    assert set(fields) <= FIELD.keys() - {"exempt_text"}
    assert len(fields) == len(set(fields))


def test_blackpools_template_keeps_its_own_numbers() -> None:
    numbers = [(label.field, label.number) for label in load("blackpool").record]
    assert ("resolution", "18.0") in numbers
    assert ("published_on", "19.1") in numbers

"""The sorter of officers' decisions: every way through its questions, where it points, and what it cites (law 1.5)."""

from __future__ import annotations

from itertools import product

import pytest

from clerk_tui.domain.decision import OfficerKind
from clerk_tui.rules.officer_sorter import QUESTIONS, answered, next_question, points_to

EXECUTIVE, OF_2014, NEITHER = OfficerKind.EXECUTIVE, OfficerKind.REGULATIONS_2014, OfficerKind.NEITHER
NO_LIMB = {"express": False, "licence": False, "rights": False, "money": False}


@pytest.mark.parametrize(
    ("answers", "kind", "authority"),
    [
        ({"executive": True, "routine": False}, EXECUTIVE, "SI 2012/2089 reg 13(4)"),
        ({"executive": True, "routine": True}, NEITHER, "government's guide"),
        ({"executive": False, "express": True, "elsewhere": False}, OF_2014, "SI 2014/2095 reg 7(2)(a)"),
        ({"executive": False, "express": False, "licence": True, "elsewhere": False}, OF_2014, "reg 7(2)(b)(i)"),
        (
            {"executive": False, "express": False, "licence": False, "rights": True, "elsewhere": False},
            OF_2014,
            "reg 7(2)(b)(ii)",
        ),
        ({"executive": False, **NO_LIMB, "money": True, "elsewhere": False}, OF_2014, "reg 7(2)(b)(iii)"),
        ({"executive": False, "express": True, "elsewhere": True}, NEITHER, "SI 2014/2095 reg 7(4)"),
        ({"executive": False, **NO_LIMB}, NEITHER, "SI 2014/2095 reg 7(2)"),
    ],
)
def test_each_way_points_to_one_record_with_its_paragraph(
    answers: dict[str, bool], kind: OfficerKind, authority: str
) -> None:
    found = points_to(answers)
    assert found is not None and found.kind is kind and authority in found.authority
    assert next_question(answers) is None
    assert len(answered(answers)) == len(answers)


def test_every_way_through_ends_and_points_nowhere_before_its_end() -> None:
    seen = set()
    for replies in product([True, False], repeat=len(QUESTIONS)):
        given = {question.id: reply for question, reply in zip(QUESTIONS, replies, strict=True)}
        path: dict[str, bool] = {}
        while (question := next_question(path)) is not None:
            assert points_to(path) is None and question.id not in path
            path[question.id] = given[question.id]
        assert points_to(path) is not None
        seen.add(tuple(path.items()))
    assert len(seen) == 2 + 4 * 2 + 1


def test_every_question_names_what_it_rests_on() -> None:
    for question in QUESTIONS:
        assert question.asks.endswith("?") and ("reg " in question.authority or "guide" in question.authority)

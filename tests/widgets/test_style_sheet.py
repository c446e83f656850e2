"""The style sheet stays small, since each rule costs at every start, and takes its colours from the theme."""

from __future__ import annotations

import re

from clerk_tui.widgets.words import Words
from tests.widgets.stage import SMALL, Stage

SHEET = Stage.CSS_PATH
MOST_RULES = 150


async def test_the_sheet_has_few_rules() -> None:
    app = Stage(Words("Today"))
    async with app.run_test(size=SMALL):
        rules = [rule for rule in app.stylesheet.rules if not rule.is_default_rules]
    assert 20 < len(rules) < MOST_RULES


def test_colours_come_from_the_theme() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    declared = re.findall(r"(?:^|[\s;{])(?:color|background|border[a-z-]*|tint)\s*:\s*([^;}]+)", sheet)
    assert declared
    for value in declared:
        assert "$" in value or value.strip() in {"none", "transparent"}, value
        assert not re.search(r"#[0-9a-fA-F]{3,8}|rgb|hsl", value), value

"""Documents and pages are made once, and one browser serves a module."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from tests.accessibility.checkers import CHROMIUM, browser
from tests.accessibility.papers import Papers, make_papers

EXTRA = ("playwright", "axe_playwright_python", "page", "outloud")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without the extra or a browser nothing here can be looked at; the reason is said once for each test."""
    for item in items:
        if item.path.parent.name != "accessibility":
            continue
        if lacking := [name for name in EXTRA if find_spec(name) is None]:
            item.add_marker(pytest.mark.skip(reason=f"the extra “accessibility” is not installed ({lacking[0]})"))
        elif CHROMIUM is None and "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason="no Chromium is installed here"))


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return make_papers(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    # A module's browser is closed at its end: while it runs, no test of the module's worker can run asyncio.
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def tab(chromium: Any) -> Any:
    """A window of a common size."""
    return chromium.new_page(viewport={"width": 1280, "height": 800})

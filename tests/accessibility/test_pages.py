"""axe-core finds nothing against WCAG 2.2 AA in any page that leaves, nor anything it has to leave to a person."""

from __future__ import annotations

from typing import Any

import pytest

from clerk_tui.services.documents.kinds import KINDS
from tests.accessibility.checkers import look
from tests.accessibility.papers import Papers

SORTS = {
    "index.html", "forward-plan.html", "forward-plan/F1.html", "decisions/2026.html", "decisions/D1.html",
    "meetings/2026.html", "meetings/M1.html",
}  # fmt: skip


def looked(tab: Any, address: str) -> dict[str, tuple[str, ...]]:
    tab.goto(address)
    found = look(tab)
    assert found.passed >= 20, "axe did not run"
    every = {"broken": found.broken, "advised": found.advised, "undecided": found.undecided}
    return {name: says for name, says in every.items() if says}


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_a_document_of_every_kind_can_be_read_by_everybody(kind: str, papers: Papers, tab: Any) -> None:
    assert looked(tab, papers.html[kind].as_uri()) == {}


def test_every_page_of_the_public_folder_can_be_read_by_everybody(papers: Papers, tab: Any) -> None:
    assert set(papers.pages) >= SORTS
    found = {place: looked(tab, path.as_uri()) for place, path in papers.pages.items()}
    assert {place: says for place, says in found.items() if says} == {}


def test_the_search_can_be_read_by_everybody_while_it_is_used(papers: Papers, tab: Any) -> None:
    tab.goto(papers.pages["index.html"].as_uri())
    tab.fill("#search-words", "library")
    tab.get_by_role("status").get_by_text("1 decision found.").wait_for()
    found = look(tab)
    assert (found.broken, found.advised, found.undecided) == ((), (), ())


def test_axe_would_find_what_is_wrong(tab: Any) -> None:
    """A page with one fault of each sort that the tests above would hide if axe were asked wrongly."""
    tab.set_content(
        '<html><head><title>x</title></head><body><main><h1>x</h1><h3>y</h3><img src="x.png">'
        '<p style="color: #999999; background: #ffffff">pale</p></main></body></html>'
    )
    found = look(tab)
    assert {says.partition(":")[0] for says in found.broken} == {"html-has-lang", "image-alt", "color-contrast"}
    assert {says.partition(":")[0] for says in found.advised} == {"heading-order"}

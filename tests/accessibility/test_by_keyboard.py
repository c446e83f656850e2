"""A reader goes through the public folder without a mouse, at 400 %, in the system's own colours, and prints it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.accessibility.papers import Papers

STOPS = 'a[href], input, [tabindex="0"]'
AT = f"""() => {{
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {{
    place: [...document.querySelectorAll('{STOPS}')].indexOf(one), words: one.innerText || '', id: one.id,
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  }};
}}"""
BESIDE = """() => {
  const width = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll('body *')].filter(one =>
    !one.closest('.wide > *') && !one.closest('.skip') && one.getBoundingClientRect().right > width + 1);
  return [document.documentElement.scrollWidth > width, ...out.map(one => one.outerHTML.slice(0, 100))].filter(Boolean);
}"""
BROKEN = """() => [...document.querySelectorAll('thead th, caption')].flatMap(cell => {
  const text = cell.firstChild, found = [];
  for (const word of cell.textContent.matchAll(/[^\\s-]+/g)) {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    if (range.getClientRects().length > 1) found.push(word[0]);
  }
  return found;
})"""
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""The spacing that a reader may set and must lose nothing by (WCAG 2.2, 1.4.12)."""


def pressed(tab: Any, *keys: str) -> dict[str, Any]:
    """What has the focus after these keys."""
    for key in keys:
        tab.keyboard.press(key)
    at: dict[str, Any] = tab.evaluate(AT)
    return at


@pytest.mark.parametrize("place", ["index.html", "decisions/D1.html", "forward-plan.html"])
def test_tab_goes_through_a_page_in_its_order_and_out_again(place: str, papers: Papers, tab: Any) -> None:
    tab.goto(papers.pages[place].as_uri())
    stops = [pressed(tab, "Tab") for _ in range(tab.locator(STOPS).count())]
    assert [stop["place"] for stop in stops] == list(range(len(stops)))
    assert all(stop["seen"] and stop["outline"] >= 2 for stop in stops)
    assert pressed(tab, "Tab")["place"] == -1, "after the last one the browser has the focus again"


def test_the_skip_link_leads_past_the_head_of_the_page_to_the_search(papers: Papers, tab: Any) -> None:
    tab.goto(papers.pages["index.html"].as_uri())
    assert pressed(tab, "Tab")["words"] == "Skip to the main content"
    assert pressed(tab, "Enter")["id"] == "main"
    assert pressed(tab, "Tab")["id"] == "search-words"


def test_a_decision_is_searched_for_and_opened_by_keyboard(papers: Papers, tab: Any) -> None:
    tab.goto(papers.pages["index.html"].as_uri())
    pressed(tab, "Tab", "Enter", "Tab")
    tab.keyboard.type("library")
    tab.get_by_role("status").get_by_text("1 decision found.").wait_for()
    assert pressed(tab, "Tab")["words"] == "Library review"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/decisions/D1.html")


def test_without_scripts_there_is_no_search_and_every_decision_is_reached(papers: Papers, chromium: Any) -> None:
    tab = chromium.new_page(java_script_enabled=False)
    tab.goto(papers.pages["index.html"].as_uri())
    assert not tab.locator("#search").is_visible()
    tab.get_by_role("link", name="2026 (2)").first.click()
    tab.get_by_role("link", name="Library review").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Library review"
    tab.close()


@pytest.mark.parametrize("style", ["/* */", SPACED], ids=["as it is", "spaced"])
def test_at_400_per_cent_nothing_but_a_table_scrolls_sideways(style: str, papers: Papers, chromium: Any) -> None:
    """1,280 CSS px at 400 % are 320 (WCAG 2.2, 1.4.10); a table may scroll, by keyboard, and its words stay whole."""
    tab, found = chromium.new_page(viewport={"width": 320, "height": 256}), {}
    for name, path in {**papers.html, **{f"hard {name}": path for name, path in papers.hard.items()}}.items():
        tab.goto(path.as_uri())
        tab.add_style_tag(content=style)
        found[name] = [*tab.evaluate(BESIDE), *(tab.evaluate(BROKEN) if style is not SPACED else [])]
    tab.close()
    assert {name: says for name, says in found.items() if says} == {}


def test_a_wide_table_is_scrolled_with_the_arrow_keys(papers: Papers, chromium: Any) -> None:
    tab = chromium.new_page(viewport={"width": 320, "height": 256})
    tab.goto(papers.hard["decision-list"].as_uri())
    table = tab.get_by_role("region", name="Decisions open to call-in")
    table.focus()
    assert table.evaluate("one => one.scrollWidth > one.clientWidth && one.scrollLeft === 0")
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("document.activeElement.scrollLeft > 0")
    tab.close()


def test_in_the_systems_own_colours_the_focus_is_still_seen(papers: Papers, chromium: Any) -> None:
    tab = chromium.new_page(forced_colors="active", color_scheme="dark")
    tab.goto(papers.pages["index.html"].as_uri())
    back = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert back == "rgb(0, 0, 0)", "the page gave way to the system's colours"
    assert all(pressed(tab, "Tab")["outline"] >= 2 for _ in range(5))
    tab.close()


def test_a_printed_page_has_its_words_and_no_ways_to_click(papers: Papers, tab: Any) -> None:
    tab.goto(papers.pages["index.html"].as_uri())
    paper = " ".join(page.extract_text() for page in PdfReader(BytesIO(tab.pdf(format="A4"))).pages)
    assert "Open to call-in on" in paper and "Library review" in paper
    assert "Skip to" not in paper and "Words of the title" not in paper
    tab.goto(papers.hard["exempt-review"].as_uri())
    paper = " ".join(page.extract_text() for page in PdfReader(BytesIO(tab.pdf(format="A4"))).pages)
    assert "Still exempt?" in " ".join(paper.split()) and "financial or" in " ".join(paper.split())

"""Whatever stands in a file, a pack is made of it or a sentence says why not, and nothing is invented."""

from __future__ import annotations

import io
import re
import time as clock
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clerk_tui.documents.reading import pack_json
from clerk_tui.documents.reading.pack import assemble
from clerk_tui.documents.reading.pdf import read_pdf
from clerk_tui.documents.reading.source import Source, from_json, to_json
from clerk_tui.documents.reading.text import read_text
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.pack import Pack
from clerk_tui.domain.text import clean
from tests.documents import making
from tests.documents.making import Look, Put

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SEEDS = [SHARED / "seeds" / "002_588d22c458379df5.txt", *sorted((SHARED / "golden" / "packs").glob("*.txt"))]
SOURCES = [path.read_text(encoding="utf-8") for path in SEEDS if path.is_file()]
CALM = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
seeded = pytest.mark.skipif(not SOURCES, reason="the shared seeds do not lie beside the project")

TOP = "CABINET\n\nTuesday, 7 March 2023 at 7.30 pm\n\nAGENDA\n\n"
HEAD = (
    "Report to:\tCABINET\nRelevant Officer:\tX\nDate of Meeting:\t7 March 2023\n\nTITLE\n\n1.0 Purpose:\n\n1.1 x\n\n"
    "2.0 Recommendations:\n\n2.1 y\n\n14.0 Key decision information:\n\n14.1 "
)
HOSTILE = (
    "\x1b]2;x\x07", "\x1b[2J", "[/]", "[@click=app.quit]x[/]", "\u202e", "\ue000", "|", "\t", "**", "# ", "- ", "14.1",
    "1.0 ", "22.1", "Date informed:", "Date approved:", "(Pages 9 - 1)", "(Pages 0 - 0)", "(PDF 1 KB)", "Report to:",
    "99 January 2017", "31 February 2017", "Tuesday 9 October 2017", "25.61 pm", "N/A", "Yes/No", "\f", "\0x", "((((",
    "This page is intentionally left blank", "A G E N D A", "1" * 400, "a" * 5000, "[" * 300, "(" * 300, "- " * 200,
)  # fmt: skip


def _read(text: str) -> tuple[Source, Pack] | None:
    """The source and its pack; None where the reader refused, in a sentence."""
    try:
        source = read_text(text.encode("utf-8", "surrogatepass"))
        return source, assemble(source)
    except DocumentError as error:
        assert str(error).endswith(".")
        assert "\n" not in str(error)
        return None


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", clean(text).lower())


def _words(pack: Pack) -> list[str]:
    """Every text the pack took, apart from what the reader itself says in findings."""
    shown = pack_json(pack)
    shown.pop("findings")
    shown["document"] = {"council": shown["document"]["council"]}
    found: list[str] = []

    def walk(value: object, key: str = "") -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                walk(inner, name)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, key)
        elif isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}(:\d{2})?", value):
            found.append(value)

    walk(shown)
    return found


def _nothing_invented(source: Source, pack: Pack) -> None:
    whole = _letters("".join(" ".join((line.text, *line.cells)) for line in source.lines))
    for text in _words(pack):
        for line in text.split("\n"):
            for word in re.findall(r"[A-Za-z0-9]{4,}", line):
                assert _letters(word) in whole, (word, text)


def _well_formed(pack: Pack) -> None:
    shown = pack_json(pack)
    assert shown["document"]["kind"] in {"agenda-pack", "front-sheet", "report", "forward-plan"}
    for text in (*_words(pack), *(finding.says for finding in pack.findings)):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    for item in pack.items:
        assert item.title is None or "\n" not in item.title
        assert item.pages is None or 0 < item.pages[0] <= item.pages[1]
    for finding in pack.findings:
        assert re.fullmatch(r"IMP-[A-Z]+", finding.id)
        assert finding.where and finding.says.endswith(".")


def _holds(text: str) -> None:
    read = _read(text)
    if read is not None:
        _nothing_invented(*read)
        _well_formed(read[1])


@CALM
@given(st.text(max_size=400) | st.text(alphabet=st.characters(max_codepoint=0x2FF), max_size=400))
@example("")
@example("\ufeff")
@example("AGENDA\n1. x")
def test_any_text_is_read_or_refused(text: str) -> None:
    _holds(text)


@CALM
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        _well_formed(assemble(read_text(data)))
    except DocumentError as error:
        assert str(error).endswith(".")


@seeded
@CALM
@given(data=st.data())
def test_a_pack_with_lines_lost_is_read_and_nothing_is_made_up(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(SOURCES)).split("\n")
    keep = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    _holds("\n".join(line for line, kept in zip(lines, keep, strict=True) if kept))


@seeded
@CALM
@given(data=st.data())
def test_a_pack_cut_anywhere_is_read_and_nothing_is_made_up(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SOURCES))
    start = data.draw(st.integers(0, len(text)))
    _holds(text[start : data.draw(st.integers(start, len(text)))])


@seeded
@CALM
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_a_pack_in_disorder_is_read_and_nothing_is_made_up(data: st.DataObject, random: object) -> None:
    lines = data.draw(st.sampled_from(SOURCES)).split("\n")
    random.shuffle(lines)  # type: ignore[attr-defined]
    _holds("\n".join(lines))


@seeded
@CALM
@given(data=st.data())
def test_a_pack_with_hostile_words_put_in_is_read_and_nothing_is_made_up(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SOURCES))
    for word in data.draw(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=12)):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + word + text[at:]
    _holds(text)


@seeded
@CALM
@given(st.lists(st.sampled_from([line for text in SOURCES for line in text.split("\n")] + list(HOSTILE)), max_size=60))
def test_lines_of_many_packs_together_are_read_and_nothing_is_made_up(lines: list[str]) -> None:
    _holds("\n".join(lines))


@settings(max_examples=25)
@given(
    lines=st.integers(4, 34),
    look=st.builds(
        Look,
        align=st.sampled_from(["top", "bottom", "between"]),
        gap=st.sampled_from([0.0, 2.0, 9.0]),
        answer_width=st.integers(9, 18),
        label_width=st.integers(40, 64),
        furniture=st.booleans(),
        by_column=st.booleans(),
        column_titles=st.booleans(),
    ),
)
def test_no_break_and_no_look_of_a_table_changes_its_answers(lines: int, look: Look) -> None:
    (item,) = assemble(read_pdf(io.BytesIO(making.table_report(lines, look)))).items
    report = item.report
    assert report is not None
    assert (report.key_decision, report.forward_plan_reference) == (True, "27/2018")
    assert (report.required_in_five_days, report.call_in_exempt, report.exempt) == (False, True, False)
    assert (report.contrary_to_policy, report.within_budget) == (False, True)
    assert report.call_in_exempt_reason == "The grant lapses on 30 November 2018."
    assert (str(report.scrutiny_informed), report.scrutiny_approved) == ("2018-10-26", None)
    assert (report.decision, report.notes) == (None, None)


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(
            st.builds(
                Put,
                st.floats(-100, 700),
                st.floats(-100, 900),
                st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
            ),
            max_size=20,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_placing_of_text_on_pages_is_read_or_refused(pages: list[list[Put]]) -> None:
    try:
        source = read_pdf(io.BytesIO(making.pdf(pages)))
        pack = assemble(source)
    except DocumentError as error:
        assert str(error).endswith(".")
        return
    _well_formed(pack)
    shown = "".join(put.text for page in pages for put in page)
    for text in _words(pack):
        for word in re.findall(r"[A-Za-z]{1,}", text):
            assert set(word.lower()) <= set(shown.lower())


ENDLESS = {
    "letters": "a" * 500_000, "blanks": " " * 500_000 + "x", "figures": "1" * 500_000, "brackets": "[" * 500_000,
    "round brackets": "(" * 500_000, "dates": "Date a b c " * 50_000, "marks": "exempt (Pages 1 - 2) " * 20_000,
    "addresses": "a@a." * 100_000, "tabs": "a\t" * 100_000, "answers": "yes " * 100_000,
    "items": "\n".join(f"{n}. Item" for n in range(1, 15_000)), "one item": "1. Item\n" * 15_000,
    "labels": "Report to:\tX\n" * 10_000, "headings": "1.0 Purpose\n" * 10_000, "sheets": "AGENDA\n" * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("endless", ENDLESS.values(), ids=ENDLESS.keys())
@pytest.mark.parametrize(
    "before", ["", TOP, TOP + "1  TITLE (Pages 1 - 2)\n\n" + HEAD], ids=["alone", "agenda", "report"]
)
def test_no_line_and_no_number_of_lines_keeps_the_clerk_waiting(before: str, endless: str) -> None:
    begun = clock.perf_counter()
    _read(before + endless)
    assert clock.perf_counter() - begun < 10.0


@seeded
@pytest.mark.parametrize("text", SOURCES[:1])
def test_what_the_child_sends_comes_back_as_it_was(text: str) -> None:
    source = read_text(text.encode())
    assert from_json(to_json(source)) == source

"""Web pages and XML become trees that no reader stumbles over, and a file is known by how it begins."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_tui.documents.reading.markup import html_tree, page_text, xml_tree
from clerk_tui.documents.reading.moderngov_page import assemble_page
from clerk_tui.documents.reading.sniff import Kind, kind_of
from clerk_tui.documents.reading.tree import blocks, from_json, to_json
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.text import clean

PIECES = (
    "<p>", "</p>", "<div class='mgContent'>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<td>", "</span>", "x",
    "<a href='ieDecisionDetails.aspx?ID=5'>", "<span class='mgLabel'>Decision Maker: ", "&amp;", "<h3>Decision:</h3>",
    "Date of decision: 01/02/2017", "<!--", "-->", "<", "<br/>", "\n", "09/03/2023 - A ref: 1 B",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_page_makes_the_reader_stumble(text: str) -> None:
    root = from_json(to_json(html_tree(text)))
    try:
        found = assemble_page(root)
    except DocumentError as error:
        assert str(error).endswith(".")
    else:
        assert found.decisions


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_every_word_of_a_text_comes_through_a_page(text: str) -> None:
    shown = " ".join(blocks(from_json(to_json(html_tree(f"<p>{html.escape(text)}</p>")))))
    assert "".join(shown.split()) == "".join(clean(text.replace("\0", "\ufffd")).split())


def test_deep_nesting_is_kept_flat() -> None:
    root = html_tree("<div>" * 5000 + "words" + "</div>" * 5000)
    assert "words" in from_json(to_json(root)).text()
    assert xml_tree(b"<a>" + b"<b>" * 5000 + b"x" + b"</b>" * 5000 + b"</a>").text() == "x"


def test_what_a_page_says_of_its_encoding_is_believed() -> None:
    said = "<meta charset='iso-8859-1'><p>£</p>"
    assert page_text(said.encode("latin-1")) == (said, False)
    assert page_text("<p>£</p>".encode("cp1252"))[1] is True


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"<!-- a note --><html>", Kind.HTML), (b"\xef\xbb\xbf<!DOCTYPE HTML>", Kind.HTML),
        (b"<div id='modgov'>", Kind.HTML),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'>", Kind.HTML), (b"<meeting>", Kind.XML),
        (b"<?xml version='1.0'?><meeting>", Kind.XML), (b"<soap:Envelope", Kind.XML), (b'{"council": 1', Kind.JSON),
        (b"[{", Kind.JSON), (b"[Blackpool transcript]", Kind.TEXT), (b"<5 days", Kind.TEXT), (b"{draft}", Kind.TEXT),
        (b"<!-- clerk-tui: the record of one decision -->\n# A", Kind.TEXT), ("<html>".encode("utf-16"), Kind.HTML),
    ],
)  # fmt: skip
def test_a_file_is_known_by_how_it_begins(head: bytes, kind: Kind) -> None:
    assert kind_of(head) is kind

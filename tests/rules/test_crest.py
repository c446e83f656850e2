"""What can be a council's crest: a whole picture, small enough, with nothing in it that runs or comes from outside."""

from __future__ import annotations

import pytest

from clerk_tui.rules.crest import LARGEST, fault, media_type
from tests.documents.pictures import JPEG, png, svg

LINKED = '<use xlink:href="#a"/><path id="a" d="M0 0h1v1z" fill="url(#b)" style="stroke: url( \'#b\')"/>'
EMBEDDED = '<image href="data:image/png;base64,iVBORw0KGgo="/><style>.a { fill: url("#b") }</style>'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(), "image/png"),
        (JPEG, "image/jpeg"),
        (svg(), "image/svg+xml"),
        (svg(LINKED), "image/svg+xml"),
        (svg(EMBEDDED), "image/svg+xml"),
        (svg(head='<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by hand -->\n'), "image/svg+xml"),
    ],
)
def test_a_picture_is_known_by_what_it_is(data: bytes, kind: str) -> None:
    assert (fault("crest", data), media_type(data)) == ("", kind)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no picture: a crest is a whole PNG, JPEG or SVG file."),
        (b"GIF89a" + b"\0" * 40, "is no picture"),
        (b"%PDF-1.7\n", "is no picture"),
        (png()[:-20], "is no picture"),
        (png()[:-12], "is no picture"),
        (png()[:8] + png()[-12:], "is no picture"),
        (png().replace(b"IDAT", b"IDAX"), "is no picture"),
        (JPEG[:-80], "is no picture"),
        (JPEG[:30] + JPEG[-2:], "is no picture"),
        (png(4001, 1), "is 4,001 by 1 dots; a crest has 4,000 at most each way."),
        (png() + b"\0" * LARGEST, f"bytes, where {LARGEST:,} is the most."),
        (svg("<path"), "is no SVG that can be read"),
        (b"<html><svg/></html>", "is XML, but no SVG"),
        (svg("<script>alert(1)</script>"), "holds <script>: a crest may hold no script"),
        (svg("<svg:script xmlns:svg='http://www.w3.org/2000/svg'/>"), "holds <script>"),
        (svg("<foreignObject/>"), "holds <foreignobject>"),
        (svg('<set attributeName="href" to="http://x"/>'), "holds <set>"),
        (svg(root='onload="alert(1)"'), "holds a script (onload)"),
        (svg('<image xlink:href="https://evil.example/a.png"/>'), "outside itself (https://evil.example/a.png)"),
        (svg('<image href="file:///etc/passwd"/>'), "outside itself (file:///etc/passwd)"),
        (svg('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'), "outside itself"),
        (svg('<path fill="url(http://evil.example/#a)"/>'), "outside itself"),
        (svg("<path style=\"fill: url( '//evil.example/a' )\"/>"), "outside itself"),
        (svg("<style>@import 'https://evil.example/a.css';</style>"), "outside itself in its styles"),
        (svg("<style>.a{fill:url(//evil.example/a)}</style>"), "outside itself in its styles"),
        (svg(head='<?xml-stylesheet href="https://evil.example/a.css"?>'), "outside itself (xml-stylesheet)"),
        (svg("&a;", head='<!DOCTYPE svg [<!ENTITY a "b">]>'), "declares a document type or an entity"),
    ],
)
def test_what_is_no_crest_is_refused_in_one_sentence_that_names_the_file(data: bytes, says: str) -> None:
    said = fault("crest.svg", data)
    assert said.startswith("crest.svg ") and says in said
    assert said.count("\n") == 0 and said.endswith(".")

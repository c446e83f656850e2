"""Documents made to break the reader: each ends in time, in a pack or in one sentence, and the program goes on.

Bombs that are refused by their size alone are in `test_reading_bad_files.py`.
"""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from clerk_tui.documents.reading import read_document
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.pack import Pack
from tests.documents import making, making_docx
from tests.documents.making import Put

LIMIT = 4.0
"""Seconds that a reader is given here; the program gives it twenty."""
SECRET = "root:x:0:0"


def outcome(folder: Path, name: str, data: bytes) -> str:
    """What a clerk gets of a file: the sentence, or `read`; within the limits in any case."""
    path = folder / name
    path.write_bytes(data)
    begun = time.monotonic()
    try:
        pack = read_document(path, timeout=LIMIT)
    except DocumentError as error:
        said = str(error)
        assert said.endswith(".") and "\n" not in said and "Error" not in said and "Traceback" not in said, said
    else:
        assert isinstance(pack, Pack) and SECRET not in pack.text
        said = "read"
    # Beside the reader's own time there is the start of its process, on a machine that may have other work.
    assert time.monotonic() - begun < LIMIT + 20
    return said


# Word


def a_docx(**changed: bytes) -> bytes:
    document = docx.Document()
    for line in ("CABINET", "Tuesday, 7 March 2023 at 7.30 pm", "AGENDA", "1. Apologies", "2. Budget"):
        document.add_paragraph(line)
    with zipfile.ZipFile(io.BytesIO(making_docx.saved(document))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members |= {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in changed.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx_that_lies_about_its_size() -> bytes:
    """300 MB of blanks, of which the archive says that it is a kilobyte."""
    packer, packed = zlib.compressobj(9, zlib.DEFLATED, -15), []
    for _ in range(300):
        packed.append(packer.compress(b" " * 1_000_000))
    packed.append(packer.flush())
    data, name = b"".join(packed), b"word/document.xml"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(data), 1_000, len(name), 0) + name + data
    central = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(data), 1_000, len(name), 0, 0, 0, 0, 0, 0
    ) + name  # fmt: skip
    return local + central + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)


def docx_whose_members_are_one_and_the_same() -> bytes:
    """A thousand entries that all point at the same packed megabytes."""
    inside = zlib.compress(b" " * 10_000_000, 9)[2:-4]
    first = b"word/document.xml"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(inside), 10_000_000, len(first), 0)
    body, central = local + first + inside, b""
    for number in range(1_000):
        name = first if number == 0 else f"word/{number}.xml".encode()
        central += struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(inside), 10_000_000, len(name), 0, 0, 0, 0, 0, 0,
        ) + name  # fmt: skip
    return body + central + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1_000, 1_000, len(central), len(body), 0)


def zip_of_zips() -> bytes:
    data = a_docx()
    for _ in range(40):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", data)
        data = out.getvalue()
    return data


def of_entities(depth: int = 9) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, depth + 1))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><d>&l{depth};</d>'.encode()


def of_one_long_entity() -> bytes:
    """Quadratic: no entity names another, one long text is named often."""
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "{"x" * 100_000}">]><d>{"&a;" * 50_000}</d>'.encode()


def that_reads_a_file() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY p SYSTEM "file:///etc/passwd">]><meeting><d>&p;</d></meeting>'


def nested(depth: int) -> bytes:
    return b"<?xml version='1.0'?>" + b"<a>" * depth + b"x" + b"</a>" * depth


WORD: dict[str, Callable[[], bytes]] = {
    "300 MB that are said to be a kilobyte": docx_that_lies_about_its_size,
    "a thousand members that are one": docx_whose_members_are_one_and_the_same,
    "an archive in an archive, forty deep": zip_of_zips,
    "entities that grow tenfold nine times": lambda: a_docx(word__document_xml=of_entities()),
    "an entity of 100,000 letters, 50,000 times": lambda: a_docx(word__document_xml=of_one_long_entity()),
    "an entity that reads a file": lambda: a_docx(word__document_xml=that_reads_a_file()),
    "a million elements in one another": lambda: a_docx(word__document_xml=nested(1_000_000)),
    "styles that rest on one another in a circle": lambda: a_docx(word__styles_xml=_circle_of_styles()),
}


def _circle_of_styles() -> bytes:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    style = b'<w:style w:type="paragraph" w:styleId="%b"><w:name w:val="%b"/><w:basedOn w:val="%b"/></w:style>'
    return b"<w:styles " + space + b">" + style % (b"A", b"A", b"B") + style % (b"B", b"B", b"A") + b"</w:styles>"


@pytest.mark.parametrize("kind", WORD)
def test_a_word_file_made_to_break_the_reader_ends_in_a_sentence_or_a_pack(tmp_path: Path, kind: str) -> None:
    outcome(tmp_path, "pack.docx", WORD[kind]())


@pytest.mark.parametrize("kind", ["300 MB that are said to be a kilobyte", "a thousand members that are one"])
def test_a_word_bomb_is_refused(tmp_path: Path, kind: str) -> None:
    assert outcome(tmp_path, "pack.docx", WORD[kind]()) != "read"


# PDF


def a_pdf(*objects: bytes, more: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n".encode()
    tail = f"\nstartxref\n{len(out)}\n%%EOF\n".encode()
    return out + head + f"<< /Size {len(objects) + 1} /Root 1 0 R ".encode() + more + b">>" + tail


ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d " % len(data) + entries + b">>\nstream\n" + data + b"\nendstream"


def page(contents: bytes) -> bytes:
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents " + contents + b" >>"


def looping_tree() -> bytes:
    return a_pdf(ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")


def many_pages() -> bytes:
    lines = [Put(57, 780, "CABINET"), Put(57, 700, "1. Apologies")]
    one = making.pdf([lines])
    return one.replace(b"/Kids [5 0 R] /Count 1", b"/Kids [" + b"5 0 R " * 100_000 + b"] /Count 100000")


def huge_stream() -> bytes:
    packed = zlib.compress(b"BT (x) Tj ET " * 12_000_000, 9)
    return a_pdf(
        ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(b"4 0 R"), stream(packed, b"/Filter /FlateDecode ")
    )


def filters_upon_filters() -> bytes:
    data = b"x" * 1_000
    for _ in range(200):
        data = zlib.compress(data)
    entries = b"/Filter [" + b"/FlateDecode " * 200 + b"] "
    return a_pdf(ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(b"4 0 R"), stream(data, entries))


def deep_arrays() -> bytes:
    return a_pdf(ROOT, b"<< /Type /Pages /Kids " + b"[" * 200_000 + b"]" * 200_000 + b" /Count 1 >>")


def form_that_shows_itself() -> bytes:
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 4 0 R >> >> ")
    kept = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>"
    )
    return a_pdf(ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", kept, form, stream(b"/X Do"))


def table_that_follows_itself() -> bytes:
    out = a_pdf(ROOT, b"<< /Type /Pages /Kids [] /Count 0 >>")
    start = out.rindex(b"xref\n0")
    return out.replace(b"/Root 1 0 R ", b"/Root 1 0 R /Prev %d " % start)


def deep_tree() -> bytes:
    kids = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % number for number in range(3, 20_003)]
    return a_pdf(ROOT, *kids, page(b"20004 0 R"), stream(b"BT (x) Tj ET"))


def page_beyond_all_paper() -> bytes:
    wide = page(b"4 0 R").replace(b"595 842", b"1000000000 1000000000")
    text = stream(b"BT /F1 12 Tf 999999990 999999990 Td (x) Tj ET")
    return a_pdf(ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", wide, text)


def zeros() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(500)) + packer.flush()
    return a_pdf(
        ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(b"4 0 R"), stream(packed, b"/Filter /FlateDecode ")
    )


PDFS: dict[str, Callable[[], bytes]] = {
    "a page tree that leads back to itself": looping_tree,
    "a hundred thousand pages": many_pages,
    "a stream of 156 MB in 0.2 MB": huge_stream,
    "500 MB of zeros in 0.5 MB": zeros,
    "a page tree 20,000 deep": deep_tree,
    "a page of a billion points": page_beyond_all_paper,
    "two hundred filters": filters_upon_filters,
    "arrays in one another, 200,000 deep": deep_arrays,
    "a form that shows itself": form_that_shows_itself,
    "a table of objects that follows itself": table_that_follows_itself,
    "a length that is its own object": lambda: a_pdf(
        ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(b"4 0 R"), b"<< /Length 4 0 R >>\nstream\nx\nendstream"
    ),
    "a count of pages beyond all": lambda: a_pdf(ROOT, b"<< /Type /Pages /Kids [] /Count 99999999999999999999 >>"),
    "one stream a hundred thousand times": lambda: a_pdf(
        ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(b"[" + b"4 0 R " * 100_000 + b"]"),
        stream(b"BT (x) Tj ET " * 100),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", PDFS)
def test_a_pdf_made_to_break_the_reader_ends_in_a_sentence_or_a_pack(tmp_path: Path, kind: str) -> None:
    outcome(tmp_path, "pack.pdf", PDFS[kind]())


# Pages, XML and text

OTHERS: dict[str, Callable[[], bytes]] = {
    "entities that grow tenfold nine times.xml": lambda: of_entities().replace(b"d>", b"meeting>"),
    "one long entity.xml": of_one_long_entity,
    "an entity that reads a file.xml": that_reads_a_file,
    "a million elements in one another.xml": lambda: nested(1_000_000).replace(b"<a>", b"<meeting>", 1),
    "a million open tags.html": lambda: b"<!DOCTYPE html><html><body>" + b"<div>" * 1_000_000,
    "a table in a table.html": lambda: b"<!DOCTYPE html><html><body>" + b"<table><tr><td>" * 100_000,
    "a tag that never ends.html": lambda: b"<!DOCTYPE html><html><body><a " + b"x=" * 1_000_000,
    "comments that never end.html": lambda: b"<!DOCTYPE html><html><body>" + b"<!-- " * 500_000,
    "lists in lists.json": lambda: b'{"decisions": ' + b"[" * 500_000,
    "a number of a million digits.json": lambda: b'{"decisions": [{"title": ' + b"9" * 1_000_000 + b"}]}",
    "one line of seven megabytes.txt": lambda: b"CABINET\n1. " + b"a" * 7_000_000,
    "two hundred thousand numbered lines.txt": lambda: b"CABINET\n" + b"1.1.1.1.1.1 a\n" * 150_000,
    "blanks without end.txt": lambda: b"CABINET\n" + b" \t" * 3_000_000 + b"1. x",
    "only numbers.txt": lambda: b"1. " * 2_000_000,
}


@pytest.mark.parametrize("name", OTHERS)
def test_pages_and_texts_made_to_break_the_reader_end_in_a_sentence_or_a_pack(tmp_path: Path, name: str) -> None:
    outcome(tmp_path, name, OTHERS[name]())

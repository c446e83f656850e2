"""Files that are no pack, or that would harm whoever opens them: one clear sentence, and no parser's traceback."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdf
import pytest

from clerk_tui.documents import reading
from clerk_tui.documents.reading import child, read_document, safely
from clerk_tui.documents.reading.pack import assemble
from clerk_tui.documents.reading.text import read_text
from clerk_tui.domain.errors import DocumentError
from tests.documents import making, making_docx
from tests.documents.making import Put

SHEET = "CABINET\n\nTuesday, 7 March 2023 at 7.30 pm\n\nAGENDA\n\n1. Apologies\n2. Budget (Pages 1 - 8)\n"
SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"


def _refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "Traceback" not in sentence and "Error" not in sentence
    assert str(path.parent) not in sentence
    return sentence


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _pdf() -> bytes:
    lines = [line for line in SHEET.splitlines() if line]
    return making.pdf([[Put(57, 780 - 30 * n, line) for n, line in enumerate(lines)]])


def _docx() -> bytes:
    document = docx.Document()
    for line in SHEET.splitlines():
        document.add_paragraph(line)
    return making_docx.saved(document)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "pack.pdf") == "There is no file “pack.pdf”."


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    assert _refusal(tmp_path / "packs") == "“packs” is a folder; give the file inside it."


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has such files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _refusal(tmp_path / "pipe") == "“pipe” is not an ordinary file."


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    path = _file(tmp_path, "pack.txt", SHEET.encode())
    path.chmod(0)
    assert "may not be read" in _refusal(path)


def test_permission_denied_is_put_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, "pack.txt", SHEET.encode())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert _refusal(path) == "“pack.txt” may not be read; ask its owner for permission."


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\r\n "])
@pytest.mark.parametrize("name", ["pack.txt", "pack.pdf", "pack.docx"])
def test_an_empty_file(tmp_path: Path, name: str, data: bytes) -> None:
    assert _refusal(_file(tmp_path, name, data)) == "This file is empty."


@pytest.mark.parametrize(
    "text",
    [
        "Dear Jane,\n\nthank you for your letter. I shall be away next week.\n\nYours, John\n",
        "1. Milk\n2. Eggs\n",
        "name,amount\nA,1\nB,2\n",
        "x",
    ],
)
def test_a_text_that_is_no_pack(tmp_path: Path, text: str) -> None:
    sentence = _refusal(_file(tmp_path, "letter.txt", text.encode()))
    assert sentence.startswith("This does not look like an agenda pack, nor like a report or a plan: no meeting, no")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds do not lie beside the project")
def test_a_plan_on_a_page_is_no_pack() -> None:
    (path,) = SEEDS.glob("003_*.txt")
    assert _refusal(path) == "This holds a plan and no agenda."


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds do not lie beside the project")
def test_a_committee_report_of_a_pack_without_its_agenda_is_read_with_findings() -> None:
    """Alone it is read as a committee report (`test_reading_reports.py`); this is how the reader of packs takes it."""
    (path,) = SEEDS.glob("004_*.txt")
    pack = assemble(read_text(path.read_bytes()))
    assert pack.document.kind == "report"
    assert pack.meeting.body == "Policy, Finance and Administration Committee"
    (item,) = pack.items
    assert (item.number, item.title) == (None, "CORPORATE ISSUES")
    assert item.report is not None
    assert [section.number for section in item.report.sections] == [f"{n}.0" for n in range(1, 13)]
    assert item.report.recommendations[0] == "The Committee notes the report."
    assert item.report.key_decision is None
    assert "IMP-REPORT" in {finding.id for finding in pack.findings}


def test_a_pdf_without_pages(tmp_path: Path) -> None:
    assert _refusal(_file(tmp_path, "empty.pdf", making.pdf([]))) == "This PDF is empty: it has no pages."


def test_a_scan_without_text(tmp_path: Path) -> None:
    sentence = _refusal(_file(tmp_path, "scan.pdf", making.pdf([[], []])))
    assert sentence.startswith("There is no text in this PDF; it is probably a scan.")


def test_a_locked_pdf(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(_pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "locked with a password" in _refusal(_file(tmp_path, "locked.pdf", out.getvalue()))


def test_a_pdf_locked_for_changes_only_is_read(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(_pdf())))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert len(read_document(_file(tmp_path, "pack.pdf", out.getvalue())).items) == 2


@pytest.mark.parametrize("make", [_pdf, _docx])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short(tmp_path: Path, make: Callable[[], bytes], share: float) -> None:
    whole = make()
    path = _file(tmp_path, "pack", whole[: int(len(whole) * share)])
    try:
        pack = read_document(path)
    except DocumentError as error:
        assert str(error).endswith(".")
    else:
        assert [item.title for item in pack.items] in (["Apologies", "Budget"], ["Apologies"], [])


def test_a_docx_cut_short_says_so(tmp_path: Path) -> None:
    whole = _docx()
    assert "damaged or cut short" in _refusal(_file(tmp_path, "pack.docx", whole[: len(whole) // 2]))


def test_a_pdf_of_rubbish_says_so(tmp_path: Path) -> None:
    assert "damaged or cut short" in _refusal(_file(tmp_path, "pack.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20))


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"xl/workbook.xml": b"<x/>"}, "Excel"),
        ({"ppt/presentation.xml": b"<x/>"}, "PowerPoint"),
        ({"content.xml": b"<x/>"}, "OpenDocument"),
        ({"a.pdf": b"%PDF"}, "ZIP archive"),
        ({"word/document.xml": b"<broken"}, "damaged"),
    ],
)
def test_other_zip_files_are_named(tmp_path: Path, members: dict[str, bytes], says: str) -> None:
    assert says in _refusal(_file(tmp_path, "pack.docx", _zip(members)))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(64), "picture"),
        (b"<!DOCTYPE html><html><body>Agenda</body></html>", "web page"),
        (b"MZ\x90\x00\x03\x00\x00\x00" * 20, "neither text"),
    ],
)
def test_what_is_no_document_is_told_by_its_contents(tmp_path: Path, data: bytes, says: str) -> None:
    assert says in _refusal(_file(tmp_path, "pack.txt", data))


@pytest.mark.parametrize(("name", "make"), [("pack.docx", _pdf), ("pack.txt", _docx), ("pack.pdf", SHEET.encode)])
def test_a_wrong_ending_is_read_by_contents_and_told(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    pack = read_document(_file(tmp_path, name, make()))
    assert [item.title for item in pack.items] == ["Apologies", "Budget"]
    assert [finding.id for finding in pack.findings if finding.where == "document"] == ["IMP-NAME"]


def test_a_word_file_with_macros_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(_docx())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    plain, macros = (f"application/vnd.{kind}.main+xml".encode() for kind in (
        "openxmlformats-officedocument.wordprocessingml.document", "ms-word.document.macroEnabled"))  # fmt: skip
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(plain, macros)
    assert "macros" in _refusal(_file(tmp_path, "pack.docm", _zip(members)))


def test_a_docx_that_unpacks_to_gigabytes_is_not_opened(tmp_path: Path) -> None:
    bomb = _zip({"word/document.xml": b"<w:p>" + b" " * 60_000_000, "[Content_Types].xml": b"<x/>"})
    assert len(bomb) < 200_000
    assert "unpacks to far more" in _refusal(_file(tmp_path, "bomb.docx", bomb))


def test_a_docx_with_a_steep_ratio_is_not_opened() -> None:
    steep = _zip({"word/document.xml": b" " * 5_000_000})
    with pytest.raises(DocumentError, match="unpacks to far more"):
        child.check_zip(io.BytesIO(steep))


def test_a_docx_with_too_many_members_is_not_opened() -> None:
    many = _zip({f"word/{n}.xml": b"" for n in range(child.MAX_MEMBERS + 1)})
    with pytest.raises(DocumentError, match="unpacks to far more"):
        child.check_zip(io.BytesIO(many))


def test_a_docx_of_laughs_is_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><d>&l9;</d>'
    source = io.BytesIO(_docx())
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/document.xml"] = laughs.encode()
    _refusal(_file(tmp_path, "laughs.docx", _zip(members)))


def test_a_document_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = _file(tmp_path, "slow.pdf", _pdf())
    with pytest.raises(DocumentError, match="took longer than 0 seconds"):
        read_document(path, timeout=0.01)


def test_a_reader_that_dies_is_put_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, "pack.pdf", _pdf())
    ends = [
        (1, b"Traceback\nKeyError: 3", b"", "damaged or cut short"),
        (1, b"Traceback\nMemoryError", b"", "more memory"),
        (70, b"", b"", "more memory"),
        (-24, b"", b"", "took longer"),
        (-9, b"", b"", "damaged or cut short"),
        (0, b"", b"no json", "damaged or cut short"),
        (0, b"", b'{"kind": 1}', "damaged or cut short"),
        (0, b"", b"[]", "damaged or cut short"),
        (0, b"", b'{"error": "A sentence."}', "A sentence"),
    ]
    for code, err, out, says in ends:
        done = subprocess.CompletedProcess([], code, stdout=out, stderr=err)
        monkeypatch.setattr(safely.subprocess, "run", lambda *_, done=done, **__: done)
        assert says in _refusal(path)


def test_a_reader_that_cannot_start_is_put_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(safely.subprocess, "run", fail)
    assert "could not start its document reader" in _refusal(_file(tmp_path, "pack.pdf", _pdf()))


@pytest.mark.skipif(os.name != "posix", reason="limits are set on POSIX only")
def test_the_child_sets_its_limits_before_it_parses() -> None:
    code = (
        "import resource; from clerk_tui.documents.reading import child; child.limit();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    memory, seconds = map(int, done.stdout.split())
    assert 0 < memory <= child.MEMORY
    assert 0 < seconds <= child.CPU_SECONDS


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not keep the memory limit")
def test_a_document_that_needs_too_much_memory_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starved = [sys.executable, "-c", "import sys; sys.stdin.buffer.read(); bytearray(10**14)"]
    run = subprocess.run
    monkeypatch.setattr(safely.subprocess, "run", lambda _, **options: run(starved, **options))
    assert "far more memory" in _refusal(_file(tmp_path, "pack.pdf", _pdf()))


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert _refusal(path) == "“large.pdf” is larger than 100 MB; cut it to the pages needed."


def test_a_text_too_long_is_not_read(tmp_path: Path) -> None:
    assert "too long" in _refusal(_file(tmp_path, "long.txt", b"a\n" * 200_000))
    assert "larger than 8 MB" in _refusal(_file(tmp_path, "large.txt", b"abcdefgh\n" * 1_000_000))


def test_no_parser_is_loaded_beside_the_program(tmp_path: Path) -> None:
    path = _file(tmp_path, "pack.pdf", _pdf())
    code = (
        "import sys; from pathlib import Path; from clerk_tui.documents.reading import read_document, pack_json;"
        f"pack_json(read_document(Path({str(path)!r})));"
        "print([name for name in ('pypdf', 'docx', 'lxml', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_module_in_the_current_folder_does_not_pass_for_the_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _file(tmp_path, "pypdf.py", b"raise SystemExit(3)")
    _file(tmp_path, "docx.py", b"raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert len(read_document(_file(tmp_path, "pack.pdf", _pdf())).items) == 2
    assert len(read_document(_file(tmp_path, "pack.docx", _docx())).items) == 2


def test_every_finding_of_the_readers_is_explained() -> None:
    folder = Path(reading.__file__).parent
    made = {id_ for path in folder.rglob("*.py") for id_ in re.findall(r'"(IMP-[A-Z]+)"', path.read_text("utf-8"))}
    explained = re.findall(r"^    (IMP-[A-Z]+) ", reading.__doc__ or "", re.MULTILINE)
    assert made == set(explained)
    assert explained == sorted(explained)

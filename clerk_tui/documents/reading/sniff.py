"""What a file is, by its contents and not by its name; nothing is parsed here."""

from __future__ import annotations

import re
import stat
from enum import StrEnum
from pathlib import Path

from clerk_tui.domain.errors import DocumentError

MAX_FILE = 100_000_000
MAX_TEXT_FILE = 8_000_000
_HEAD = 1024


class Kind(StrEnum):
    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    XML = "xml"
    JSON = "json"


_SMALL = frozenset({Kind.TEXT, Kind.HTML, Kind.XML})
_ASIDE = re.compile(r"(?:\s+|\ufeff|<\?xml.*?\?>|<!--.*?-->)+", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype html|html|head|body|div|table)\b", re.IGNORECASE)
_WEB_ARCHIVE = re.compile(rb"(?:from: <saved by|mime-version:|content-type: multipart/related)", re.IGNORECASE)


_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "This is an old Word file (.doc) or one locked with a password; save it as .docx first."),
    (b"{\\rtf", "This is an RTF file; save it as .docx first."),
    (b"\x89PNG", "This is a picture, not a document; ask for the document it was made from."),
    (b"\xff\xd8\xff", "This is a picture, not a document; ask for the document it was made from."),
    (b"II*\x00", "This is a scanned picture, not a document; ask for the document it was made from."),
    (b"MM\x00*", "This is a scanned picture, not a document; ask for the document it was made from."),
    (b"GIF8", "This is a picture, not a document; ask for the document it was made from."),
)


def kind_of(head: bytes) -> Kind:
    """The kind of a file by its first kilobyte; DocumentError for a kind that cannot be read."""
    if not head.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise DocumentError("This file is empty.")
    if b"%PDF-" in head:
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return Kind.DOCX
    for start, says in _OTHERS:
        if head.startswith(start):
            raise DocumentError(says)
    if (marked := _markup(head)) is not None:
        return marked
    if _WEB_ARCHIVE.match(head.lstrip()):
        raise DocumentError("This is a web archive (.mht); save the page once more as “HTML only”, and import that.")
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError("This file is neither text nor a DOCX or PDF document.")
    return Kind.TEXT


def is_own_table(head: bytes) -> bool:
    """Whether a file is `decisions.csv` of a public folder, by its first columns."""
    return head.removeprefix(b"\xef\xbb\xbf").startswith(b"council,nation,decision_id,")


def _markup(head: bytes) -> Kind | None:
    """A web page, XML or JSON by how it begins, past what browsers and services set before it."""
    text = head.decode("utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1", errors="replace")
    if text.startswith("\u00ef\u00bb\u00bf"):
        text = text[3:]
    before = _ASIDE.match(text)
    rest = text[before.end() :] if before else text
    if _PAGE.match(rest):
        return Kind.HTML
    if (before and "<?xml" in before.group()) or re.match(r"<(?:\w+:)?(?:meeting|getmeetings|envelope)\b", rest, re.I):
        return Kind.XML
    return Kind.JSON if re.match(r"\{\s*[\"}]|\[\s*[\[{\]]", rest) else None


def read_bytes(path: Path) -> tuple[Kind, bytes]:
    """The file's kind and contents. DocumentError, in one sentence, if it is no readable file of a sensible size."""
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError(f"“{name}” is a folder; give the file inside it.")
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(f"“{name}” is not an ordinary file.")
        if status.st_size > MAX_FILE:
            raise DocumentError(f"“{name}” is larger than {MAX_FILE // 1_000_000} MB; cut it to the pages needed.")
        with path.open("rb") as file:
            head = file.read(_HEAD)
            kind = kind_of(head)
            if kind in _SMALL and not is_own_table(head) and status.st_size > MAX_TEXT_FILE:
                raise DocumentError(
                    f"“{name}” is larger than {MAX_TEXT_FILE // 1_000_000} MB, which no agenda pack is."
                )
            return kind, head + file.read(MAX_FILE)
    except FileNotFoundError:
        raise DocumentError(f"There is no file “{name}”.") from None
    except PermissionError:
        raise DocumentError(f"“{name}” may not be read; ask its owner for permission.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one a file can have"
        raise DocumentError(f"“{name}” cannot be read: {reason}.") from None

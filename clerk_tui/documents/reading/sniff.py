"""What a file is, by its contents and not by its name; nothing is parsed here."""

from __future__ import annotations

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
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")):
        raise DocumentError("This is a web page; save it as text, or import the PDF or DOCX it offers.")
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError("This file is neither text nor a DOCX or PDF document.")
    return Kind.TEXT


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
            if kind is Kind.TEXT and status.st_size > MAX_TEXT_FILE:
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

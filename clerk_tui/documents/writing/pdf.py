"""Tagged PDF (PDF/UA-1) by Typst. The words go in as JSON data and never as source, so a title cannot be a program."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import asdict
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from clerk_tui.documents.writing.crests import SUFFIX
from clerk_tui.documents.writing.document import Document
from clerk_tui.domain.errors import DocumentError

_NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_NAMES = ("page_title", "council", "kind", "title", "language", "status", "end", "wide")
_TEMPLATES, _FONTS = (files("clerk_tui.documents.writing") / name for name in ("templates", "fonts"))


def as_pdf(document: Document, made: datetime) -> bytes:
    """The document as PDF/UA-1. `made` is the instant in its properties; the same words and instant, the same bytes.

    DocumentError when the words cannot be set, for instance in a script that no font at hand has.
    """
    # Typst is a library of 80 MB; only the writing of a PDF loads it.
    import typst

    with as_file(_TEMPLATES) as templates, as_file(_FONTS) as fonts, tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "document.typ").write_bytes((templates / "document.typ").read_bytes())
        if crest := document.look.crest:
            (root / f"crest.{SUFFIX[crest.media_type]}").write_bytes(crest.data)
        try:
            return typst.compile(
                root / "document.typ",
                root=root,
                font_paths=[fonts],
                ignore_system_fonts=True,
                sys_inputs={"document": json.dumps(_data(document))},
                pdf_standards="ua-1",
                timestamp=made,
            )
        except typst.TypstError as error:
            raise _sentence(error.message) from error


def _sentence(message: str) -> DocumentError:
    if lacking := _NOT_SHOWN.search(message):
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), lacking[1])
        return DocumentError(
            f"The PDF cannot show “{text}”: the program's fonts do not have it. Write it otherwise, or write only the"
            " other faces."
        )
    if "decode image" in message:
        return DocumentError("The PDF cannot be written: the crest is no picture that can be read.")
    return DocumentError(f"The PDF cannot be written: {message}.")


def _data(document: Document) -> dict[str, Any]:
    """The document as JSON; each block says of which kind it is."""
    crest = document.look.crest
    return {
        **{name: getattr(document, name) for name in _NAMES},
        "blocks": [{"is": type(block).__name__, **asdict(block)} for block in document.blocks],
        "accent": document.look.accent,
        "address": document.look.address,
        "crest": f"crest.{SUFFIX[crest.media_type]}" if crest else "",
        "crest_alt": crest.alt if crest else "",
    }

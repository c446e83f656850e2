"""The council's crest as a picture: whether it can be shown at all, and as dots for Word, which draws no lines."""

from __future__ import annotations

import tempfile
from pathlib import Path

from clerk_tui.documents.writing.document import Crest
from clerk_tui.domain.errors import DocumentError

SUFFIX = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_HEIGHT = "60mm"
"""Of the picture of dots: more than three times the height it has in a document, so that it prints sharp."""


def as_png(crest: Crest) -> bytes:
    """The crest as a PNG. DocumentError where it is no picture that can be shown."""
    # Typst is a library of 80 MB; only a crest that is looked at anew pays for it.
    import typst

    name = f"crest.{SUFFIX[crest.media_type]}"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / name).write_bytes(crest.data)
        page = "#set page(width: auto, height: auto, margin: 0mm, fill: none)\n"
        (root / "crest.typ").write_text(f'{page}#image("{name}", height: {_HEIGHT})\n')
        try:
            # A picture of several pages cannot come out of one that has a single image.
            drawn = typst.compile(root / "crest.typ", root=root, format="png", ppi=144, ignore_system_fonts=True)
        except typst.TypstError:
            raise DocumentError("it is no picture that can be shown.") from None
    assert isinstance(drawn, bytes)
    return drawn

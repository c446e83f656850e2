"""Reading agenda packs, front sheets and reports from text, DOCX and PDF.

Nothing here imports a parser: PDF and DOCX are parsed in a child process (`child.py`), started by `safely.py`.
"""

from __future__ import annotations

from clerk_tui.documents.reading.as_json import pack_json
from clerk_tui.documents.reading.safely import read_document

__all__ = ["pack_json", "read_document"]

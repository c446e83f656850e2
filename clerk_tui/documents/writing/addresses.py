"""Addresses that stand in a text: of the web, and of electronic mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

_REST = r"""[^\s<>"]*[^\s<>".,;:!?)\]’”']"""
ADDRESS = re.compile(rf"https?://{_REST}|www\.[\w-]+\.{_REST}|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""What is taken for one; a full stop or a bracket after it is the sentence's. `document.typ` has the same.

The look behind changes nothing but the time that a word of 10,000 letters takes: it is tried from its beginning alone.
"""


def with_addresses(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, in its order: words, and where they lead; that is empty for what is no address."""
    end = 0
    for found in ADDRESS.finditer(text):
        # A PDF holds an address in ASCII alone; one in other letters stays words in every face.
        if not found[0].isascii():
            continue
        if before := text[end : found.start()]:
            yield before, ""
        yield found[0], leads_to(found[0])
        end = found.end()
    if rest := text[end:]:
        yield rest, ""


def leads_to(words: str) -> str:
    """`https://…` as it is, `www.…` by https, anything else as an address of electronic mail."""
    if words.startswith(("http://", "https://")):
        return words
    return f"https://{words}" if words.startswith("www.") else f"mailto:{words}"

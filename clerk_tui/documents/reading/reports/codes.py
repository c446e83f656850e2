"""Codes of objectives and commitments as councils write them: PF1, PE2b, PF3a, SO1.2."""

from __future__ import annotations

import re

_CODE = re.compile(r"([A-Z]{1,4}-?\d{1,3}(?:\.\d{1,2})?[a-z]?)(?=[\s:.–—-])\s*[-–—:.]?\s*(?=\S)")


def coded(text: str) -> tuple[str | None, str]:
    """The code before a commitment's words, and the words; None where there is no code."""
    match = _CODE.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)

"""How a council's documents look, and the words that hint at exempt facts, as a council file states them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from clerk_tui.domain.council import OwnLook
from clerk_tui.rules.council_keys import only_known
from clerk_tui.rules.toml_table import Table

ENOUGH = 4.5
"""The contrast that text needs on its ground (WCAG 2.2, 1.4.3)."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PICTURE = re.compile(r"[^/\\.:][^/\\:]*\.(?:png|jpe?g|svg)", re.IGNORECASE)
_SHORTEST = 3
"""Shorter words stand in every record."""


def own_look(table: Table) -> OwnLook:
    """The table `[look]`; what it leaves out is empty. The crest itself is looked at where the file is adopted."""
    only_known(table)
    look = OwnLook(
        crest=table.text("crest", ""),
        crest_alt=table.text("crest_alt", ""),
        accent=table.text("accent", ""),
        address=table.texts("address"),
        contact=table.texts("contact"),
        website=table.text("website", ""),
        licence=table.text("licence", ""),
    )
    _crest(table, look)
    _accent(table, look.accent)
    _website(table, look.website)
    return look


def _crest(table: Table, look: OwnLook) -> None:
    if look.crest and not _PICTURE.fullmatch(look.crest):
        raise table.error(
            "“crest” must name a PNG, JPEG or SVG file that lies beside the council file, without a folder.", "crest"
        )
    if look.crest and not look.crest_alt:
        raise table.error("“crest_alt” is missing: say what the crest shows, for those who do not see it.", "crest")
    if look.crest_alt and not look.crest:
        raise table.error("“crest_alt” says what a crest shows, but there is no “crest”.", "crest_alt")


def _accent(table: Table, accent: str) -> None:
    if not accent:
        return
    if not _COLOUR.fullmatch(accent):
        raise table.error("“accent” must be a colour such as #00513b.", "accent")
    if (ratio := contrast_on_white(accent)) < ENOUGH:
        # Rounded down, so that a colour just short of enough is not said to have it.
        said = int(ratio * 100) / 100
        raise table.error(
            f"“accent” {accent} has a contrast of {said}:1 on white; text needs at least {ENOUGH}:1 to be read.",
            "accent",
        )


def _website(table: Table, website: str) -> None:
    if not website:
        return
    wrong = table.error("“website” must be an address such as https://www.example.gov.uk.", "website")
    try:
        parts = urlsplit(website)
    except ValueError:
        raise wrong from None
    named = parts.hostname and "." in parts.hostname and not parts.username
    if parts.scheme not in ("http", "https") or not named or parts.query or parts.fragment or " " in website:
        raise wrong


def contrast_on_white(colour: str) -> float:
    """The contrast ratio of #rrggbb with white, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def own_words(table: Table) -> tuple[str, ...]:
    """`words` of the table `[exempt]`, each once."""
    only_known(table)
    words = table.texts("words")
    seen: set[str] = set()
    for word in words:
        if sum(letter.isalnum() for letter in word) < _SHORTEST:
            raise table.error(f"“{word}” is too short to look for: {_SHORTEST} letters or figures at least.", "words")
        if word.casefold() in seen:
            raise table.error(f"“{word}” stands in “words” twice.", "words")
        seen.add(word.casefold())
    return words

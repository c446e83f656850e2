"""The council's own words that hint at exempt facts, looked for in what the public reads.

They are a list in the council file (`[exempt] words`), so a match proves nothing: it warns, and the clerk looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.call_in_checks import label_of, public_texts
from clerk_tui.rules.facts import Facts
from clerk_tui.rules.number_words import listed

OWN_LIST = "the council's own list of words"


def matches(said: str, words: Sequence[str]) -> tuple[str, ...]:
    """Those of the words that stand in a text, whole, in any case and across lines, in the order of the list."""
    # Most texts hold none of them; one search tells.
    if not words or not _pattern(tuple(words)).search(_plain(said)):
        return ()
    return tuple(word for word in words if _pattern((word,)).search(_plain(said)))


@lru_cache(maxsize=500)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(r"\s+".join(map(re.escape, _plain(word).split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‑", "-")


def told(found: Sequence[str], where: str) -> str:
    """What a clerk is told of the words found in one place."""
    quoted = listed([f"“{word}”" for word in found])
    verb, they = ("stands", "it may hint") if len(found) == 1 else ("stand", "they may hint")
    return (
        f"{quoted} {verb} in {where}, which the public reads; by the council's own list {they} at exempt facts. Look"
        " whether it may be read."
    )


def own_words(facts: Facts) -> Iterator[Finding]:
    """A warning for each public field of a record that holds words of the list."""
    words = facts.council.exempt_words
    if not words:
        return
    for name, said in public_texts(facts.decision):
        if found := matches(said, words):
            says = told(found, f"“{label_of(name)}”")
            yield Finding("OWN-WORDS", Severity.WARNING, name, says, OWN_LIST)

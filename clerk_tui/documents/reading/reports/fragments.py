"""What converters leave in cells: fragments of HTML, lists whose marks were lost, paragraphs cut by the end of a page.

Elements are taken out by their names alone; nothing here parses a page.
"""

from __future__ import annotations

import re

from clerk_tui.documents.reading.tree import decoded
from clerk_tui.domain.text import clean

_INLINE = re.compile(r"</?(?:sup|sub|b|i|u|em|strong|span|a|font)(?:\s[^<>]*)?>", re.IGNORECASE)
_POINT = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
_LIST = re.compile(r"<[uo]l(?:\s[^<>]*)?>", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|br|ul|ol|li|h[1-6]|o:p)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_MARK = re.compile(r"(?:\\?[-*]|[•▪◦●‣·\uf0b7\uf0a7–])[ \t]+(?=\S)")
_INSIDE = re.compile(r"[•▪●‣\uf0b7\uf0a7][ \t]*(?=\S)")
_HEADING = 50
_OPEN = re.compile(r"[^.:;?!)\]”’\"']$")

_WORDS = {
    "determiners": "a an the we we've we'll we're we'd our this these it all there each every no",
    "verbs": """
        achieve adopt agree agreed appoint approve approved be begin borrow build built carry change complete completed
        consult continue create cut decide deliver design develop developed draw embed encourage end ended engage ensure
        establish explore find focus give grow have help hold identify implement improve improved increase introduce
        invest keep launch lead launched made maintain make manage monitor move offer open own plan prepare prioritise
        produce promote protect provide publish published put reach reconsider recruit reduce reduced refresh reform
        review reviewed run save seek sell set share simplify spend start stop strengthen support take train transform
        update use work
        """,
    "before a name": """
        a an the of to in on at by for from with and or & our its their his her your under through via into per new
        other between including than as is are was were be been every each
        """,
}
"""By what they do: a point begins with one of the first two, and never after one of the last."""
_DETERMINERS, _VERBS, _BEFORE_A_NAME = (frozenset(text.split()) for text in _WORDS.values())
_FINITE = re.compile(r"(?:will|have|has|had|is|are|was|were|must|should|can|\w+ed|\w+ly)\b")


def _split(text: str) -> list[str]:
    text = clean(decoded(text))
    text = _BLOCK.sub("\n", _POINT.sub("\n• ", _INLINE.sub("", text)))
    return [" ".join(line.split()) for line in _INSIDE.sub("\n• ", _BOLD.sub("", text)).split("\n") if line.strip()]


def words(text: str) -> str:
    """The text without its markup, on one line."""
    return " ".join(_split(text))


def paragraphs(cell: str) -> tuple[str, ...]:
    """The paragraphs of a cell; a point of a list keeps a dash."""
    found = []
    for line in _split(cell):
        mark = _MARK.match(line)
        found.append(f"- {line[mark.end() :]}" if mark else line)
    return tuple(found)


def joined(parts: list[str], *, printed: bool = False) -> list[str]:
    """Paragraphs cut in two made whole: one that has no end, before one that begins with a small letter.

    Of a `printed` page, whose paragraphs are known by their looks alone, so is a line too long for a heading.
    """
    whole: list[str] = []
    for part in parts:
        cut = bool(whole) and _OPEN.search(whole[-1][-2:]) is not None and not part.startswith("- ")
        if cut and (part[:1].islower() or (printed and len(whole[-1]) > _HEADING)):
            whole[-1] = f"{whole[-1]} {part}"
        else:
            whole.append(part)
    return whole


def points(cell: str) -> tuple[tuple[str, ...], bool]:
    """The points of a cell, and whether they were parted at capitals, because the list had lost its marks."""
    lines = _split(cell)
    if any(_MARK.match(line) for line in lines):
        found: list[str] = []
        for line in lines:
            mark = _MARK.match(line)
            if mark or not found:
                found.append(line[mark.end() :] if mark else line)
            else:
                found[-1] = f"{found[-1]} {line}"
        return tuple(found), False
    if len(lines) == 1 and _LIST.search(decoded(cell)):
        parted = _parted(lines[0].split(" "))
        return tuple(parted), len(parted) > 1
    return tuple(lines), False


def _parted(given: list[str]) -> list[str]:
    """The words parted where a capital begins what can only be a new point."""
    starts = [0]
    for n in range(1, len(given)):
        if given[n][:1].isupper() and _begins(given, n):
            starts.append(n)
    return [" ".join(given[a:b]) for a, b in zip(starts, [*starts[1:], len(given)], strict=True)]


def _begins(given: list[str], n: int) -> bool:
    """Whether a point begins with this word: after a full stop, with a verb, or as the subject of one."""
    before, word = given[n - 1].lower().strip(",;"), given[n].lower().replace("’", "'")
    if given[n - 1].endswith((".", "!", "?")):
        return True
    if before in _BEFORE_A_NAME or given[n - 1].endswith((",", ";", ":")) or given[n - 1] in "–-—":
        return False
    if word in _DETERMINERS or word in _VERBS:
        return True
    # `Full Council agreed`, `Decisions will`: a name that starts here and a verb after it.
    end = n
    while end < len(given) and given[end][:1].isupper():
        end += 1
    return given[n - 1][:1].islower() and end < len(given) and _FINITE.match(given[end]) is not None

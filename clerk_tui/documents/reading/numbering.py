"""Word's automatic numbers: they are not in the text and are counted here as Word shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "\N{BULLET}"
_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
          (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _val(element: Any, tag: str, default: str = "") -> str:
    found = None if element is None else element.find(W + tag)
    return default if found is None else str(found.get(W + "val", default))


def _int(text: str, default: int) -> int:
    return int(text) if text.lstrip("-").isdigit() and len(text) < 9 else default


def _letters(n: int) -> str:
    """a … z, then aa, bb, as Word counts."""
    return chr(ord("a") + (n - 1) % 26) * min((n - 1) // 26 + 1, 9)


def _roman(n: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while n >= value and len(out) < 20:
            out, n = out + letters, n - value
    return out


def _shown(n: int, form: str) -> str:
    if n < 1 or form in {"decimal", ""}:
        return str(n)
    if form == "decimalZero":
        return f"{n:02d}"
    if form.endswith("Letter"):
        return _letters(n).upper() if form.startswith("upper") else _letters(n)
    if form.endswith("Roman"):
        return _roman(n).upper() if form.startswith("upper") else _roman(n)
    return str(n)


@dataclass(slots=True)
class _Level:
    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbers:
    """The numbering part of one document and its running counters. `label` must be asked in document order."""

    levels: dict[str, list[_Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    style_of: dict[str, tuple[str, int]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Any, styles: Any) -> Numbers:
        """From the root elements of numbering.xml and styles.xml; either may be None."""
        numbers = cls()
        for abstract in () if numbering is None else numbering.findall(W + "abstractNum"):
            found = {_int(lvl.get(W + "ilvl", ""), -1): lvl for lvl in abstract.findall(W + "lvl")}
            numbers.levels[abstract.get(W + "abstractNumId", "")] = [
                _Level(
                    _val(found.get(n), "numFmt"),
                    _val(found.get(n), "lvlText"),
                    _int(_val(found.get(n), "start", "1"), 1),
                )
                for n in range(_LEVELS)
            ]
        for num in () if numbering is None else numbering.findall(W + "num"):
            num_id = num.get(W + "numId", "")
            numbers.abstract_of[num_id] = _val(num, "abstractNumId")
            numbers.restarts[num_id] = {
                _int(each.get(W + "ilvl", ""), -1): _int(_val(each, "startOverride"), 1)
                for each in num.findall(W + "lvlOverride")
                if each.find(W + "startOverride") is not None
            }
        for style in () if styles is None else styles.findall(W + "style"):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None:
                level = _int(_val(properties, "ilvl", "0"), 0)
                numbers.style_of[style.get(W + "styleId", "")] = (_val(properties, "numId"), level)
        return numbers

    def label(self, paragraph: Any) -> str:
        """The number Word prints before this `w:p` element: `2.1`, `(a)`, a bullet, or nothing."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return ""
        inherited = self.style_of.get(_val(properties, "pStyle"), ("", 0))
        own = properties.find(W + "numPr")
        num_id = inherited[0] if own is None else _val(own, "numId", inherited[0])
        level = inherited[1] if own is None else _int(_val(own, "ilvl", str(inherited[1])), inherited[1])
        abstract = self.abstract_of.get(num_id, "")
        if num_id in {"", "0"} or abstract not in self.levels or not 0 <= level < _LEVELS:
            return ""
        return self._next(abstract, level, self.restarts.get(num_id, {}).pop(level, None))

    def _next(self, abstract: str, level: int, restart: int | None) -> str:
        """The next number of a list; `restart` is where it begins anew, given once for each list that does."""
        levels = self.levels[abstract]
        if levels[level].form == "bullet":
            return BULLET
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        for n in range(level + 1):
            before = counters[n]
            if restart is not None and n == level:
                counters[n] = restart
            elif before is None:
                counters[n] = levels[n].start
            elif n == level:
                counters[n] = before + 1
        counters[level + 1 :] = [None] * (_LEVELS - level - 1)
        if levels[level].form == "none":
            return ""
        shown = levels[level].pattern
        for n, level_at in enumerate(levels):
            shown = shown.replace(f"%{n + 1}", _shown(counters[n] or level_at.start, level_at.form))
        return shown.strip()

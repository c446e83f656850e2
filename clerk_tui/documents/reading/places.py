"""The text of a PDF page with its places: the page's drawing orders followed (ISO 32000-1, 8.3 and 9.4).

Only pypdf's parser and its reading of fonts are used; the class of fonts is an inner one, held by the pin on pypdf's
major version and by a test. `pdf.py` does without this module if it is gone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject
from pypdf.generic._font import Font

from clerk_tui.documents.reading.columns import WORD_GAP, Piece

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SPREAD = re.compile(r"\S+(?:\s{1,3}\S+)*")
# Forms within forms, and orders on one page: beyond these it is no page of an agenda.
_DEPTH = 8
_MAX_ORDERS = 500_000
# Far below the last line of any page, in points.
_APART = 20_000.0


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def _numbers(operands: list[Any], count: int) -> list[float] | None:
    """The first operands as numbers, or None where a damaged file has something else."""
    if len(operands) < count or not all(isinstance(operand, int | float) for operand in operands[:count]):
        return None
    return [float(operand) for operand in operands[:count]]


@dataclass(slots=True)
class _State:
    """The text state; `turned` is the current transformation matrix."""

    turned: Matrix = _IDENTITY
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Walker:
    pdf: Any
    found: tuple[list[Piece], ...] = field(default_factory=lambda: ([], [], [], []))
    state: _State = field(default_factory=_State)
    line: Matrix = _IDENTITY
    pen: Matrix = _IDENTITY
    saved: list[_State] = field(default_factory=list)
    orders: int = 0

    def walk(self, contents: Any, resources: Any, depth: int = 0) -> None:
        """Follow one content stream; `resources` names its fonts and forms."""
        if not isinstance(contents, ArrayObject | StreamObject):
            return
        fonts = _fonts(resources)
        for operands, operator in ContentStream(contents, self.pdf, "bytes").operations:
            self.orders += 1
            if self.orders > _MAX_ORDERS:
                return
            if operator == b"Tf":
                self._font(operands, fonts)
            elif operator == b"Do":
                self._form(operands, resources, depth)
            elif operator in _ORDERS:
                _ORDERS[operator](self, operands)

    def _font(self, operands: list[Any], fonts: dict[str, Font]) -> None:
        if len(operands) > 1 and (size := _numbers(operands[1:], 1)):
            self.state.font, self.state.size = fonts.get(str(operands[0])), size[0]

    def _form(self, operands: list[Any], resources: Any, depth: int) -> None:
        """Text kept in a form object: stamps, and whole pages of packs that were put together from files."""
        forms = _dictionary(resources.get("/XObject"))
        form = _object(forms.get(operands[0])) if operands else None
        if depth >= _DEPTH or not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        matrix = _numbers(list(_object(form.get("/Matrix")) or ()), 6)
        self.save([])
        if matrix:
            self.state.turned = _times(tuple(matrix), self.state.turned)  # type: ignore[arg-type]
        own = _dictionary(form.get("/Resources"))
        kept = self.line, self.pen
        self.walk(form, own or resources, depth + 1)
        self.line, self.pen = kept
        self.restore([])

    def save(self, _: list[Any]) -> None:
        self.saved.append(replace(self.state))

    def restore(self, _: list[Any]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def turn(self, operands: list[Any]) -> None:
        if matrix := _numbers(operands, 6):
            self.state.turned = _times(tuple(matrix), self.state.turned)  # type: ignore[arg-type]

    def begin(self, _: list[Any]) -> None:
        self.line = self.pen = _IDENTITY

    def place(self, operands: list[Any]) -> None:
        if matrix := _numbers(operands, 6):
            self.line = self.pen = tuple(matrix)  # type: ignore[assignment]

    def move(self, operands: list[Any]) -> None:
        if by := _numbers(operands, 2):
            self.line = self.pen = _times((1.0, 0.0, 0.0, 1.0, by[0], by[1]), self.line)

    def move_leading(self, operands: list[Any]) -> None:
        if by := _numbers(operands, 2):
            self.state.leading = -by[1]
            self.move(operands)

    def next_line(self, _: list[Any]) -> None:
        self.move([0.0, -self.state.leading])

    def show(self, operands: list[Any]) -> None:
        self.show_spaced([operands[:1]])

    def next_show(self, operands: list[Any]) -> None:
        self.next_line([])
        self.show(operands)

    def spaced_next_show(self, operands: list[Any]) -> None:
        if given := _numbers(operands, 2):
            self.state.word_spacing, self.state.spacing = given
            self.next_show(operands[2:])

    def show_spaced(self, operands: list[Any]) -> None:
        """Show strings with moves of the pen between them; a wide move is a blank, a very wide one a new piece."""
        state = self.state
        if state.font is None or not operands or not isinstance(operands[0], list):
            return
        pen, start, text = 0.0, 0.0, ""
        for part in operands[0]:
            if isinstance(part, int | float):
                step = -float(part) / 1000.0 * state.size * state.scale
                pen += step
                if step > 2.0 * abs(state.size) and text:
                    self._put(text, start, pen - step)
                    start, text = pen, ""
                elif step > WORD_GAP * abs(state.size) and text and not text.endswith(" "):
                    text += " "
                continue
            shown, width = _shown(part, state)
            if not text:
                start = pen
            text += shown
            pen += width
        self._put(text, start, pen)
        self.pen = _times((1.0, 0.0, 0.0, 1.0, pen, 0.0), self.pen)

    def _put(self, text: str, start: float, end: float) -> None:
        """Keep the text with its place, measured along and across the direction it runs in."""
        state = self.state
        a, b, c, d, e, f = _times(self.pen, state.turned)
        if not text.strip() or state.font is None or not state.font.interpretable:
            return
        x, y = start * a + state.rise * c + e, start * b + state.rise * d + f
        length = (end - start) * math.hypot(a, b)
        height = abs(state.size) * math.hypot(c, d) or 10.0
        quarter = round(math.atan2(b, a) / (math.pi / 2)) % 4
        along, across = ((x, -y), (y, x), (-x, y), (-y, -x))[quarter]
        width = length / len(text)
        for part in _SPREAD.finditer(text.replace("\u00ad", "-")):
            span = along + part.start() * width, along + part.end() * width
            self.found[quarter].append(Piece(*span, across, height, part.group(), state.font.name))

    def pieces(self) -> list[Piece]:
        """The text in the direction most of the page runs in; what runs otherwise (stamps, spines) comes after it."""
        directions = sorted(self.found, key=lambda found: -sum(len(piece.text) for piece in found))
        return [replace(piece, y=piece.y + n * _APART) for n, found in enumerate(directions) for piece in found]


def _shown(part: Any, state: _State) -> tuple[str, float]:
    """The characters of a string in the current font, and how far they move the pen."""
    font = state.font
    if font is None or not isinstance(part, bytes | str):
        return "", 0.0
    if isinstance(part, str):
        raw = decoded = part
    elif isinstance(font.encoding, str):
        raw = decoded = part.decode(font.encoding, "replace")
    else:
        raw = "".join(map(chr, part))
        decoded = "".join(font.encoding.get(code, chr(code)) for code in part)
    text = "".join(str(font.character_map.get(char, char)) for char in decoded)
    blanks = raw.count(font.space_char)
    width = font.get_text_width(raw.replace(font.space_char, "")) + blanks * font.space_width
    advance = width / 1000.0 * state.size + len(raw) * state.spacing + blanks * state.word_spacing
    return text, advance * state.scale


def _setter(name: str, factor: float = 1.0) -> Callable[[_Walker, list[Any]], None]:
    def order(walker: _Walker, operands: list[Any]) -> None:
        if given := _numbers(operands, 1):
            setattr(walker.state, name, given[0] * factor)

    return order


_ORDERS: dict[bytes, Callable[[_Walker, list[Any]], None]] = {
    b"q": _Walker.save, b"Q": _Walker.restore, b"cm": _Walker.turn, b"BT": _Walker.begin, b"Tm": _Walker.place,
    b"Td": _Walker.move, b"TD": _Walker.move_leading, b"T*": _Walker.next_line, b"Tj": _Walker.show,
    b"TJ": _Walker.show_spaced, b"'": _Walker.next_show, b'"': _Walker.spaced_next_show, b"Tc": _setter("spacing"),
    b"Tw": _setter("word_spacing"), b"Tz": _setter("scale", 0.01), b"TL": _setter("leading"), b"Ts": _setter("rise"),
}  # fmt: skip


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _dictionary(value: Any) -> Any:
    found = _object(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _fonts(resources: Any) -> dict[str, Font]:
    fonts = _dictionary(resources.get("/Font"))
    described: Iterable[tuple[str, Any]] = ((str(name), _object(fonts[name])) for name in fonts)
    return {name: Font.from_font_resource(font) for name, font in described if isinstance(font, DictionaryObject)}


def _inherited(page: Any) -> Any:
    """The page's own resources or those of the nearest node above it."""
    node, seen = page, 0
    while isinstance(node, DictionaryObject) and seen < 50:
        if "/Resources" in node:
            return _dictionary(node["/Resources"])
        node, seen = _object(node.get("/Parent")), seen + 1
    return DictionaryObject()


def pieces(page: pypdf.PageObject) -> list[Piece]:
    """The page's text with its places; runs of blanks are taken as the gaps they draw."""
    walker = _Walker(page.pdf)
    walker.walk(_object(page.get("/Contents")), _inherited(page))
    return walker.pieces()

"""Web pages and XML files parsed into trees, in the child process: no entity is fetched, no DOCTYPE of XML is taken.

The parsers are those of Python itself: expat, told to refuse every document type, and `html.parser`, which knows none.
"""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser
from typing import Any, NoReturn
from xml.parsers import expat

from clerk_tui.documents.reading.tree import MAX_DEPTH, MAX_NODES, Node, decoded, is_markup
from clerk_tui.domain.errors import DocumentError

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_ENDED_BY = {
    "p": frozenset({"p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "li", "td", "th", "tr"}),
    "li": frozenset({"li"}), "tr": frozenset({"tr"}), "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
}  # fmt: skip
"""Elements whose end tag pages leave out, and what begins after them."""
_FENCES = frozenset({"table", "ul", "ol", "div", "dl"})
_TOO_MUCH = "This file holds more elements than a page or a meeting does; it was not read."
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,40})[\"']", re.IGNORECASE)


class _Building:
    """A tree while it grows."""

    def __init__(self) -> None:
        self.root = Node("document")
        self.open = [self.root]
        self.nodes = 0

    def start(self, tag: str, attrs: dict[str, str], *, void: bool = False) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise DocumentError(_TOO_MUCH)
        node = Node(tag, attrs, closed=void)
        self.open[-1].parts.append(node)
        # What is nested deeper than any page is kept flat: no reader walks a tree of thousands of steps.
        if not void and len(self.open) < MAX_DEPTH:
            self.open.append(node)

    def end(self, tag: str) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                for node in self.open[place:]:
                    node.closed = True
                del self.open[place:]
                return

    def words(self, text: str) -> None:
        parts = self.open[-1].parts
        if parts and isinstance(parts[-1], str):
            parts[-1] += text
        else:
            parts.append(text)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.built = _Building()
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while (inner := self._ended(tag)) is not None:
            self.built.end(inner)
        given = {name: value or "" for name, value in attrs if name in {"class", "href", "id", "abbr", "title"}}
        self.built.start(tag, given, void=tag in _VOID)

    def _ended(self, tag: str) -> str | None:
        """The open element that this one ends although the page does not say so."""
        for node in reversed(self.built.open[1:]):
            if tag in _ENDED_BY.get(node.tag, frozenset()):
                return node.tag
            if node.tag in _FENCES:
                return None
        return None

    def handle_endtag(self, tag: str) -> None:
        self.built.end(tag)

    def handle_data(self, data: str) -> None:
        self.built.words(data)

    def handle_comment(self, data: str) -> None:
        if len(self.comments) < 20:
            self.comments.append(data.strip())


def html_tree(text: str) -> Node:
    """A page as a tree; its first comments, among them where a browser saved it from, are elements `comment`."""
    page = _Page()
    page.feed(text)
    page.close()
    root = page.built.root
    root.parts += [Node("comment", {}, [comment]) for comment in page.comments]
    return root


def xml_tree(data: bytes) -> Node:
    """An XML file as a tree. One that is cut short gives what stands before, with the element `cut` at its end.

    DocumentError where it has a DOCTYPE, or nothing could be read.
    """
    built, parser = _Building(), expat.ParserCreate(None)
    parser.buffer_text = True

    def start(name: str, attrs: dict[str, Any]) -> None:
        built.start(_local(name), {_local(key): str(value) for key, value in attrs.items()})

    def refuse(*_: Any) -> NoReturn:
        raise DocumentError("This XML has a document type, which no meeting of ModernGov has; it was not read.")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: built.end(_local(name))
    parser.CharacterDataHandler = built.words
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if not built.nodes:
            raise DocumentError(f"This XML is damaged at line {error.lineno}: {_why(error)}.") from None
        built.root.parts.append(Node("cut", {"line": str(error.lineno), "why": _why(error)}))
    except (LookupError, ValueError):
        raise DocumentError("This XML says that it is written in a way this program does not know.") from None
    _inside(built.root)
    return built.root


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _why(error: expat.ExpatError) -> str:
    return expat.ErrorString(error.code) or "it cannot be read"


def _inside(node: Node) -> None:
    """HTML that stands escaped in an element, read as what it is; entities that were encoded twice, decoded."""
    for place, part in enumerate(node.parts):
        if isinstance(part, Node):
            _inside(part)
        elif "&" in part or "<" in part:
            text = part if is_markup(part) else decoded(part)
            if is_markup(text):
                node.parts[place] = Node("div", {}, html_tree(text).parts)
            else:
                node.parts[place] = text


def page_text(data: bytes) -> tuple[str, bool]:
    """A page's text by its byte order mark, by what it says of itself, or as UTF-8; and whether that was a guess."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), False
    said = _META.search(data[:4096]) or _DECLARED.search(data[:200])
    names = ["utf-8-sig"] if data.startswith(codecs.BOM_UTF8) else [said[1].decode("ascii"), "utf-8"] if said else []
    for name in (*names, "utf-8"):
        try:
            return data.decode(name), False
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace"), True

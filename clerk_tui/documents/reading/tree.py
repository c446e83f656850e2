"""A web page or an XML file as a tree of plain values, handed over by the child process and walked by the readers."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from clerk_tui.domain.text import clean

MAX_DEPTH = 100
MAX_NODES = 400_000
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "fieldset", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_UNSHOWN = frozenset({"head", "script", "style", "template", "noscript", "title", "select", "button"})


@dataclass(slots=True)
class Node:
    """An element: its name in small letters without a prefix, its attributes, and texts and elements in order.

    `closed` is False where the file ended inside it.
    """

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    parts: list[Node | str] = field(default_factory=list)
    closed: bool = True

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attrs.get("class", "").lower().split())

    def children(self, *tags: str) -> Iterator[Node]:
        return (part for part in self.parts if isinstance(part, Node) and (not tags or part.tag in tags))

    def child(self, tag: str) -> Node | None:
        return next(self.children(tag), None)

    def every(self, *tags: str) -> Iterator[Node]:
        """Every element below this one, in the order of the file."""
        for part in self.parts:
            if isinstance(part, Node):
                if not tags or part.tag in tags:
                    yield part
                yield from part.every(*tags)

    def text(self) -> str:
        """The words in it on one line."""
        return " ".join(" ".join(blocks(self)).split())


def to_json(node: Node) -> list[Any]:
    return [
        node.tag, node.attrs, [part if isinstance(part, str) else to_json(part) for part in node.parts], node.closed
    ]  # fmt: skip


def from_json(raw: list[Any]) -> Node:
    """What the child sent, cleaned. ValueError, TypeError or KeyError if it is not of the agreed shape."""
    tag, attrs, parts, closed = raw
    return Node(
        str(tag),
        {str(name): clean(str(value)) for name, value in attrs.items()},
        [clean(part) if isinstance(part, str) else from_json(part) for part in parts],
        bool(closed),
    )


def blocks(node: Node) -> list[str]:
    """The text as a reader sees it, a line for each paragraph, point or cell; white space folded, numbers kept.

    A point of a numbered list has its number, one of another list a dash: both are part of what is printed.
    """
    lines = [""]
    _walk(node, lines)
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def _walk(node: Node, lines: list[str]) -> None:
    number = 0
    for part in node.parts:
        if isinstance(part, str):
            lines[-1] += part
        elif part.tag == "br":
            lines.append("")
        elif part.tag in _UNSHOWN or "mghide" in part.classes:
            continue
        elif part.tag in _BLOCKS:
            number += part.tag == "li"
            lines.append(f"{number}. " if node.tag == "ol" and part.tag == "li" else "")
            if node.tag == "ul" and part.tag == "li":
                lines[-1] = "- "
            _point(part, lines)
            lines.append("")
        else:
            _walk(part, lines)


def _point(part: Node, lines: list[str]) -> None:
    """A block inside: what a point begins with stays on the line of its number."""
    mark = lines[-1]
    inner = [""]
    _walk(part, inner)
    kept = [line for line in inner if line.strip()]
    lines[-1:] = [mark + kept[0], *kept[1:]] if kept else ["" if mark else mark]


def words(node: Node) -> str:
    """The text with its paragraphs on lines of their own."""
    return "\n".join(blocks(node))


def unhidden(root: Node) -> Node:
    """The page with what only screen readers are told: there an entry's reference stands."""
    attrs = {name: value for name, value in root.attrs.items() if name != "class" or "mghide" not in value.lower()}
    parts = [part if isinstance(part, str) else unhidden(part) for part in root.parts]
    return Node(root.tag, attrs, [part for part in parts if isinstance(part, str) or part.tag != "comment"])


_TAG = re.compile(
    r"</?(?:div|p|span|br|ul|ol|li|b|i|u|em|strong|a|font|h[1-6]|table|tbody|thead|tr|td|th|sup|sub|img|hr|style|o:p)"
    r"(?:\s[^<>]*)?/?>|<!--",
    re.IGNORECASE,
)


def is_markup(text: str) -> bool:
    """Whether a text holds elements of HTML: escaped markup inside an XML element."""
    return _TAG.search(text) is not None


def decoded(text: str) -> str:
    """A text whose entities were encoded once more than they should be, as a reader is meant to see it."""
    for _ in range(2):
        text, before = html.unescape(text), text
        if text == before:
            break
    return text

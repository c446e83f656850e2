"""HTML for the website: one file, no script, no outside fonts, every word escaped."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from clerk_tui.documents.writing.addresses import with_addresses
from clerk_tui.documents.writing.document import Block, Crest, Document, Heading

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def as_html(document: Document) -> str:
    """The document as a page of its own (HTML5), its parts named by their headings."""
    lead, parts = sections(document.blocks)
    return environment().get_template("document.html.jinja").render(document=document, lead=lead, sections=parts)


@cache
def environment() -> Environment:
    """The templates of every page that leaves; everything put into them is escaped."""
    # Jinja2 costs 20 ms and more to import; only the act of writing pays for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("clerk_tui.documents.writing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["kind_of"] = lambda block: type(block).__name__
    made.filters["data_address"] = _data_address
    made.filters["linked"] = _linked
    return made


def _data_address(crest: Crest) -> str:
    return f"data:{crest.media_type};base64,{b64encode(crest.data).decode('ascii')}"


def _linked(text: str) -> Markup:
    """The text with its addresses as links; every word of it escaped."""
    from markupsafe import Markup

    link = Markup('<a href="{}">{}</a>')
    pieces = (link.format(to, words) if to else words for words, to in with_addresses(text))
    return Markup("").join(pieces)


def sections(blocks: tuple[Block, ...]) -> tuple[list[Block], list[tuple[Heading, list[Block]]]]:
    """What stands before the first heading of level 2, then each such heading with what stands under it."""
    lead: list[Block] = []
    parts: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append((block, []))
        else:
            (parts[-1][1] if parts else lead).append(block)
    return lead, parts

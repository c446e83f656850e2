"""The two faces of a notice: HTML for the website, plain text for e-mail and for those who listen."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from typing import TYPE_CHECKING

from clerk_tui.documents.writing.notice import Notice, notice_of
from clerk_tui.domain.public import PublicRecord

if TYPE_CHECKING:
    from jinja2 import Template

COLUMNS = 72
_INDENT = "    "
_LIST_MARK = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\(?[a-z][.)]|[-•])\s")


def notice_html(record: PublicRecord) -> str:
    """One HTML file: no script, no outside fonts, every word of the record escaped."""
    return _template().render(notice=notice_of(record))


@cache
def _template() -> Template:
    # Jinja2 costs 20 ms and more to import; only the act of writing pays for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("clerk_tui.documents.writing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("notice.html.jinja")


def notice_text(record: PublicRecord) -> str:
    """The same words as plain text, wrapped at 72 columns; only a single longer word passes the edge."""
    notice = notice_of(record)
    lines = [*_wrap(notice.council), *_wrap(notice.kind), *_wrap(notice.title), "=" * COLUMNS]
    for part in notice.parts:
        lines += ["", part.heading, "-" * len(part.heading)]
        for entry in part.entries:
            lines += ["", *_wrap(f"{entry.number} {entry.label}".strip())]
            for paragraph in entry.paragraphs:
                lines += _wrap(paragraph, _INDENT)
    lines += _foot(notice)
    return "\n".join(lines) + "\n"


def _foot(notice: Notice) -> list[str]:
    lines = ["", "=" * COLUMNS] if notice.foot else []
    for sentence in notice.foot:
        lines += _wrap(sentence)
    return lines


def _wrap(text: str, indent: str = "") -> list[str]:
    mark = _LIST_MARK.match(text)
    return textwrap.wrap(
        text,
        COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent + " " * (mark.end() if mark else 0),
        break_long_words=False,
        break_on_hyphens=False,
    )

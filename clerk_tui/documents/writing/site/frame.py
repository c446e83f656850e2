"""What every page of the public folder has: its frame, its style sheet, and the words it is made with."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from clerk_tui import __version__
from clerk_tui.documents.writing.document import PLAIN, Look
from clerk_tui.documents.writing.html import environment
from clerk_tui.domain.dates import format_close, format_date, format_time
from clerk_tui.domain.public_site import Site
from clerk_tui.domain.text import one_line

if TYPE_CHECKING:
    from jinja2 import Environment

LANGUAGE = "en-GB"
INDEX, PLAN = "index.html", "forward-plan.html"
_PLACES = (("Decisions and meetings", INDEX), ("Forward plan", PLAN))
_TEMPLATES = files("clerk_tui.documents.writing") / "templates"
_SUFFIX = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (1.4.3)."""


def page(site: Site, look: Look, path: str, template: str, page_title: str, **values: object) -> bytes:
    """A page of the folder at `path`, which is relative to it. Everything put into it is escaped."""
    made = _environment().get_template(f"site/{template}")
    words = made.render(
        site=site,
        path=path,
        root="../" * path.count("/"),
        language=LANGUAGE,
        page_title=f"{page_title} – {one_line(site.council)}",
        places=_PLACES,
        crest=crest_path(look),
        crest_alt=look.crest.alt if look.crest else "",
        address_lines=_lines(site, look),
        **values,
    )
    return words.encode("utf-8")


def _lines(site: Site, look: Look) -> Sequence[str]:
    contact = tuple(look.contact) or ((f"Enquiries: {site.contact}",) if site.contact else ())
    return (*look.address, *contact)


@cache
def _environment() -> Environment:
    made = environment().overlay()
    made.filters |= {"day": format_date, "clock": format_time, "closing": format_close, "one_line": one_line}
    return made


def crest_path(look: Look) -> str:
    """Where the crest lies in the folder; empty where there is none."""
    return f"crest.{_SUFFIX[look.crest.media_type]}" if look.crest else ""


def style_sheet(look: Look) -> bytes:
    """The style of every page, with the council's accent where text in it can be read on white."""
    accent = look.accent if _COLOUR.fullmatch(look.accent) and contrast(look.accent) >= _READABLE else PLAIN.accent
    sheets = (f":root {{ --accent: {accent}; }}\n", _text("document.css"), _text("site/site.css"))
    return "".join(sheets).encode("utf-8")


def contrast(colour: str) -> float:
    """How a colour, as #rrggbb, stands out on white: 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def search_script() -> bytes:
    """The one script of the folder."""
    return _text("site/search.js").encode("utf-8")


def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _templates() -> str:
    names = ["document.css", "blocks.html.jinja"]
    names += sorted(f"site/{each.name}" for each in (_TEMPLATES / "site").iterdir() if each.is_file())
    return "\n".join(_text(name) for name in names)


def stamp(*parts: Any) -> str:
    """A short digest of what something is made from; another value of it gives another stamp."""
    return hashlib.sha256(repr(parts).encode("utf-8")).hexdigest()[:16]


def frame_stamp(site: Site, look: Look) -> str:
    """The stamp of what stands on every page, and of the program that writes it; the day of the export is not in it."""
    crest = (look.crest.data, look.crest.media_type, look.crest.alt) if look.crest else None
    steady = (site.council, site.contact, site.website, site.licence, site.register)
    return stamp(__version__, _templates(), steady, look.accent, look.address, look.contact, crest)

"""Whether the bytes of a file can be a council's crest: a PNG, JPEG or SVG of its own, with nothing from outside."""

from __future__ import annotations

import re
import struct
import zlib
from xml.parsers import expat

LARGEST = 250_000
"""Bytes: every HTML page bears the crest."""
MOST_DOTS = 4_000
"""Each way; more takes a writer's memory and shows nothing more."""
_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG after which its height and width stand."""
_RUN = frozenset({"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"})
_OUTSIDE = re.compile(r"url\(\s*+['\"]?+\s*+(?!#)|@import|javascript:|expression\s*\(", re.IGNORECASE)
_OWN_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*")
_ANIMATED = frozenset({"set", "animate", "animatemotion", "animatetransform"})


def media_type(data: bytes) -> str:
    """image/png, image/jpeg or image/svg+xml by what the bytes are, whatever the file is called; else empty."""
    if data.startswith(_PNG):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "image/svg+xml" if b"<svg" in data[:4000] else ""


def fault(name: str, data: bytes) -> str:
    """Why the file `name` is no crest, in one sentence that names it; empty where it is one."""
    if len(data) > LARGEST:
        return f"{name} is too big for a crest: {len(data):,} bytes, where {LARGEST:,} is the most."
    kind = media_type(data)
    if kind == "image/svg+xml":
        return _svg_fault(name, data)
    size = _png_size(data) if kind == "image/png" else _jpeg_size(data) if kind else None
    if size is None:
        return f"{name} is no picture: a crest is a whole PNG, JPEG or SVG file."
    if max(size) > MOST_DOTS or min(size) < 1:
        return f"{name} is {size[0]:,} by {size[1]:,} dots; a crest has {MOST_DOTS:,} at most each way."
    return ""


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height, where every part is whole and its checksum is right."""
    at, size, drawn = len(_PNG), None, False
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        end = at + 8 + length
        if end + 4 > len(data) or struct.unpack_from(">I", data, end)[0] != zlib.crc32(kind + body):
            return None
        if size is None:
            if kind != b"IHDR" or length != 13:
                return None
            size = struct.unpack(">II", body[:8])
        drawn = drawn or kind == b"IDAT"
        if kind == b"IEND":
            return size if drawn else None
        at = end + 4
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the frame's head; None without one, or where the end is cut off."""
    if b"\xff\xd9" not in data[-64:]:
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if marker in _SIZES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length
    return None


class _Unfit(Exception):
    """What is wrong with an SVG, raised out of the reader of its XML."""


def _svg_fault(name: str, data: bytes) -> str:
    reader = expat.ParserCreate()
    seen: list[str] = []
    words: list[str] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2].lower()
        if not seen and local != "svg":
            raise _Unfit(f"{name} is no picture: it is XML, but no SVG.")
        seen.append(local)
        if local in _RUN | _ANIMATED:
            raise _Unfit(f"{name} holds <{local}>: a crest may hold no script and nothing that moves.")
        for attribute, value in attributes.items():
            _attribute(name, attribute.rpartition(":")[2].lower(), value)

    def entity(*_: object) -> None:
        raise _Unfit(f"{name} declares a document type or an entity; save it as a plain SVG.")

    def instruction(target: str, _: str) -> None:
        raise _Unfit(f"{name} refers to something outside itself ({target}); a crest must be whole by itself.")

    reader.StartElementHandler = begin
    reader.StartDoctypeDeclHandler = entity
    reader.EntityDeclHandler = entity
    reader.ProcessingInstructionHandler = instruction
    reader.CharacterDataHandler = words.append
    try:
        reader.Parse(data, True)
    except _Unfit as unfit:
        return str(unfit)
    except (expat.ExpatError, ValueError, LookupError):
        return f"{name} is no picture: it is no SVG that can be read."
    if "style" in seen and _OUTSIDE.search("".join(words)):
        return f"{name} refers to something outside itself in its styles; a crest must be whole by itself."
    return ""


def _attribute(name: str, attribute: str, value: str) -> None:
    if attribute.startswith("on"):
        raise _Unfit(f"{name} holds a script ({attribute}); a crest may hold none.")
    own = value.strip().startswith("#") or _OWN_PICTURE.fullmatch(value.strip())
    if (attribute in {"href", "src"} and not own) or _OUTSIDE.search(value):
        said = " ".join(value.split())[:60]
        raise _Unfit(f"{name} refers to something outside itself ({said}); a crest must be whole by itself.")

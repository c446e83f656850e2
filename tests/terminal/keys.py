"""The bytes that an xterm-like terminal sends for a key."""

from __future__ import annotations

CSI = "\x1b["
PLAIN = {
    "enter": "\r", "tab": "\t", "shift+tab": CSI + "Z", "escape": "\x1b", "space": " ", "backspace": "\x7f",
    "insert": CSI + "2~", "delete": CSI + "3~", "pageup": CSI + "5~", "pagedown": CSI + "6~",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": CSI + "15~", "f6": CSI + "17~",
    "f7": CSI + "18~", "f8": CSI + "19~", "f9": CSI + "20~", "f10": CSI + "21~", "f11": CSI + "23~", "f12": CSI + "24~",
}  # fmt: skip
CURSOR = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}
CONTROLS = {"@": 0, "space": 0, "[": 27, "\\": 28, "]": 29, "^": 30, "_": 31, "slash": 31, "/": 31}


def key_bytes(name: str) -> bytes:
    """`a`, `enter`, `f5`, `ctrl+r`, `alt+x`, `shift+down`, `ctrl+home`; ValueError for a key no terminal sends."""
    if name in PLAIN:
        return PLAIN[name].encode()
    if name in CURSOR:
        return f"{CSI}{CURSOR[name]}".encode()
    if len(name) == 1:
        return name.encode()
    *held, base = name.split("+")
    if held and base in CURSOR and set(held) <= MODIFIERS.keys():
        return f"{CSI}1;{1 + sum(MODIFIERS[key] for key in held)}{CURSOR[base]}".encode()
    if held == ["ctrl"] and base in CONTROLS:
        return bytes([CONTROLS[base]])
    if held == ["ctrl"] and len(base) == 1 and base.isascii() and base.isalpha():
        return bytes([ord(base.lower()) & 0x1F])
    if held == ["alt"] and len(base) == 1:
        return b"\x1b" + base.encode()
    raise ValueError(f"no terminal sends a key called {name!r}")

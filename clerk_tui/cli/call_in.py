"""`call-in REF` with all its words: importing it puts them together."""

from __future__ import annotations

from clerk_tui.cli import call_in_requests, call_in_steps
from clerk_tui.cli.call_in_group import call_in

__all__ = ["call_in", "call_in_requests", "call_in_steps"]

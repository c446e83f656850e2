"""When the program under a test's keys has come to rest: nothing queued, nothing being written, nothing to draw.

Textual itself guesses it from the processor time the process used, which is wrong on a machine that has other work: a
process that was not given the processor looks like one at rest.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

import textual.app
import textual.pilot
from textual._context import active_app
from textual.app import App

_STEP, _QUIET = 0.0005, 3
"""Seconds between two looks, and how many of them in a row must find it at rest."""


async def at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until the app is at rest, and at most `max_sleep` seconds, since a work may wait for the test itself."""
    app, since, quiet = active_app.get(), monotonic(), 0
    while quiet < _QUIET or monotonic() - since < min_sleep:
        if monotonic() - since > max_sleep:
            return
        await asyncio.sleep(_STEP)
        quiet = 0 if _busy(app) else quiet + 1


def _busy(app: App[Any]) -> bool:
    if app._exception is not None or not app._running:
        return False
    # Handles of the event loop that wait for their turn: tasks between two messages.
    if getattr(asyncio.get_running_loop(), "_ready", ()):
        return True
    if any(worker.is_running and worker.group == "work" for worker in app.workers):
        return True
    if any(pump._running and (pump._next_callbacks or pump.message_queue_size) for pump in (app, *app._registry)):
        return True
    if not app._screen_stack:
        return False
    screen = app.screen
    if screen._layout_required or screen._scroll_required or screen._dirty_widgets or screen._callbacks:
        # It would be drawn at the next sixtieth of a second; nobody looks before.
        screen._on_timer_update()
        return True
    return False


def use_at_rest() -> None:
    """Let the pilot and its keys wait so."""
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = at_rest  # type: ignore[attr-defined]

"""When the program under a test's keys has come to rest: nothing queued, nothing being written, nothing to draw.

Textual itself guesses it from the processor time the process used, which is wrong on a machine that has other work: a
process that was not given the processor looks like one at rest.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any
from weakref import WeakSet

import textual.app
import textual.pilot
from textual._context import active_app
from textual.app import App
from textual.worker import Worker

_STEP, _QUIET, _SOON = 0.0005, 2, 0.01
"""Seconds between two looks while it is busy, how many in a row must find it at rest, and what timer is waited for.

Textual lays a window out anew a hundred-and-twentieth of a second after its size was changed.
"""
_held_up: WeakSet[Worker[Any]] = WeakSet()
"""Works that were waited for in vain: the test itself holds what they wait for, and the works behind them wait too."""


async def at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until the app is at rest, and at most `max_sleep` seconds, since a work may wait for the test itself.

    A work that outlasts that is not waited for again, nor is any that was begun behind it, until it has ended.
    """
    app, since, quiet = active_app.get(), monotonic(), 0
    while quiet < _QUIET or monotonic() - since < min_sleep:
        if monotonic() - since > max_sleep:
            _held_up.update(_working(app))
            return
        wait = _busy(app)
        quiet = quiet + 1 if wait is None else 0
        await asyncio.sleep(wait or (_STEP if monotonic() - since < min_sleep else 0))


def _working(app: App[Any]) -> list[Worker[Any]]:
    return [worker for worker in app.workers if worker.is_running and worker.group == "work"]


def _busy(app: App[Any]) -> float | None:
    """How long to wait before the next look, None when the app is at rest. Only threads and timers need time."""
    if app._exception is not None or not app._running:
        return None
    loop = asyncio.get_running_loop()
    # Handles of the event loop that wait for their turn: tasks between two messages.
    if getattr(loop, "_ready", ()):
        return 0
    timers = getattr(loop, "_scheduled", ())
    if any(not timer.cancelled() and timer.when() < loop.time() + _SOON for timer in timers):
        return _STEP
    working = _working(app)
    if working and _held_up.isdisjoint(working):
        return _STEP
    if any(pump._running and (pump._next_callbacks or pump.message_queue_size) for pump in (app, *app._registry)):
        return _STEP
    if not app._screen_stack:
        return None
    screen = app.screen
    if screen._layout_required or screen._scroll_required or screen._dirty_widgets or screen._callbacks:
        # It would be drawn at the next sixtieth of a second; nobody looks before.
        screen._on_timer_update()
        return 0
    return None


def use_at_rest() -> None:
    """Let the pilot and its keys wait so."""
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = at_rest  # type: ignore[attr-defined]

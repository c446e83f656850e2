"""How fast a terminal program feels: start, key to paint, memory, exit.

    python -m tests.benchmarks.tui_latency --command 'clerk-tui demo' --ready Today \\
        --keys 'move:: down*20  help:: f1 expect:"Keys" esc:: escape' --quit q --reps 7

Figures, in milliseconds: `start` from exec to the end of the write that shows the ready words; `LABEL.paint` from a key
to the first write that changes a cell; `LABEL.settled` to the last write before a silence; `LABEL.expect` to the write
that shows (or, with `gone`, takes away) the words waited for; `exit` from the quit key to the end of the process.
`memory` is the proportional set size at rest after the start, in MB. `keyscript` describes the keys.

A shared machine drifts: compare two programs in turn, or not at all. `bench` does that against the floor.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.benchmarks.keyscript import Step, parse_script
from tests.benchmarks.stopwatch import Cells, Stopwatch
from tests.terminal.keys import key_bytes

SILENCE, REST, NO_PAINT, KEY_LIMIT, LIMIT = 0.15, 0.3, 0.4, 2.0, 30.0


@dataclass(frozen=True, slots=True)
class Program:
    """What is run, what says that it is there, the keys to play and the key that ends it."""

    argv: Sequence[str]
    ready: str
    keys: str = ""
    quit: str = "ctrl+q"
    env: dict[str, str] = field(default_factory=dict)


class NotReady(RuntimeError):
    """The program did not show its first screen; the screen it showed is in the message."""


class Samples(defaultdict[str, list[float]]):
    """Figures collected over repetitions, by name."""

    def __init__(self) -> None:
        super().__init__(list)

    def median(self, name: str) -> float | None:
        return statistics.median(self[name]) if self.get(name) else None

    def p95(self, name: str) -> float | None:
        if not self.get(name):
            return None
        ordered = sorted(self[name])
        return ordered[max(0, -(-95 * len(ordered) // 100) - 1)]


def repetition(program: Program, samples: Samples, cols: int = 120, rows: int = 40) -> None:
    """Start the program once, play its keys, end it, and add what was measured."""
    steps = parse_script(program.keys)
    watch = Stopwatch(program.argv, cols, rows, surroundings(program))
    try:
        samples["start"].append(_start(watch, program))
        watch.rest(REST)
        samples["memory"].append(watch.memory())
        for step in steps:
            _play(watch, step, samples)
        samples["exit"].append(_exit(watch, program))
    finally:
        watch.close()


def surroundings(program: Program) -> dict[str, str]:
    """The environment of a desk: a modern terminal, and byte code that is compiled once and kept."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "COLUMNS", "LINES", "NO_COLOR"}
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    return env | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | program.env


def _start(watch: Stopwatch, program: Program) -> float:
    while time.perf_counter() - watch.started < LIMIT and not (watch.ended() and not watch.pending):
        watch.drain(SILENCE, SILENCE * 4)
        for moment in watch.replay():
            if watch.shows(program.ready):
                return (moment - watch.started) * 1000
    raise NotReady(f"{program.ready!r} did not appear:\n{watch.picture()}")


def _play(watch: Stopwatch, step: Step, samples: Samples) -> None:
    if not step.data:
        watch.rest(step.sleep)
        return
    before = watch.cells()
    sent = watch.send(step.data)
    first, settled, met = _watch(watch, step, before, sent)
    if step.measured:
        for name, moment in (("paint", first), ("settled", settled), ("expect", met)):
            if moment is not None:
                samples[f"{step.label}.{name}"].append((moment - sent) * 1000)


def _watch(watch: Stopwatch, step: Step, before: Cells, sent: float) -> tuple[float | None, float | None, float | None]:
    """The moments of the first paint, of the last one before silence, and of what was waited for."""
    first = settled = met = None
    waits = bool(step.expect or step.gone)
    while (passed := time.perf_counter() - sent) < LIMIT and not watch.ended():
        watch.drain(SILENCE, KEY_LIMIT)
        for moment in watch.replay():
            settled = moment
            if first is None and watch.cells() != before:
                first = moment
            if waits and met is None and _met(watch, step):
                met = moment
        if (
            met is not None
            or (not waits and first is not None)
            or (settled is None and not waits and passed > NO_PAINT)
        ):
            break
    return first, settled, met


def _met(watch: Stopwatch, step: Step) -> bool:
    return watch.shows(step.expect) if step.expect else not watch.shows(step.gone)


def _exit(watch: Stopwatch, program: Program) -> float:
    sent = watch.send(key_bytes(program.quit))
    while time.perf_counter() - sent < LIMIT:
        if watch.ended():
            return (time.perf_counter() - sent) * 1000
        # Polled at half a millisecond, so that reading the last output cannot hide the exit.
        watch.read(0.0005)
    raise NotReady(f"{program.quit} did not end the program:\n{watch.picture()}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", required=True, help="command line to run")
    parser.add_argument("--ready", required=True, help="words that say the first screen is there")
    parser.add_argument("--keys", default="", help="key script")
    parser.add_argument("--quit", default="ctrl+q", help="key that ends the program")
    parser.add_argument("--reps", type=int, default=5)
    parser.add_argument("--cols", type=int, default=120)
    parser.add_argument("--rows", type=int, default=40)
    given = parser.parse_args()
    program = Program(shlex.split(given.command), given.ready, given.keys, given.quit)
    samples = Samples()
    repetition(program, Samples(), given.cols, given.rows)
    for _ in range(given.reps):
        repetition(program, samples, given.cols, given.rows)
    figures = {
        name: {"min": min(values), "median": samples.median(name), "p95": samples.p95(name), "n": len(values)}
        for name, values in samples.items()
    }
    json.dump({"command": given.command, "load": os.getloadavg()[0], "figures": figures}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()

"""What `mutants` does inside pytest: see which tests reach which lines, and put some of them to a fault."""

from __future__ import annotations

import ast
import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from hypothesis import Phase, settings

from tests.benchmarks.faults import Mutant

KILLED, SURVIVED, TIMEOUT = 10, 0, 11
PROBE = "reached_line"
LONGEST = 2.0
"""Seconds; a test that takes longer is put to no mutant."""


class Loading(MetaPathFinder, Loader):
    """Imports some modules from a source of our own; `names` are put among each one's globals."""

    def __init__(
        self, root: Path, sources: Mapping[str, str], names: Mapping[str, dict[str, Any]] | None = None
    ) -> None:
        self.files = {module_name(path): (str(root / path), path) for path in sources}
        self.sources, self.names = sources, names or {}

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname not in self.files:
            return None
        return spec_from_file_location(fullname, self.files[fullname][0], loader=self)

    def exec_module(self, module: ModuleType) -> None:
        file, path = self.files[module.__name__]
        vars(module).update(self.names.get(path, {}))
        exec(compile(self.sources[path], file, "exec"), vars(module))


def module_name(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


class Reached:
    """Which statements of the modules each test reaches, by the test's id and their lines; and how long it takes."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.tests: dict[str, tuple[float, dict[str, list[int]]]] = {}
        self.now: dict[str, set[int]] = {path: set() for path in paths}

    def loading(self, root: Path) -> Loading:
        sources = {path: probed((root / path).read_text(encoding="utf-8")) for path in self.now}
        return Loading(root, sources, {path: {PROBE: lines.add} for path, lines in self.now.items()})

    @contextmanager
    def by(self, test: str) -> Iterator[None]:
        for lines in self.now.values():
            lines.clear()
        began = time.perf_counter()
        yield
        found = {path: sorted(lines) for path, lines in self.now.items() if lines}
        self.tests[test] = (time.perf_counter() - began, found)

    def made_once(self, mutant: Mutant) -> bool:
        """Whether the fault shows only where it is there from the import on: no test is seen to come to it."""
        return not mutant.function or not self._come_to(mutant)

    def chosen(self, mutant: Mutant) -> list[str]:
        """The tests that come to the statement, the quickest first; all that reach the module for what is made once."""
        if self.made_once(mutant):
            names = [name for name, (_, lines) in self.tests.items() if mutant.path in lines]
        else:
            names = self._come_to(mutant)
        return sorted((n for n in names if self.tests[n][0] <= LONGEST), key=lambda n: self.tests[n][0])

    def _come_to(self, mutant: Mutant) -> list[str]:
        first, last = mutant.lines
        return [
            name
            for name, (_, lines) in self.tests.items()
            if any(first <= line <= last for line in lines.get(mutant.path, ()))
        ]


class Plugin:
    """What all runs have in common: a failure is enough, so no example of it is made smaller; and which test failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.timed_out = False

    def pytest_configure(self) -> None:
        settings.register_profile("mutants", deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
            self.timed_out = self.timed_out or "Timeout (>" in report.longreprtext

    def put(self, session: pytest.Session, names: Iterable[str]) -> int:
        """Run these tests in their order until one fails."""
        by_name = {item.nodeid: item for item in session.items}
        chosen = [by_name[name] for name in names]
        for item, after in zip(chosen, [*chosen[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if self.failed:
                return TIMEOUT if self.timed_out else KILLED
        return SURVIVED


class Watching(Plugin):
    """Runs every test without a fault and keeps what it reached."""

    def __init__(self, reached: Reached) -> None:
        super().__init__()
        self.reached = reached

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        with self.reached.by(item.nodeid):
            return (yield)


class AtLoad(Plugin):
    """Puts the tests to a fault that is in the module as it is imported."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.names, self.fate = names, KILLED

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if not session.testsfailed:
            self.fate = self.put(session, self.names)
        return True


class InPlace(Plugin):
    """Collects the tests once; `trials` then puts each fault into the loaded functions, in a process of its own."""

    def __init__(self, trials: Callable[[Callable[[Mutant], int]], None], reached: Reached) -> None:
        super().__init__()
        self.trials, self.reached = trials, reached

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        functions: dict[tuple[str, str], list[FunctionType]] = {}
        for one in gc.get_objects():
            if type(one) is FunctionType:
                functions.setdefault((one.__module__, one.__code__.co_qualname), []).append(one)

        def trial(mutant: Mutant) -> int:
            inject(mutant, functions)
            return self.put(session, self.reached.chosen(mutant))

        # A forked process that looks through everything that is loaded copies it all.
        gc.collect()
        gc.freeze()
        self.trials(trial)
        return True


def inject(mutant: Mutant, functions: Mapping[tuple[str, str], list[FunctionType]]) -> None:
    """Give the loaded function the code that it has in the mutant."""
    module = module_name(mutant.path)
    (code,) = (one for one in _codes(compile(mutant.source, mutant.path, "exec")) if one.co_qualname == mutant.function)
    for function in functions[module, mutant.function]:
        function.__code__ = code


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _codes(one)


def probed(source: str) -> str:
    """The module with a call before each statement of its functions that tells the statement's line."""
    tree = ast.parse(source)
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for node in list(ast.walk(function)):
            for name in ("body", "orelse", "finalbody"):
                block = getattr(node, name, None)
                if isinstance(block, list) and block and not _is_probe(block[0]):
                    told = (ast.parse(f"{PROBE}({one.lineno})").body[0] for one in block)
                    setattr(node, name, [each for pair in zip(told, block, strict=True) for each in pair])
    return ast.unparse(ast.fix_missing_locations(tree))


def _is_probe(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and ast.unparse(node.value).startswith(f"{PROBE}(")

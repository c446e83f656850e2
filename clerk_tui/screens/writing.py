"""The one thread that writes: what may wait for the register's lock waits there, and the screens go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, TypeVar

from clerk_tui.domain.errors import ClerkError
from clerk_tui.screens.boundary import CrashBoundary
from clerk_tui.screens.work import refuse

T = TypeVar("T")


class WritingApp(CrashBoundary):
    """An app with a writing thread."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._writer = ThreadPoolExecutor(1, "register")

    def do(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[ClerkError], None] | None = None,
    ) -> None:
        """Run `work` on the writing thread, in the order given; its answer or its refusal comes back here."""

        async def run() -> None:
            # A screen finds its app through the context, even one that was left while its work waited.
            told = copy_context().run
            try:
                answer = await asyncio.get_running_loop().run_in_executor(self._writer, told, work)
            except ClerkError as error:
                (failed or self.refuse)(error)
            else:
                if then is not None:
                    then(answer)

        self.run_worker(run(), group="work", exit_on_error=True)

    def refuse(self, error: ClerkError) -> None:
        """Show why something was not done."""
        refuse(self, error)

    def close(self) -> None:
        """Let the last write end."""
        self._writer.shutdown(wait=True)

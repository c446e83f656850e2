"""Where a fault of the program ends: no traceback and no text of a record on the clerk's screen."""

from __future__ import annotations

import traceback
from typing import Any

from textual.app import App

from clerk_tui.domain.errors import ClerkError
from clerk_tui.screens.work import named_if_spoilt, refuse


class CrashBoundary(App[Any]):
    """`fault` says where a fault of the program was kept; empty while there was none."""

    fault = ""

    def _handle_exception(self, error: Exception) -> None:
        """What a timer or a delayed call is refused is shown, as what a handler is refused (`Sheltered`)."""
        try:
            with named_if_spoilt(self):
                raise error
        except ClerkError as said:
            refuse(self, said)
        except Exception as fault:  # noqa: BLE001 - the crash boundary
            super()._handle_exception(fault)

    def _fatal_error(self) -> None:
        """Textual would print local variables here, record text among them; the clerk gets one sentence instead."""
        from clerk_tui.services.faults import keep_fault

        error: BaseException | None = self._exception
        # A worker wraps what went wrong in it.
        error = getattr(error, "error", error)
        if error is not None and not self.fault:
            self.fault = keep_fault(error, traceback.extract_tb(error.__traceback__))
        self._close_messages_no_wait()

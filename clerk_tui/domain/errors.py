"""The one family of errors that reaches a clerk; each carries one sentence in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_tui.domain.findings import Finding


class ClerkError(Exception):
    """Something a clerk can act on; `str()` of it is the sentence to show."""


class InputError(ClerkError):
    """What was typed, or a file that was given, cannot be read as it stands."""


class NotConfigured(ClerkError):
    """The council's rule for this is not known to the register; no date may be shown."""


class NotFound(ClerkError):
    """The register holds no such record."""


class Refused(ClerkError):
    """The answer is no: a check or a lock on the record stands in the way."""


class ExemptWords(Refused):
    """Words that are kept apart as exempt stand in what would go out; each is a finding that may be gone past.

    `ref` names the matter, `found` the findings.
    """

    def __init__(self, says: str, ref: str, found: tuple[Finding, ...]) -> None:
        super().__init__(says)
        self.ref, self.found = ref, found


class Conflict(ClerkError):
    """Somebody changed the record since it was opened; nothing was overwritten."""


class DocumentError(ClerkError):
    """A document cannot be read, or cannot be written where it was asked for."""


class RegisterError(ClerkError):
    """The register's file cannot be used."""


class NotARegister(RegisterError):
    """The file is no clerk-tui register, or is damaged."""


class NewerRegister(RegisterError):
    """The file was written by a newer version of the program."""


class SpoiltRegister(RegisterError):
    """A record of the register holds what clerk-tui does not write; the sentence names it."""


class RegisterBusy(RegisterError):
    """Another program holds the register's lock."""


class RegisterReadOnly(RegisterError):
    """The register, or its folder, cannot be written."""


class RegisterElsewhere(RegisterError):
    """The register lies where no program may safely write: on a network share, or in a folder that is synchronised."""


class DiskFull(RegisterError):
    """The disk is full; the change was not made."""

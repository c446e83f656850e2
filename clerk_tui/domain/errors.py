"""The one family of errors that reaches a clerk; each carries one sentence in plain words."""

from __future__ import annotations


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


class RegisterBusy(RegisterError):
    """Another program holds the register's lock."""


class RegisterReadOnly(RegisterError):
    """The register, or its folder, cannot be written."""


class DiskFull(RegisterError):
    """The disk is full; the change was not made."""

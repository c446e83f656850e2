"""A public folder to test with: the register it is made from, and what lies in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from clerk_tui.domain.dates import parse_instant
from clerk_tui.services import decisions, publishing
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from tests.offices import ICT, MONEY, TUESDAY, demo, recorded

WEDNESDAY = "2017-10-11T10:00:00+01:00"


@cache
def _published() -> bytes:
    with TemporaryDirectory() as folder:
        office = recorded(demo(Path(folder), TUESDAY))
        publishing.publish(office, ICT)
        office.register.close()
        return office.register.path.read_bytes()


def published_office(folder: Path) -> Office:
    """Item 2 of the Executive of 9 October 2017 was published the next morning, item 3 is a draft; it is Wednesday."""
    path = folder / "register.clerk"
    path.touch(0o600)
    path.write_bytes(_published())
    return open_office(path, now=parse_instant(WEDNESDAY))


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def touched(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in folder.rglob("*")
        if path.is_file()
    }


def words(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")


def publish_money(office: Office) -> None:
    decisions.copy_recommendations(office, MONEY)
    decisions.copy_reasons(office, MONEY)
    typed = {
        "reference": "EX/26/2017", "decided_on": "9 October 2017", "conflicts": "None declared.",
        "alternatives": "None.", "key_decision": "no", "attendance": "Benson, Blackburn",
    }  # fmt: skip
    decisions.set_fields(office, MONEY, typed)
    publishing.publish(office, MONEY)

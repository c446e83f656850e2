"""What the search of the first page looks through, a file for each year."""

from __future__ import annotations

import json
from collections.abc import Sequence

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.public_site import Line


def search_lines(year: int, lines: Sequence[Line]) -> bytes:
    """A call of `decisionsOf` with the year's decisions in their order: number, day, title, reference, who decided.

    It is a script and no bare data, because a page that was opened from a file share may load nothing else.
    """
    held = [(line.id, format_date(line.decided_on), line.title, line.reference, line.maker) for line in lines]
    return f"decisionsOf({year},{json.dumps(held, ensure_ascii=False, separators=(',', ':'))});\n".encode()

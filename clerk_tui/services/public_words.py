"""Holding what the public will read against what is kept apart as exempt, before it is stored."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_tui.domain.errors import Refused
from clerk_tui.domain.matters import Matter
from clerk_tui.domain.text import headed
from clerk_tui.register.notices import closed_texts
from clerk_tui.services.office import Office


def refuse_exempt_words(office: Office, matter: Matter, said: Mapping[str, str]) -> None:
    """Refused for a field with a sentence or line of the matter's closed title or exempt text; `said` is by field."""
    # The publish check is loaded when something is written for the public, not with every route that is read.
    from clerk_tui.rules.call_in_checks import repeats
    from clerk_tui.rules.key_notice import holds_closed
    from clerk_tui.services.checking import kept_apart

    closed, apart = closed_texts(office.register, matter), kept_apart(office, matter)
    for name, text in said.items():
        if holds_closed(text, closed) or repeats(text, apart):
            raise Refused(
                f"{headed(name)}: it holds words that are kept apart as exempt, and the public reads this; take them"
                " out (LGA 1972 Sch 12A)."
            )

"""Recommendations to Council, which no council seen opens to call-in: nothing is decided yet (law: P12).

The words are pointed out and the class is proposed. Whether it is one is the clerk's to say.
"""

from __future__ import annotations

import re

RECOMMENDATION = "recommendation-to-council"
_RECOMMENDS = re.compile(
    r"\brecommend(?:s|ed|ing|ation)?\b[^.;\n]{0,60}?\b(?:(?:full|the) )?council\b(?! ?(?:tax|house|housing|officers?|"
    r"funds?|dwellings?|property|properties|land|staff|owned))",
    re.IGNORECASE,
)


def recommends_to_council(resolution: str) -> str:
    """The words of a resolution by which something is recommended to Council, on one line; empty where there are none.

    “Council tax”, “Council house” and the like are no such Council.
    """
    found = _RECOMMENDS.search(resolution)
    return " ".join(found[0].split()) if found else ""

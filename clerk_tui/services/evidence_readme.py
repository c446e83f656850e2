"""What an evidence pack says of itself: what lies in it, what it proves and what it cannot."""

from __future__ import annotations

from collections.abc import Sequence

EXEMPT_MARK = "EXEMPT INFORMATION, LGA 1972 Schedule 12A: not for publication. Keep it as the exempt papers are kept."

_BODY = """\
Evidence pack of {ref}, “{title}”
{council}
Made {when} by the account {who} with clerk-tui {version}.

WHAT LIES HERE
{listed}

HOW TO CHECK IT
Run   python3 {mark}verify.py   here. It needs Python 3.8 or newer and nothing else; clerk-tui is not needed. It is
short and may be read before it is run. If you do not trust the copy that came along, take one from another pack.
With   --head HASH   it also looks for an entry that you read off a published document.
Before you publish any of this, read it: drafts and the reasons of officers are among the entries of the history.

WHAT IT PROVES
- Every file is as hashes.txt says. If you noted the seal (the SHA-256 of hashes.txt) when the pack was made, nothing in
  it was changed since.
- If you did not note it, it vouches for nothing: somebody can write documents, record and hashes.txt anew together.
- Each entry of the history in {mark}entries.json has the hash that the register gave it, computed from all it says:
  who, when, which record, the text before and after, and why.
- {mark}links.json is the chain from the entry before the first of these to the newest one of the register
  ({newest}, hash
  {head}).
  None in between was taken out, put in or put elsewhere.
- The frozen text of each publication, and of each notice on the forward plan, is the one whose digest the history
  keeps; and it names an entry of the chain that was there before it. The same entry stands at the foot of the notice
  that went out, so a notice that somebody printed or saved that day vouches for this chain. Each count in ledgers/
  is, to the letter, what an entry keeps.

WHAT IT CANNOT PROVE
- That nothing was cut off the end, or that the whole chain was not written anew before this pack was made: a chain
  alone cannot show that. A notice that was printed, a safe copy's manifest or another pack, kept by somebody else, can.
- When something was done: the times are those of the computer's clock, which its owner can set.
- Who did it: the name is the account the program ran under, not a person.
- That what is recorded is true. It shows what was recorded, not what was said in the room.
- What the entries between these hold: of them only the hashes lie here; nor that none of them is about this decision.
{left_out}"""


def readme(
    *, ref: str, title: str, council: str, when: str, who: str, version: str, newest: int, head: str,
    listed: Sequence[str], left_out: Sequence[str], exempt: bool,
) -> str:  # fmt: skip
    """The README of a pack. `listed` and `left_out` are lines: what lies in it, and what does not and why."""
    missing = "\nWHAT IS NOT HERE\n" + "".join(f"- {line}\n" for line in left_out) if left_out else ""
    body = _BODY.format(
        ref=ref, title=title, council=council, when=when, who=who, version=version, newest=f"entry {newest}", head=head,
        listed="\n".join(listed), left_out=missing,
        mark="EXEMPT-" if exempt else "",
    )  # fmt: skip
    return f"{EXEMPT_MARK}\n\n{body}" if exempt else body

"""Which classes of decision a council's rule opens to call-in (P11: `callable_classes`, `key_only`).

LGA 2000 s.9F(4) reaches every executive decision that is made and not implemented; which of them can be called in is
said by each council's own rule alone, so the answer names the words of that rule as its source.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from clerk_tui.domain.council import CallInRule, Maker
from clerk_tui.domain.ledger import CallInWindow

_NAMES = {
    Maker.BODY: frozenset({"body", "cabinet", "executive"}),
    Maker.MEMBER: frozenset({"member", "cabinet member", "individual member", "portfolio holder"}),
    Maker.OFFICER_KEY: frozenset({"officer key", "key officer", "officer", "officer all"}),
    Maker.OFFICER: frozenset({"officer", "officer all"}),
}
"""The words by which council files name each class; any other word names a body of its own (“area committee”)."""
_INDIVIDUALS = frozenset().union(*(names for maker, names in _NAMES.items() if maker is not Maker.BODY))
_SAID = {
    Maker.BODY: "a decision of a body",
    Maker.MEMBER: "a member's decision",
    Maker.OFFICER_KEY: "an officer's key decision",
    Maker.OFFICER: "an officer's decision that is not key",
}


class Opening(NamedTuple):
    """Whether a class is open to call-in: True, False, or None where that turns on what is not known.

    `says` is a clause without its full stop, empty where the class is open; `source` is where the rule stands.
    """

    open: bool | None
    says: str
    source: str


def opens(rule: CallInRule, maker: Maker | None, key: bool | None, named: str = "") -> Opening:
    """Whether decisions of this class can be called in by this generation of the rule.

    `maker` is None where nothing says who decided, `key` where nothing says whether the decision is key; an officer's
    class says it. `named` is the council's own name of the body that decided (“area committee”), where that is known.
    """
    if maker is Maker.OFFICER and key:
        maker = Maker.OFFICER_KEY
    if maker in {Maker.OFFICER, Maker.OFFICER_KEY}:
        key = maker is Maker.OFFICER_KEY
    answer, says = _by_key(rule, key)
    if answer is not False:
        by_class, said = _by_class(rule, maker, folded(named))
        if by_class is not True:
            answer, says = by_class, said
    return Opening(answer, says, rule.source)


def _by_key(rule: CallInRule, key: bool | None) -> tuple[bool | None, str]:
    if not rule.key_only or key:
        return True, ""
    says = "only key decisions can be called in"
    return (None, f"{says}, and nothing says whether this is one") if key is None else (False, says)


def _by_class(rule: CallInRule, maker: Maker | None, named: str) -> tuple[bool | None, str]:
    classes = {folded(name) for name in rule.callable_classes}
    listed = ", ".join(rule.callable_classes)
    if not classes:
        return True, ""
    if maker is None:
        return None, f"only these classes can be called in: {listed}"
    if named in classes if named else _NAMES[maker] & classes:
        return True, ""
    if not named and maker is Maker.BODY and classes - _INDIVIDUALS:
        return None, f"which bodies' decisions can be called in is limited to these classes: {listed}"
    what = f"“{named}”" if named else _SAID[maker]
    return False, f"{what} is none of the classes that can be called in ({listed})"


def with_class(window: CallInWindow, rule: CallInRule, maker: Maker, key: bool | None) -> CallInWindow:
    """A window with the advice that its dates hold only where a decision of this class can be called in."""
    return replace(window, advice=(*class_advice(opens(rule, maker, key)), *window.advice))


def class_advice(found: Opening) -> tuple[str, ...]:
    """What a clerk must know beside the dates, where the class is not open or that is not known."""
    if found.open:
        return ()
    rule = f"by this council's rule: {found.says}."
    if found.open is False:
        return (f"A decision of this class cannot be called in {rule} The dates are those of one that can.",)
    return (f"Not every decision can be called in {rule} The dates hold only where this one can.",)


def folded(text: str) -> str:
    """A word as council files and people spell it: `Scrutiny chair`, `scrutiny-chair`."""
    return " ".join(text.casefold().replace("-", " ").split())

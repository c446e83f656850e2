"""The key test of SI 2012/2089 reg 8(1): two limbs, answered by a person. Nothing here judges what is significant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clerk_tui.domain.council import Council, Threshold
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.forward_plan import KeyTest
from clerk_tui.domain.pounds import pounds

REG_8 = "SI 2012/2089 reg 8"
_WARDS = 2


def threshold_on(council: Council, service: str, day: date) -> Threshold | None:
    """The money threshold of the council's file that is in force on this day: the service's own, or else the general.

    None where the file states none for that day.
    """
    for of in (service.strip().casefold(), ""):
        found = [
            threshold
            for threshold in council.thresholds
            if threshold.service.strip().casefold() == of and (threshold.valid_from or date.min) <= day
        ]
        if found:
            return max(found, key=lambda threshold: threshold.valid_from or date.min)
    return None


def key_by(*, money: bool | None, wards: bool | None, said: bool | None) -> bool:
    """Whether the answers make the matter key: either limb is enough. `said` is an answer to the whole.

    InputError where a limb is left open that the answer hangs on, or where the whole contradicts a limb.
    """
    limb = "money" if money else "wards"
    if money or wards:
        if said is False:
            raise InputError(
                f"The {limb} limb was answered as significant, and regulation 8(1) makes a matter key on either limb:"
                " answer it as key, or answer that limb with no."
            )
        return True
    if said:
        # A constitution may make more matters key than the regulation does.
        return True
    if money is None or wards is None:
        left = " and ".join(
            name for name, answer in (("the money", money), ("the effect on wards", wards)) if answer is None
        )
        raise InputError(f"Say whether {left} is significant (regulation 8(1)); a matter is not key only on two noes.")
    return False


def beside(amount: int | None, threshold: Threshold | None, council: Council, day: date) -> str:
    """The amount beside the council's threshold, in a sentence; whether it is significant is a person's answer."""
    if threshold is None:
        stated = f"The council file of {council.name} states no money threshold for {format_date(day)}"
        return f"{stated}; the amount is {pounds(amount)}." if amount is not None else f"{stated}."
    of = f" for {threshold.service}" if threshold.service else ""
    since = f", in force since {format_date(threshold.valid_from)}" if threshold.valid_from else ""
    stated = f"The council's threshold{of} is {pounds(threshold.amount)}{since}"
    if amount is None:
        return f"{stated}; no amount is given."
    over = amount - threshold.amount
    where = "just that" if over == 0 else f"{pounds(abs(over))} {'above' if over > 0 else 'below'} it"
    return f"{stated}; {pounds(amount)} is {where}."


def remarks(test: KeyTest) -> Iterator[str]:
    """What a reader of the test may stumble over: an answer beside a figure that points the other way."""
    if test.amount is not None and test.threshold is not None and test.money_significant is not None:
        over = test.amount >= test.threshold
        if over and not test.money_significant:
            yield "The amount reaches the council's threshold and was answered as not significant: see the reasoning."
        if not over and test.money_significant:
            yield "The amount lies below the council's threshold and was answered as significant: see the reasoning."
    if test.wards is not None and test.wards < _WARDS and test.wards_significant:
        yield "Regulation 8(1)(b) speaks of two or more wards; a council's constitution may say one."
    if test.is_key and not test.money_significant and not test.wards_significant:
        yield "Neither limb of regulation 8(1) was answered as significant; the matter is treated as key all the same."

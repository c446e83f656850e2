"""British dates and times: a short list of forms, the weekday must agree, nothing is filled in.

Dates are Europe/London civil dates; instants are aware datetimes, kept in UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clerk_tui.domain.errors import InputError

LONDON = ZoneInfo("Europe/London")
FIRST_YEAR, LAST_YEAR = 2000, 2100
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_MONTH_NUMBER = {name.lower(): n for n, name in enumerate(MONTHS, 1)}
_MONTH_NUMBER |= {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
_DAY_NUMBER = {name.lower(): n for n, name in enumerate(DAYS)}
_DAY_NUMBER |= {name[:3].lower(): n for n, name in enumerate(DAYS)}
_DAY_NUMBER |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEKDAY = r"(?:(?P<weekday>[A-Za-z]+)\.?,?\s+)?"
_WORDS = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[A-Za-z]+)\.?,?\s+(?P<year>\d{4}|\d{2})"
)
_FIGURES = re.compile(_WEEKDAY + r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4}|\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EXCEL_BEGINS = date(1899, 12, 30)
"""Day 0 of Excel's count, from 1 March 1900 on; before it Excel counts a 29 February that was none."""
_TWELVE = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?\s?m\.?", re.IGNORECASE)
_TWENTY_FOUR = re.compile(r"(\d{2}):(\d{2})(?::(\d{2}))?")
_EITHER_HALF = re.compile(r"([1-9])[:.]([0-5]\d)")
_JOIN = re.compile(r"(?:,?\s+at\s+|,\s*|\s+|[Tt])")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _date(year: int, month: int, day: int, typed: str) -> date:
    if not 1 <= month <= 12:
        raise InputError(f"“{typed}” has no month {month}; day comes first, then month, then year.")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError(f"“{typed}” lies outside the years {FIRST_YEAR} to {LAST_YEAR}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(f"There is no {day} {MONTHS[month - 1]} {year}.") from None


def parse_date(typed: str) -> date:
    """The date a clerk typed: `9 October 2017`, `Mon 9 Oct 17`, `9/10/17` or `2017-10-09`.

    Day, month and year must all be there and a weekday, if given, must be the right one; otherwise InputError.
    """
    text = " ".join(typed.split())
    if iso := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in iso.groups())
        return _date(year, month, day, text)
    match = _WORDS.fullmatch(text) or _FIGURES.fullmatch(text)
    if match is None:
        if number_of_a_day := _SERIAL.fullmatch(text):
            _not_by_number(text, int(number_of_a_day[1]))
        raise InputError(f"“{text}” is not a date; type it like 9 October 2017, Mon 9 Oct 17 or 9/10/17.")
    month_text = match["month"].lower()
    number = int(month_text) if month_text.isdigit() else _MONTH_NUMBER.get(month_text)
    if number is None:
        raise InputError(f"“{match['month']}” is not a month.")
    found = _date(_year(match["year"]), number, int(match["day"]), text)
    _agree(match["weekday"], found)
    return found


def _not_by_number(text: str, number: int) -> None:
    """InputError for what Excel shows of a date whose column is not formatted as one; the date is named, not taken."""
    day = _EXCEL_BEGINS + timedelta(number)
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InputError(
            f"“{text}” is not a date; it looks like Excel’s number for {format_date(day)}: format the column as a date."
        )


def _agree(weekday: str | None, found: date) -> None:
    if weekday is None:
        return
    number = _DAY_NUMBER.get(weekday.lower())
    if number is None:
        raise InputError(f"“{weekday}” is not a day of the week.")
    if number != found.weekday():
        raise InputError(f"{format_date(found, weekday=False)} is a {DAYS[found.weekday()]}, not a {DAYS[number]}.")


def parse_time(typed: str) -> time:
    """The time of day a clerk typed: `6.00 pm`, `6pm`, `10.30am`, `18:00`, `noon` or `midday`."""
    text = " ".join(typed.split()).lower()
    if text in {"noon", "midday", "12 noon", "12 midday"}:
        return time(12)
    hour = minute = -1
    if match := _TWELVE.fullmatch(text):
        given, minute = int(match[1]), int(match[2] or 0)
        if 1 <= given <= 12:
            hour = given % 12 + (12 if match[3] == "p" else 0)
    elif match := _TWENTY_FOUR.fullmatch(text):
        hour, minute = int(match[1]), int(match[2])
    try:
        return time(hour, minute, int(match[3] or 0) if match and match.re is _TWENTY_FOUR else 0)
    except ValueError:
        if half := _EITHER_HALF.fullmatch(text):
            # A clerk who writes 6:00 for a meeting means the evening, and 9:00 for an office the morning: ask.
            early, late = f"0{half[1]}:{half[2]}", f"{int(half[1]) + 12}:{half[2]}"
            raise InputError(f"“{typed.strip()}” may be morning or evening; type {early} or {late}.") from None
        raise InputError(f"“{typed.strip()}” is not a time; type it like 18:00, 6.00 pm or 6pm.") from None


def _is_time(text: str) -> bool:
    try:
        parse_time(text)
    except InputError:
        return False
    return True


def split_moment(typed: str) -> tuple[date, time | None]:
    """A date with an optional time of day after it: `10 October 2017 at 9.30 am`, `2017-10-10T09:30`."""
    text = " ".join(typed.split())
    wrong: InputError | None = None
    for match in _JOIN.finditer(text):
        head, tail = text[: match.start()], text[match.end() :]
        try:
            day = parse_date(head)
        except InputError as error:
            if wrong is None and _is_time(tail):
                wrong = error
            continue
        try:
            return day, parse_time(tail)
        except InputError:
            if not re.match(r"\d{1,2}[:.\s]|\d{1,2}[ap]m|noon|midday|12 ", tail, re.IGNORECASE):
                continue
            raise
    if wrong is not None:
        raise wrong
    return parse_date(text), None


def parse_instant(typed: str) -> datetime:
    """An instant: ISO with an offset or `Z`, or a London date and time in any accepted form. In UTC.

    A London time that the spring change skips, or the autumn change repeats, is refused: nothing is guessed.
    """
    text = typed.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})", text):
        try:
            given = datetime.fromisoformat(text.upper())
        except ValueError:
            raise InputError(f"“{text}” is not a date and time.") from None
        if not FIRST_YEAR <= given.year <= LAST_YEAR:
            raise InputError(f"“{text}” lies outside the years {FIRST_YEAR} to {LAST_YEAR}.")
        return given.astimezone(UTC)
    day, clock = split_moment(text)
    if clock is None:
        raise InputError(f"“{text}” needs a time of day as well, like {format_date(day)} at 18:00.")
    local = datetime.combine(day, clock, LONDON)
    instant = at_london(day, clock)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        summer = f"{day.isoformat()}T{clock.isoformat('minutes')}+01:00"
        raise InputError(
            f"On {format_date(day)} the clocks go back and {format_time(clock)} comes twice: type {summer} for the"
            " first time, or +00:00 at its end for the second."
        )
    return instant


def at_london(day: date, clock: time) -> datetime:
    """The instant, in UTC, at which London clocks show this date and time."""
    local = datetime.combine(day, clock, LONDON)
    instant = local.astimezone(UTC)
    if instant.astimezone(LONDON).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise InputError(f"On {format_date(day)} the clocks go forward and there is no {format_time(clock)}.")
    return instant


def london_date(instant: datetime) -> date:
    """The London civil date of an instant."""
    return instant.astimezone(LONDON).date()


def format_date(day: date, *, weekday: bool = True) -> str:
    """`Monday 9 October 2017`."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]} {words}" if weekday else words


def short_date(day: date) -> str:
    """`Mon 9 Oct 2017`, for lists."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def format_time(clock: time) -> str:
    """`18:00`; seconds only where there are any."""
    return clock.strftime("%H:%M:%S" if clock.second else "%H:%M")


def format_instant(instant: datetime) -> str:
    """`Monday 9 October 2017, 20:00`, in London."""
    local = instant.astimezone(LONDON)
    return f"{format_date(local.date())}, {format_time(local.time().replace(microsecond=0))}"


def format_close(instant: datetime) -> str:
    """`Monday 9 October 2017, 17:00`; of the midnight that ends a day, `the end of Monday 9 October 2017`."""
    local = instant.astimezone(LONDON)
    if local.time() == time(0):
        return f"the end of {format_date(local.date() - timedelta(days=1))}"
    return format_instant(instant)


def iso_instant(instant: datetime) -> str:
    """An instant as stored: UTC, whole microseconds only where there are any, `Z` at the end."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def london_iso(instant: datetime) -> str:
    """An instant as JSON shows it: London wall clock with its offset, to the second."""
    return instant.astimezone(LONDON).isoformat(timespec="seconds")

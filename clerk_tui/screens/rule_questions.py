"""The questions of the Rules screen: a new generation, a first rule, a worked example."""

from __future__ import annotations

from collections.abc import Callable

from clerk_tui.domain.council import CallInExample, CallInRule, EffectiveRule, StartEvent, Unit
from clerk_tui.domain.dates import format_date, parse_date, parse_time
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.rules.council_trial import try_text
from clerk_tui.screens.asking import checked, day_or_none, forget, left_answers
from clerk_tui.screens.questions import Answers, Question, ask_in_turn, choice, day, line
from clerk_tui.screens.rule_file import open_file
from clerk_tui.screens.rule_saving import show_and_save
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import rule_keys, rulebook
from clerk_tui.services.rule_keys import UsualKey
from clerk_tui.widgets.dialogs import AskLine, Choose
from clerk_tui.widgets.words import tell

_UNITS = [("working", "Working days"), ("calendar", "Days of the calendar: weekends count too")]
_STARTS = [
    ("publication", "The day of publication"),
    ("decision", "The day on which the decision was made"),
    ("meeting", "The day of the meeting"),
]
_SURE = [
    ("local", "Yes, read in the council's own text"),
    ("inferred", "No, inferred: from dates, or from what somebody says"),
]
_WHEN = {StartEvent.DECISION: "On which day was it made?", StartEvent.MEETING: "On which day was the meeting?"}


def new_generation(screen: DeskWork[None], rule: CallInRule) -> None:
    """Ask from which day, and open the file with a copy of the rule that holds from then on."""
    answers = left_answers(screen, _about("generation"))
    questions = [
        day("start", "From which day does the new rule hold? It begins as a copy of the one that you are looking at."),
        line("source", "Where do the new rule's words stand? For example: Constitution, part 4, 5.2. What proves the"
             " old rule does not prove this one."),
        choice("certainty", "Were they read there?", _SURE),
    ]  # fmt: skip

    async def ask() -> None:
        if not await ask_in_turn(screen.app, "New rule", questions, answers):
            return
        given = answers.given
        try:
            text = rulebook.text_with_copy(
                screen.office, answers.day("start"), rule, source=given["source"], certainty=given["certainty"]
            )
        except ClerkError as error:
            screen.desk.refuse(error)
            return
        forget(screen, _about("generation"))
        place = rulebook.place_of(screen.office.council(), rule)
        tell(screen.app, "Change what is new in the copy, give it an example of its own, then Ctrl+S.")
        open_file(screen, text=text, line=rulebook.line_of_place(text, place))

    screen.run_worker(ask(), group="ask", exclusive=True)


def new_example(screen: DeskWork[None], rule: CallInRule) -> None:
    """Ask for a worked example; one that the rule disproves is shown in the file, with both dates."""
    answers = left_answers(screen, _about("example"))
    questions = [
        day("published", "On which day was, or would be, a decision published?"),
        *([] if rule.start is StartEvent.PUBLICATION else [day("start", _WHEN[rule.start])]),
        _optional_day("closes", "By the council's own words or list: the last day for requests? Empty if not known."),
        _optional_day("effective", "The first day of effect? Empty if not known."),
        Question("note", lambda title, words, _: AskLine(title, "Where is it from? May stay empty.", words)),
    ]

    async def ask() -> None:
        if await ask_in_turn(screen.app, "Worked example", questions, answers):
            made = _example(rule, answers)
            _offer(screen, lambda: rulebook.text_with_example(screen.office, made, rule), _about("example"))

    screen.run_worker(ask(), group="ask", exclusive=True)


def change(screen: DeskWork[None], rule: CallInRule) -> None:
    """Choose one of the usual keys and give it another value, without touching the file's text by hand."""

    def chosen(name: str | None) -> None:
        if name is None:
            return
        key = rule_keys.usual(name)
        if key.kind in {"choice", "flag"}:
            options = [(option, rule_keys.in_words(option)) for option in (key.options or ("yes", "no"))]
            options += [] if key.needed or key.kind == "flag" else [("", "not stated")]
            sentence = f"Now: {key.shown(rule)}."
            screen.app.push_screen(Choose(key.label, options, sentence=sentence), lambda typed: answered(key, typed))
        else:
            ask = AskLine(key.label, _how(key), key.held(rule), check=key.objection)
            screen.app.push_screen(ask, lambda typed: answered(key, typed))

    def answered(key: UsualKey, typed: str | None) -> None:
        if typed is not None:
            _offer(screen, lambda: rule_keys.text_with_values(screen.office, {key.key: typed}, rule))

    options = [(key.key, f"{key.label}: {key.shown(rule)}") for key in rule_keys.USUAL]
    screen.app.push_screen(Choose("Change one thing; e opens the whole file", options), chosen)


def _how(key: UsualKey) -> str:
    return "A rule needs this." if key.needed else "Empty where the council's words do not state it."


def begin(screen: DeskWork[None]) -> None:
    """Ask for the first rule of a council that has none, as its own words have it; nothing is assumed."""
    answers = left_answers(screen, _about("begin"))
    questions = [
        Question("days", lambda title, words, _: AskLine(title, "For how many days are requests open?", words,
                                                      check=_days_check)),
        choice("unit", "Which days count?", _UNITS),
        choice("start", "From which day do they run? That day itself is not counted.", _STARTS),
        Question("cutoff", lambda title, words, _: AskLine(
            title, "By what time on the last day? Empty for the end of the day.", words, check=_time_check)),
        choice("effective", "When does a decision that is not called in take effect?", rulebook.effect_words()),
        _optional_day("valid_from", "From when does this rule hold? Empty if not known."),
        line("source", "Where do these words stand? For example: Constitution, part 4, 5.2."),
        _optional_day("published", "A worked example proves it: a decision published on which day? May stay empty."),
        _optional_day("closes", "And the last day for requests then?", when=_proved),
        _optional_day("effective_on", "And the first day of effect?", when=_proved),
    ]  # fmt: skip

    async def ask() -> None:
        if await ask_in_turn(screen.app, "The call-in rule", questions, answers):
            _offer(screen, lambda: rulebook.text_with_beginning(screen.office, _beginning(answers)), _about("begin"))

    screen.run_worker(ask(), group="ask", exclusive=True)


def _offer(screen: DeskWork[None], make: Callable[[], str], about: str = "") -> None:
    """Save the text that `make` gives after a question, or open it in the editor where it disproves itself."""
    try:
        text = make()
    except ClerkError as error:
        screen.desk.refuse(error)
        return
    trial = try_text(text)

    def saved() -> None:
        if about:
            forget(screen, about)
        screen.desk.refresh_screens()
        tell(screen.app, "Saved. u takes it back.")

    def chosen(key: str | None) -> None:
        if key == "open":
            open_file(screen, text=text, line=trial.line)

    if not trial.error:
        show_and_save(screen, text, saved)
        return
    options = [("open", "Open the file with it in, and put right what is wrong"), ("leave", "Leave it; x asks again")]
    screen.app.push_screen(Choose("That does not agree", options, sentence=trial.error), chosen)


def _about(name: str) -> str:
    """What the questions that were left are kept as: they offer their answers again."""
    return f"call-in rule: {name}"


def _example(rule: CallInRule, answers: Answers) -> CallInExample:
    given = answers.given
    start = given["start"][0] if "start" in given else None
    return CallInExample(
        given["published"][0],
        day_or_none(given["closes"]),
        day_or_none(given["effective"]),
        start if rule.start is StartEvent.DECISION else None,
        given["note"].strip(),
        meeting=start if rule.start is StartEvent.MEETING else None,
    )


def _beginning(answers: Answers) -> rulebook.Beginning:
    given = answers.given
    published = day_or_none(given["published"])
    example = None
    if published is not None:
        closes, effective = day_or_none(given["closes"]), day_or_none(given["effective_on"])
        if closes is None and effective is None:
            raise InputError("An example needs the day on which requests close, or the day of effect.")
        example = CallInExample(published, closes, effective)
    return rulebook.Beginning(
        days=int(given["days"]),
        unit=Unit(given["unit"]),
        start=StartEvent(given["start"]),
        effective=EffectiveRule(given["effective"]),
        source=given["source"],
        cutoff=parse_time(given["cutoff"]) if given["cutoff"].strip() else None,
        valid_from=day_or_none(given["valid_from"]),
        example=example,
    )


def _proved(answers: Answers) -> bool:
    return bool(answers.given.get("published"))


class _DayOrNothing(AskLine):
    """A date or an empty line; the full reading is echoed while it is typed."""

    def hint(self, text: str) -> str:
        """The full reading, or why there is none."""
        return _day_check(text) or (format_date(parse_date(text)) if text.strip() else "")


def _optional_day(key: str, sentence: str, *, when: Callable[[Answers], bool] = lambda _: True) -> Question:
    return Question(key, lambda title, words, _: _DayOrNothing(title, sentence, words, check=_day_check), "", when)


_day_check = checked(parse_date, optional=True)
_time_check = checked(parse_time, optional=True)


def _days_check(text: str) -> str | None:
    if text.strip().isdecimal() and 1 <= int(text) <= 60:
        return None
    return "Type a number of days from 1 to 60."

"""A council file written from its values, such that reading it gives the same values again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from clerk_tui.domain.council import (
    Council,
    DayExample,
    DayLimit,
    ExemptCategory,
    RecordLabel,
    ReportTemplate,
    Threshold,
)
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.rules.generation_writing import write_generation
from clerk_tui.rules.toml_writing import block, keys, unless

_WEEKEND = timedelta(days=3)


def write_council(council: Council) -> str:
    """The file's text, in the order of the documentation; what is not set is left out."""
    head = keys(
        ("id", council.id),
        ("name", council.name),
        ("aliases", council.aliases),
        ("nation", council.nation.value),
        ("proper_officer", council.proper_officer),
        ("resolution_words", council.resolution_words),
        ("publish_within_days", council.publish_within_days),
        ("agenda_clear_days", council.agenda_clear_days),
        ("strict_28", unless(council.strict_28, False)),
        ("mourning_counts", unless(council.mourning_counts, True)),
        ("special_urgency_months", council.special_urgency_months),
        ("notes", council.notes),
        ("priorities", council.priorities),
        ("member_report", council.member_report.value if council.member_report else None),
    )
    blocks = [
        head,
        *(_field(label) for label in council.record),
        *_look(council),
        *_report(council.report),
        *_limit("report_deadline", council.report_deadline, "meeting", "by"),
        *_limit("representations", council.representations_deadline, "meeting", "by"),
        *_limit("pre_decision", council.pre_decision, "available", "decide"),
        *(_threshold(threshold) for threshold in council.thresholds),
        *(_category(category) for category in council.exempt_categories),
        *_closures(council.closures),
    ]
    for rule in council.call_in:
        blocks += write_generation(rule)
    return "\n\n".join(blocks) + "\n"


def _field(label: RecordLabel) -> str:
    return block("[[record.field]]", ("field", label.field), ("number", label.number), ("label", label.label))


def _look(council: Council) -> list[str]:
    look, blocks = council.look, []
    if any(look):
        blocks.append(block("[look]", *look._asdict().items()))
    if council.exempt_words:
        blocks.append(block("[exempt]", ("words", council.exempt_words)))
    return blocks


def _report(report: ReportTemplate) -> list[str]:
    sections = [
        block("[[report.section]]", ("number", one.number), ("label", one.label), ("part", one.part))
        for one in report.sections
    ]
    sides = (("probability", report.probabilities), ("impact", report.impacts))
    steps = [
        block(f"[[report.{side}]]", ("code", step.code), ("label", step.label)) for side, of in sides for step in of
    ]
    return [*sections, *steps]


def _category(category: ExemptCategory) -> str:
    return block("[[exempt_category]]", ("id", category.id), ("says", category.says), ("source", category.source))


def _limit(name: str, limit: DayLimit | None, event: str, answer: str) -> list[str]:
    if limit is None:
        return []
    table = block(
        f"[{name}]",
        ("days", limit.days),
        ("unit", limit.unit.value),
        ("unit_stated", unless(limit.unit_stated, True)),
        ("clear", unless(limit.clear, False)),
        ("cutoff", limit.cutoff),
        ("source", limit.source),
    )
    return [table, *(_example(name, example, event, answer) for example in limit.examples)]


def _example(name: str, example: DayExample, event: str, answer: str) -> str:
    return block(f"[[{name}.example]]", (event, example.start), (answer, example.answer), ("note", example.note))


def _threshold(threshold: Threshold) -> str:
    return block(
        "[[threshold]]",
        ("amount", threshold.amount),
        ("valid_from", threshold.valid_from),
        ("service", threshold.service),
        ("source", threshold.source),
    )


def _closures(days: Sequence[CalendarDay]) -> list[str]:
    """One table for each run of days that are alike."""
    runs: list[list[CalendarDay]] = []
    for day in days:
        if runs and _follows(runs[-1][-1], day) and (day.date - runs[-1][0].date).days < 366:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [_closure(run) for run in runs]


def _follows(earlier: CalendarDay, later: CalendarDay) -> bool:
    """Whether `later` is the next weekday after `earlier` and alike in all else."""
    alike = all(getattr(earlier, name) == getattr(later, name) for name in ("kind", "label", "source", "closes_at"))
    step = _WEEKEND if earlier.date.weekday() == 4 else timedelta(days=1)
    return alike and later.date - earlier.date == step


def _closure(run: Sequence[CalendarDay]) -> str:
    first, last = run[0], run[-1]
    one = len(run) == 1
    return block(
        "[[closure]]",
        ("day", first.date if one else None),
        ("from", None if one else first.date),
        ("to", None if one else last.date),
        ("kind", None if first.kind in {DayKind.CLOSURE, DayKind.HALF_DAY} else first.kind.value),
        ("label", first.label),
        ("closes_at", first.closes_at),
        ("source", first.source),
    )

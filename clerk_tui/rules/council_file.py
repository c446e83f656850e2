"""A council file: the council's own rules as TOML. Its worked examples are run whenever the file is read."""

from __future__ import annotations

import re

from clerk_tui.domain.council import NO_REPORT, Council, Nation, OwnLook, RecordLabel, ReportLayout, ReportTemplate
from clerk_tui.domain.record import FIELD
from clerk_tui.rules.council_examples import run_examples
from clerk_tui.rules.council_generation import generations
from clerk_tui.rules.council_keys import CERTAINTIES, MISSED, POOLS, only_known
from clerk_tui.rules.council_limits import closures, exempt_categories, limit, thresholds
from clerk_tui.rules.toml_table import Table

__all__ = ["CERTAINTIES", "MISSED", "POOLS", "read_council", "stated_council"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_YEARLY = 12
_PLAIN = Council("plain", "Plain", Nation.ENGLAND)


def read_council(text: str, name: str) -> Council:
    """The council that a file called `name` states.

    InputError names file, key and line for an unknown key, a missing key, a value of the wrong kind or two that
    contradict one another, and the expected and the found date for a worked example that does not come out.
    """
    file = Table.parse(text, name)
    council = _stated(file)
    run_examples(file, council)
    return council


def stated_council(text: str, name: str) -> Council:
    """As `read_council`, without running the examples: for an editor, which shows the ones that fail."""
    return _stated(Table.parse(text, name))


def _stated(file: Table) -> Council:
    only_known(file)
    return Council(
        id=_id(file),
        name=file.text("name"),
        nation=file.choice("nation", Nation),
        aliases=file.texts("aliases"),
        record=_record(file),
        notes=file.texts("notes"),
        priorities=_priorities(file),
        member_report=file.choice("member_report", ReportLayout) if file.has("member_report") else None,
        proper_officer=file.text("proper_officer", _PLAIN.proper_officer),
        resolution_words=file.text("resolution_words", _PLAIN.resolution_words),
        publish_within_days=file.number_or_none("publish_within_days"),
        report_deadline=limit(file.table("report_deadline"), "meeting", "by"),
        representations_deadline=limit(file.table("representations"), "meeting", "by"),
        pre_decision=limit(file.table("pre_decision"), "available", "decide"),
        agenda_clear_days=file.number_or_none("agenda_clear_days"),
        strict_28=file.flag("strict_28", False),
        mourning_counts=file.flag("mourning_counts", True),
        special_urgency_months=_months(file),
        thresholds=thresholds(file),
        exempt_categories=exempt_categories(file),
        closures=closures(file),
        look=_look(file),
        exempt_words=_words(file),
        report=_report(file),
        call_in=generations(file),
    )


def _id(file: Table) -> str:
    id_ = file.text("id")
    if not _ID.fullmatch(id_):
        raise file.error(f"“{id_}” is no id: small letters and figures, with hyphens between words.", "id")
    return id_


def _look(file: Table) -> OwnLook:
    table = file.table("look")
    if table is None:
        return OwnLook()
    # Few files say anything of it, and every count reads one.
    from clerk_tui.rules.council_look import own_look

    return own_look(table)


def _words(file: Table) -> tuple[str, ...]:
    table = file.table("exempt")
    if table is None:
        return ()
    from clerk_tui.rules.council_look import own_words

    return own_words(table)


def _priorities(file: Table) -> tuple[str, ...]:
    """The council's own priorities, each once and on one line: a record holds those that it serves line by line."""
    found = file.texts("priorities")
    folded = [text.casefold() for text in found]
    for place, text in enumerate(folded):
        if text in folded[:place]:
            raise file.error(f"“{found[place]}” stands in “priorities” twice.", "priorities")
    return found


def _report(file: Table) -> ReportTemplate:
    table = file.table("report")
    if table is None:
        return NO_REPORT
    from clerk_tui.rules.council_reports import report_template

    return report_template(table)


def _months(file: Table) -> int | None:
    """Regulation 19: reports on special urgency at intervals that the authority sets, at least one annually."""
    months = file.number_or_none("special_urgency_months")
    if months is not None and months > _YEARLY:
        raise file.error(
            f"“special_urgency_months” is {months}, but regulation 19 asks for a report at least annually: 12 at most.",
            "special_urgency_months",
        )
    return months


def _record(file: Table) -> tuple[RecordLabel, ...]:
    template = file.table("record")
    if template is None:
        return ()
    only_known(template)
    labels: dict[str, RecordLabel] = {}
    for table in template.tables("field"):
        only_known(table)
        field = table.one_of("field", tuple(FIELD))
        if field in labels:
            raise table.error(f"the field “{field}” stands in the record twice.", "field")
        labels[field] = RecordLabel(field, table.text("number", ""), table.text("label"))
    return tuple(labels.values())

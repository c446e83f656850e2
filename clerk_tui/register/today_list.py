"""Today as a windowed list: all that is due, whatever it is of, by the day of its next gate."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.register.lists import NEXT_MEETING, counted, like
from clerk_tui.register.rows import sought, to_date
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class TodayRow:
    """`kind` is publish, record, call-in, effect, meeting, notice, plan, action or a duty of call-in.

    `gate` is its date, of call-in the instant; of a record without a meeting and without a day the instant at which it
    was begun. `owner` is who has to do an action.
    """

    kind: str
    id: int
    gate: str
    title: str
    body: str
    reference: str
    item: str
    meeting_day: date | None
    agenda_on: date | None
    owner: str = ""


WINDOW_RUNS = (
    "coalesce((SELECT e.left_as FROM call_in_event AS e WHERE e.decision_id = d.id ORDER BY e.id DESC LIMIT 1),"
    " 'window-open') IN ('window-open', 'published', 'recorded', 'made')"
)
"""Whether the window of decision d alone decides about its effect: it was not called in, or nothing came of that."""

_BEGUN = (
    "coalesce((SELECT coalesce(c.rehearsed_at, c.at) FROM history AS h JOIN command AS c ON c.id = h.command_id"
    " WHERE h.record = 'decision' AND h.record_id = d.id ORDER BY h.seq LIMIT 1), ?2)"
)
"""When the record of decision d was begun: all that is known of one without a meeting and without a day."""

# ?1 is the London date, ?2 the instant in UTC, ?3 the days by which agendas are due, as JSON, ?4 a JSON list of the
# meetings (M3) and key decisions (D12) whose agenda or notice is short: they come first, ?5 the forward-plan entries
# that need a notice, each with the day by which, as JSON, ?6 what is due for decisions that were called in, as a JSON
# list of kind, id and gate. `day` is what is sorted by: the instant at which a window closes lies in the next day by
# the clock of Greenwich, in winter.
_TODAY = (
    """
    SELECT 'publish' AS kind, d.id AS id, d.decided_on AS gate, d.title AS title, d.maker_name AS body,
           d.reference AS reference, coalesce(i.number, '') AS item, m.day AS meeting_day, NULL AS agenda_on,
           d.decided_on AS day
    FROM decision AS d LEFT JOIN meeting AS m ON m.id = d.meeting_id LEFT JOIN agenda_item AS i ON i.id = d.item_id
    WHERE d.status = 'draft' AND d.decided_on IS NOT NULL AND trim(d.resolution) <> ''
    UNION ALL
    SELECT 'record', d.id, d.decided_on, d.title, d.maker_name, d.reference, coalesce(i.number, ''), m.day, NULL,
           d.decided_on
    FROM decision AS d LEFT JOIN meeting AS m ON m.id = d.meeting_id LEFT JOIN agenda_item AS i ON i.id = d.item_id
    WHERE d.status = 'draft' AND d.decided_on IS NOT NULL AND trim(d.resolution) = ''
    UNION ALL
    SELECT 'record', d.id, m.day, d.title, d.maker_name, d.reference, coalesce(i.number, ''), m.day, NULL, m.day
    FROM decision AS d JOIN meeting AS m ON m.id = d.meeting_id LEFT JOIN agenda_item AS i ON i.id = d.item_id
    WHERE d.status = 'draft' AND d.decided_on IS NULL AND m.day <= ?1 AND m.status <> 'cancelled'
    UNION ALL
    SELECT 'record', d.id, {begun}, d.title, d.maker_name, d.reference, '', NULL, NULL, substr({begun}, 1, 10)
    FROM decision AS d WHERE d.status = 'draft' AND d.decided_on IS NULL AND d.meeting_id IS NULL
    UNION ALL
    SELECT 'call-in', d.id, p.closes_at, d.title, d.maker_name, d.reference, '', NULL, NULL, p.closes
    FROM window_in_force AS p JOIN decision_as_corrected AS d ON d.id = p.decision_id
    WHERE p.closes_at > ?2 AND {window_runs}
    UNION ALL
    SELECT 'effect', d.id, p.effective, d.title, d.maker_name, d.reference, '', NULL, NULL, p.effective
    FROM window_in_force AS p JOIN decision_as_corrected AS d ON d.id = p.decision_id
    WHERE p.effective >= ?1 AND (p.closes_at IS NULL OR p.closes_at <= ?2) AND {window_runs}
    UNION ALL
    SELECT 'meeting', m.id, m.day, b.name, b.name, '', '', m.day, m.agenda_on,
           CASE WHEN 'M' || m.id IN (SELECT value FROM json_each(?4)) THEN ''
                WHEN m.agenda_on IS NOT NULL THEN m.day
                ELSE coalesce((SELECT value FROM json_each(?3) WHERE key = m.day), date(m.day, '-8 days')) END
    FROM meeting AS m JOIN body AS b ON b.id = m.body_id
    WHERE m.day >= ?1 AND m.status = 'called'
    UNION ALL
    SELECT 'notice', d.id, m.day, d.title, d.maker_name, d.reference, coalesce(i.number, ''), m.day, NULL, ''
    FROM json_each(?4) AS short JOIN decision AS d ON short.value = 'D' || d.id JOIN meeting AS m ON m.id = d.meeting_id
    LEFT JOIN agenda_item AS i ON i.id = d.item_id
    UNION ALL
    SELECT 'plan', e.id, planned.value, e.matter, coalesce(b.name, e.maker_name), e.reference, '', NULL, NULL,
           planned.value
    FROM json_each(?5) AS planned JOIN forward_plan_entry AS e ON e.id = planned.key
    LEFT JOIN body AS b ON b.id = e.body_id
    UNION ALL
    SELECT json_extract(c.value, '$.kind'), d.id, json_extract(c.value, '$.gate'), d.title, d.maker_name, d.reference,
           '', NULL, NULL, json_extract(c.value, '$.gate')
    FROM json_each(?6) AS c JOIN decision_as_corrected AS d ON d.id = json_extract(c.value, '$.id')
    WHERE json_extract(c.value, '$.kind') NOT LIKE 'plan-%'
    UNION ALL
    SELECT json_extract(c.value, '$.kind'), e.id, json_extract(c.value, '$.gate'), e.matter,
           coalesce(b.name, e.maker_name), e.reference, '', NULL, NULL, json_extract(c.value, '$.gate')
    FROM json_each(?6) AS c JOIN forward_plan_entry AS e ON e.id = json_extract(c.value, '$.id')
    LEFT JOIN body AS b ON b.id = e.body_id WHERE json_extract(c.value, '$.kind') LIKE 'plan-%'
    UNION ALL
    SELECT 'action', a.id, coalesce(a.due_on, {next_meeting}), a.text, coalesce(b.name, ''), '', '', NULL,
           NULL, coalesce(a.due_on, {next_meeting})
    FROM agreed_action AS a LEFT JOIN body AS b ON b.id = a.body_id
    WHERE a.status = 'open' AND coalesce(a.due_on, {next_meeting}) IS NOT NULL
""".replace("{next_meeting}", NEXT_MEETING)
    .replace("{window_runs}", WINDOW_RUNS)
    .replace("{begun}", _BEGUN)
)
_OWNER = (
    "CASE kind WHEN 'action' THEN (SELECT coalesce(p.name, a.post) FROM agreed_action AS a"
    " LEFT JOIN person AS p ON p.id = a.person_id WHERE a.id = line.id) ELSE '' END"
)
"""Who has to do the action of a line of Today; looked up for the lines that are shown alone."""
_TODAY_FILTER = f" WHERE title || ' ' || reference || ' ' || body || ' ' || {_OWNER} LIKE ?7 ESCAPE '\\'"
_NO_DAYS = "{}"


def days_without_agenda(register: Register, today: str, most: int) -> list[date]:
    """The next days with a meeting whose agenda is not out yet."""
    rows = register.read(
        "SELECT DISTINCT day FROM meeting WHERE day >= ? AND agenda_on IS NULL AND status = 'called'"
        " ORDER BY day LIMIT ?",
        today,
        most,
    )
    return [date.fromisoformat(row[0]) for row in rows]


def count_to_record(register: Register, today: str) -> int:
    """How many records wait for what was decided: their meeting is here or past, they have none, or it has a day."""
    return counted(
        register,
        "SELECT count(*) FROM decision AS d LEFT JOIN meeting AS m ON m.id = d.meeting_id WHERE d.status = 'draft'"
        " AND ((d.decided_on IS NOT NULL AND trim(d.resolution) = '')"
        " OR (d.decided_on IS NULL AND (m.id IS NULL OR (m.day <= ? AND m.status <> 'cancelled'))))",
        today,
    )


def count_today(
    register: Register,
    today: str,
    now: str,
    text: str = "",
    *,
    short: Iterable[str] = (),
    planned: Mapping[int, date] | None = None,
    called_in: Sequence[tuple[str, int, date]] = (),
) -> int:
    where, values = _today_filter(text)
    return counted(
        register,
        f"SELECT count(*) FROM ({_TODAY}) AS line{where}",
        today,
        now,
        _NO_DAYS,
        json.dumps([*short]),
        _days(planned),
        _duties(called_in),
        *values,
    )


def page_today(
    register: Register,
    start: int,
    length: int,
    today: str,
    now: str,
    text: str = "",
    *,
    agenda_due: Mapping[date, date] | None = None,
    short: Iterable[str] = (),
    planned: Mapping[int, date] | None = None,
    called_in: Sequence[tuple[str, int, date]] = (),
) -> list[TodayRow]:
    """What is due, sorted by the next gate, so that what is overdue comes first.

    `agenda_due` says by when the agenda of a meeting on that day is due; without it a day about there is sorted by.
    `short` are the meetings (M3) and key decisions (D12) whose agenda or notice is short; `planned` the forward-plan
    entries that need a notice, by id, with the day by which; `called_in` what is due for a decision that was called in
    or was urgent or is private: its kind, the decision (of a kind that begins `plan-` the entry) and the day.
    """
    where, values = _today_filter(text)
    rows = register.read(
        f"SELECT line.*, {_OWNER} AS owner FROM (SELECT * FROM ({_TODAY}) AS line{where} ORDER BY day, gate, kind, id"
        f" LIMIT {int(length)} OFFSET {int(start)}) AS line ORDER BY day, gate, kind, id",
        today,
        now,
        _days(agenda_due),
        json.dumps([*short]),
        _days(planned),
        _duties(called_in),
        *values,
    )
    return [
        TodayRow(row[0], row[1], row[2], row[3], row[4], row[5], row[6], to_date(row[7]), to_date(row[8]), row["owner"])
        for row in rows
    ]


def _days(found: Mapping[date, date] | Mapping[int, date] | None) -> str:
    """Days by what they are of, as JSON."""
    return json.dumps({str(of): day.isoformat() for of, day in (found or {}).items()})


def _duties(called_in: Sequence[tuple[str, int, date]]) -> str:
    return json.dumps([{"kind": kind, "id": id, "gate": gate.isoformat()} for kind, id, gate in called_in])


def _today_filter(text: str) -> tuple[str, tuple[str, ...]]:
    return (_TODAY_FILTER, (like(text),)) if sought(text) else ("", ())

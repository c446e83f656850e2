"""What a search over the whole register reads: each table's texts, and which record they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clerk_tui.domain.forward_plan import PLAN_FIELD
from clerk_tui.domain.record import CORRECTED_FIELD

Fields = tuple[tuple[str, str], ...]
ALWAYS = "1"
"""What `apart` is where the table holds nothing but exempt texts."""


@dataclass(frozen=True, slots=True)
class Source:
    """The texts of one table, called `t` in its SQL. `fields` are (SQL, label).

    `kind`, `ref`, `title`, `day` and `opens` are SQL for those of a hit; `apart` for whether the text is exempt;
    `section` for the number and title of a report's section and the part of it that the proper officer named.
    `letter` is that of the record's number where the row is the record itself; `only` narrows the rows.
    """

    table: str
    kind: str
    ref: str
    title: str
    day: str
    fields: Fields
    opens: str = ""
    apart: str = "0"
    section: tuple[str, str, str] = ("''", "''", "''")
    letter: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class _Owner:
    """A record that rows belong to: its kind, the letter of its number, and what is asked for its title and day."""

    kind: str
    letter: str
    title: str
    day: str

    def ref(self, of: str) -> str:
        return f"'{self.letter}' || {of}"


_MEETING_DAY = "(SELECT day FROM meeting WHERE id = {0})"
_DECISION = _Owner(
    "decision", "D", "(SELECT title FROM decision_as_corrected WHERE id = {0})",
    "(SELECT coalesce(d.decided_on, m.day) FROM decision_as_corrected AS d"
    " LEFT JOIN meeting AS m ON m.id = d.meeting_id WHERE d.id = {0})",
)  # fmt: skip
_ENTRY = _Owner(
    "forward-plan", "F", "(SELECT matter FROM forward_plan_entry WHERE id = {0})",
    "(SELECT due_from FROM forward_plan_entry WHERE id = {0})",
)  # fmt: skip
_MEETING = _Owner(
    "meeting", "M", "(SELECT body.name FROM meeting JOIN body ON body.id = meeting.body_id WHERE meeting.id = {0})",
    _MEETING_DAY,
)  # fmt: skip
_ITEM = _Owner(
    "item", "I", "(SELECT title FROM agenda_item WHERE id = {0})",
    "(SELECT meeting.day FROM agenda_item JOIN meeting ON meeting.id = meeting_id WHERE agenda_item.id = {0})",
)  # fmt: skip
_COMMITMENT = _Owner(
    "commitment", "C", "(SELECT trim(code || ' ' || text) FROM commitment WHERE id = {0})",
    "(SELECT due_on FROM commitment WHERE id = {0})",
)  # fmt: skip
_MEMBER_REPORT = _Owner(
    "member-report", "E", "(SELECT portfolio || ', ' || member FROM member_report WHERE id = {0})",
    "(SELECT reported_on FROM member_report WHERE id = {0})",
)  # fmt: skip
_ACTION = _Owner(
    "action", "A", "(SELECT text FROM agreed_action WHERE id = {0})",
    "(SELECT coalesce(due_on, resolved_on) FROM agreed_action WHERE id = {0})",
)  # fmt: skip


def _of(owner: _Owner, table: str, fields: Fields, *, by: str = "", kind: str = "", apart: str = "0") -> Source:
    """Rows that belong to one record, named by the column `by`."""
    of = f"t.{by}" if by else "t.id"
    title, day = owner.title.format(of), owner.day.format(of)
    own = "" if by else owner.letter
    return Source(
        f"{table} AS t", f"'{kind or owner.kind}'", owner.ref(of), title, day, fields, apart=apart, letter=own
    )


def _of_one(
    table: str, owners: Iterable[tuple[str, _Owner]], fields: Fields, *, kind: str = "", apart: str = "0"
) -> Source:
    """Rows that belong to one of several records: by the first column that names one."""
    named = [(column if "." in column else f"t.{column}", owner) for column, owner in owners]
    kinds = " ".join(f"WHEN {column} IS NOT NULL THEN '{owner.kind}'" for column, owner in named)

    def first(words: Iterable[str]) -> str:
        return f"coalesce({', '.join([*words, 'NULL'])})"

    return Source(
        table if " AS t" in table else f"{table} AS t",
        f"'{kind}'" if kind else f"CASE {kinds} END",
        first(owner.ref(column) for column, owner in named),
        first(owner.title.format(column) for column, owner in named),
        first(owner.day.format(column) for column, owner in named),
        fields,
        apart=apart,
    )


def _texts(words: str, **labels: str) -> Fields:
    """Columns with their labels: a name as it stands, or the words given for it."""
    named = ((column, labels.get(column, column.replace("_", " ").capitalize())) for column in words.split())
    return tuple((f"t.{column}", label) for column, label in named)


_RECORD = (
    "title", "reference", "resolution", "reasons", "alternatives", "maker_name", "maker_title", "authority",
    "consulted", "forward_plan_reference", "urgency_reason", "call_in_exempt_reason", "interests", "conflicts",
    "dispensation", "not_callable", "call_in_note", "notes", "officer_basis", "matter", "key_basis", "variation",
    "wards", "consultation", "report", "background_papers", "private_reasons", "lead_officer", "portfolio",
    "priorities",
)  # fmt: skip
_ENTRY_TEXTS = (
    "reference", "matter", "maker_name", "maker_title", "documents", "address", "requests", "wards", "consultation",
    "contact",
)  # fmt: skip
_THREE = (("decision_id", _DECISION), ("item_id", _ITEM), ("forward_plan_entry_id", _ENTRY))
_TWO = (("decision_id", _DECISION), ("forward_plan_entry_id", _ENTRY))
_CLOSED_ITEM = "(SELECT exempt FROM agenda_item WHERE id = r.item_id)"
_EXEMPT_REPORT = f"(coalesce(r.exempt, 0) = 1 OR coalesce({_CLOSED_ITEM}, 0) = 1)"
_NAMED_PART = "(SELECT part FROM exemption WHERE exemption.item_id = r.item_id)"
_PRIVATE_PACK = """
    EXISTS (
        SELECT 1 FROM meeting JOIN agenda_item AS i ON i.meeting_id = meeting.id
        LEFT JOIN report AS r ON r.item_id = i.id
        WHERE meeting.document_id = t.id AND (
            i.exempt = 1 OR r.exempt = 1 OR EXISTS (SELECT 1 FROM exemption AS x WHERE x.item_id = i.id)
        )
    ) OR EXISTS (
        SELECT 1 FROM report AS r LEFT JOIN agenda_item AS i ON i.id = r.item_id
        WHERE r.document_id = t.id AND (
            i.exempt = 1 OR r.exempt = 1 OR EXISTS (SELECT 1 FROM exemption AS x WHERE x.item_id = i.id)
        )
    )
"""


def _of_report(table: str, fields: Fields, section: tuple[str, str, str] = ("''", "''", "''")) -> Source:
    """Texts of reports: a committee report has a number of its own, another that of its agenda item."""
    return Source(
        table,
        "CASE WHEN r.numbered = 1 THEN 'committee-report' ELSE 'item' END",
        "CASE WHEN r.numbered = 1 THEN 'N' || r.id ELSE 'I' || r.item_id END",
        f"CASE WHEN r.numbered = 1 THEN r.title ELSE {_ITEM.title.format('r.item_id')} END",
        f"coalesce({_ITEM.day.format('r.item_id')}, r.meeting_on)",
        fields,
        apart=_EXEMPT_REPORT,
        section=section,
    )


_REPORT_FIELDS = tuple(
    (f"r.{column}", label)
    for column, label in {
        "title": "Title of the report", "relevant_officer": "Relevant officer", "relevant_cabinet_member":
        "Relevant cabinet member", "body": "Body", "contact_name": "Contact officer", "contact_title": "Their title",
        "contact_telephone": "Telephone", "contact_email": "Email", "reference": "Reference",
        "despite": "Why it stands",
    }.items()
)  # fmt: skip
_SECTION = ("s.number", "s.title", _NAMED_PART)
_OF_REPORT = "JOIN report AS r ON r.id = t.report_id"

SOURCES: tuple[Source, ...] = (
    Source(
        "decision AS t LEFT JOIN corrected_decision AS c ON c.decision_id = t.id",
        "'decision'", "'D' || t.id", "coalesce(c.title, t.title)",
        f"coalesce(c.decided_on, t.decided_on, {_MEETING_DAY.format('t.meeting_id')})",
        tuple((f"t.{name}", CORRECTED_FIELD[name].label) for name in _RECORD), letter="D",
    ),
    Source(
        "correction AS t, json_each(t.changes) AS j", "'decision'", _DECISION.ref("t.decision_id"),
        _DECISION.title.format("t.decision_id"), "t.corrected_on",
        (("t.reason", "Reason of a correction"), ("t.restarts_because", "Why the window of a correction runs so"),
         ("t.again_because", "Why it is corrected again"), ("json_extract(j.value, '$.new')", "As corrected")),
    ),
    _of(_DECISION, "exempt_text", _texts("text", text="Exempt information"), by="decision_id", apart=ALWAYS),
    _of(_DECISION, "exempt_text", _texts("paragraph", paragraph="Paragraph of Schedule 12A"), by="decision_id"),
    _of_one("closed_title AS t JOIN exemption AS x ON x.id = t.exemption_id",
            (("x.decision_id", _DECISION), ("x.item_id", _ITEM), ("x.forward_plan_entry_id", _ENTRY)),
            _texts("title text", title="Closed title", text="Closed facts"), apart=ALWAYS),
    _of_one("exemption", _THREE, _texts(
        "part paragraphs local_category reasons public_interest resolution", part="Part taken in private",
        paragraphs="Paragraphs of Schedule 12A", reasons="Reasons for taking it in private",
        resolution="Resolution to exclude the public")),
    _of_one("representation", _THREE, _texts(
        "from_whom text response", from_whom="Representation from", text="Representation",
        response="Response to a representation")),
    _of_one("urgency", _TWO, _texts(
        "reason committee informed agreed_by agreed_role skipped_because", reason="Reason for urgency",
        committee="Overview and scrutiny committee", informed="Who was informed", agreed_by="Who agreed",
        agreed_role="As what they agreed", skipped_because="Why nobody earlier was asked")),
    _of_one("consent_step AS t JOIN urgency AS u ON u.id = t.urgency_id",
            (("u.decision_id", _DECISION), ("u.forward_plan_entry_id", _ENTRY)),
            _texts("who reason", who="Who was asked to agree", reason="What they answered")),
    _of_one("exempt_override", _TWO, _texts("reason", reason="Why a finding was gone past")),
    _of(_DECISION, "check_override", _texts("reason says", reason="Why a finding was gone past", says="The finding"),
        by="decision_id"),
    _of(_DECISION, "window_change", _texts("reason", reason="Why the window was moved"), by="decision_id"),
    _of(_DECISION, "window_kept", _texts("reason", reason="Why the window was kept"), by="decision_id"),
    _of(_DECISION, "disposal", _texts("reason", reason="Why it was disposed of"), by="decision_id"),
    Source("meeting AS t JOIN body AS b ON b.id = t.body_id", "'meeting'", "'M' || t.id", "b.name", "t.day",
           (("b.name", "Body"), ("t.day", "Day"), *_texts(
               "venue minutes_note contact_name contact_title contact_telephone contact_email",
               minutes_note="Note in the minutes")), letter="M"),
    _of(_MEETING, "meeting_change", _texts(
        "reason consequences old_venue new_venue", reason="Why it was changed", consequences="What followed of it"),
        by="meeting_id"),
    _of(_MEETING, "supplement", _texts("title reason", title="Supplement", reason="Why there is a supplement"),
        by="meeting_id"),
    _of(_MEETING, "interest", _texts("nature dispensation", nature="Interest declared"), by="meeting_id"),
    _of(_ITEM, "agenda_item", _texts(
        "title heading number exempt_mark urgent_reason", exempt_mark="Mark of exempt information",
        urgent_reason="Why it is urgent")),
    _of(_ITEM, "matter_arising", _texts("note", note="Matter arising"), by="item_id"),
    _of_report("report AS t JOIN report AS r ON r.id = t.id", _REPORT_FIELDS),
    _of_report(f"report_section AS t {_OF_REPORT}", (
        ("t.title", "Section of the report"), ("t.number", "Its number"), ("t.despite", "Why the section stands")),
               ("t.number", "t.title", _NAMED_PART)),
    _of_report("report_paragraph AS t JOIN report_section AS s ON s.id = t.section_id"
               " JOIN report AS r ON r.id = s.report_id",
               (("t.text", "Report"), ("t.heading", "Heading in the report")), _SECTION),
    _of_report(f"report_line AS t {_OF_REPORT}", (("t.text", "Recommendation, appendix or background paper"),)),
    _of_report(f"report_risk AS t {_OF_REPORT}", (("t.text", "Risk"),)),
    _of(_ENTRY, "forward_plan_entry", (
        *((f"t.{name}", PLAN_FIELD[name].label) for name in _ENTRY_TEXTS), ("t.status_reason", "Why it is withdrawn"))),
    _of(_ENTRY, "key_test", _texts("reasoning service answered_by", reasoning="Why it is key or not"),
        by="forward_plan_entry_id"),
    _of(_ENTRY, "forward_plan_version", _texts("reason", reason="Why it was published anew"),
        by="forward_plan_entry_id"),
    Source("call_in_request AS t", "'call-in'", "'R' || t.id", _DECISION.title.format("t.decision_id"),
           "substr(t.received_at, 1, 10)", _texts(
               "grounds chosen_grounds parts alternative states conditions despite refused receipt received_by how",
               parts="Parts of the decision", alternative="Alternative proposed", states="What it states",
               despite="Why it was taken", refused="Why it was refused", how="How it came"),
           opens="'call-in ' || t.decision_id", letter="R"),
    Source("call_in_requester AS t JOIN call_in_request AS q ON q.id = t.request_id", "'call-in'", "'R' || q.id",
           _DECISION.title.format("q.decision_id"), "substr(q.received_at, 1, 10)",
           _texts("name why_not", name="Who asked for it", why_not="Why they do not count"),
           opens="'call-in ' || q.decision_id"),
    Source("call_in_event AS t", "'call-in'", "coalesce('R' || t.request_id, 'D' || t.decision_id)",
           _DECISION.title.format("t.decision_id"), "substr(t.at, 1, 10)", _texts(
               "reason outcome decides names by_whom", reason="Reason at the call-in desk", names="Who was named",
               decides="What was decided", by_whom="By whom"),
           opens="'call-in ' || t.decision_id"),
    _of_one("notice", (*_TWO, ("meeting_id", _MEETING)), _texts(
        "text reasons representations response", text="Notice", reasons="Reasons in a notice"), kind="notice"),
    Source("special_urgency_report AS t", "'notice'", "'report ' || t.id", "'Report on special urgency'",
           "t.submitted_on", _texts("note"), opens="''"),
    Source("person AS t", "'person'", "'person ' || t.id", "t.name", "NULL", _texts("name title")),
    Source("membership AS t JOIN person AS p ON p.id = t.person_id JOIN body AS b ON b.id = t.body_id", "'person'",
           "'person ' || p.id", "p.name", "t.valid_from", (
               ("t.title", "Post or portfolio"), ("t.role", "Part"), ("b.name", "Body"),
               ("t.despite", "Why the seat stands"))),
    Source("body AS t", "'body'", "'body ' || t.id", "t.name", "t.valid_from", _texts("name")),
    Source("recurring_item AS t JOIN body AS b ON b.id = t.body_id", "'body'", "'body ' || b.id", "b.name",
           "t.valid_from", _texts("title", title="Standing item")),
    Source("ward AS t", "'ward'", "'ward ' || t.id", "t.name", "t.valid_from", _texts("name")),
    Source("document AS t", "'document'", "'document ' || t.id", "t.name", "substr(t.imported_at, 1, 10)",
           _texts("name text"), apart=_PRIVATE_PACK),
    _of(_COMMITMENT, "commitment", _texts(
        "code text theme portfolio due ended_because despite", text="Commitment", due="By when",
        ended_because="Why it ended", despite="Why it stands")),
    _of(_COMMITMENT, "commitment_progress", _texts(
        "text author period despite", text="Progress", despite="Why it stands"), by="commitment_id"),
    _of(_COMMITMENT, "commitment_decision", _texts("note", note="How a decision serves it"), by="commitment_id"),
    Source("commitment_plan AS t", "'plan'", "'P' || t.id", "t.name", "t.begins_on", _texts(
        "name columns period due", due="By when"), letter="P"),
    _of(_MEMBER_REPORT, "member_report", _texts("portfolio member body heading despite", despite="Why it stands")),
    _of(_MEMBER_REPORT, "member_report_line", _texts("text progress note code", text="Line of the report"),
        by="member_report_id"),
    _of(_MEMBER_REPORT, "member_report_version", _texts("reason", reason="Why there is another version"),
        by="member_report_id"),
    _of(_ACTION, "agreed_action", _texts(
        "text post outcome despite", text="Action", post="Whose it is", despite="Why it stands")),
)  # fmt: skip

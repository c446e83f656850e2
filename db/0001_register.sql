-- The register of executive decisions: people, meetings, records, notices, call-in, history.
-- Dates are ISO text (London civil dates); instants are UTC text ending in Z; yes/no is 1/0, NULL is "not answered".

-- Which migrations made this schema, each with the digest of its text.
CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT;

-- The one council whose register this is. file_text is its council file as adopted: rules, labels, worked examples.
CREATE TABLE council (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL DEFAULT 1,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    nation TEXT NOT NULL CHECK (nation IN ('england', 'wales')),
    file_text TEXT NOT NULL,
    demo_now TEXT
) STRICT;

-- Days the office adds to the bank holidays: one-off holidays, closures, half days, mourning, days worked after all.
CREATE TABLE calendar_day (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('bank-holiday', 'closure', 'half-day', 'mourning', 'worked')),
    closes_at TEXT,
    label TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (day, kind)
) STRICT;

CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('executive', 'council', 'scrutiny', 'committee')),
    valid_from TEXT,
    valid_to TEXT,
    UNIQUE (name COLLATE NOCASE)
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('member', 'officer')),
    UNIQUE (name COLLATE NOCASE, kind)
) STRICT;

-- Who sat where, from when to when; NULL means that the date is not known.
CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    body_id INTEGER NOT NULL REFERENCES body (id),
    role TEXT NOT NULL DEFAULT 'member',
    valid_from TEXT,
    valid_to TEXT,
    CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE INDEX membership_body ON membership (body_id, person_id);
CREATE INDEX membership_person ON membership (person_id);

-- An imported document: its cleaned text, for showing what was taken beside the source.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    pages INTEGER,
    imported_at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX document_sha256 ON document (sha256);

-- Lines of a document that nothing was made of; kept so that nothing is lost.
CREATE TABLE document_unplaced (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    document_id INTEGER NOT NULL REFERENCES document (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX document_unplaced_document ON document_unplaced (document_id, position);

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    body_id INTEGER NOT NULL REFERENCES body (id),
    day TEXT NOT NULL,
    starts TEXT,
    venue TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'called' CHECK (status IN ('called', 'held', 'adjourned', 'cancelled')),
    agenda_on TEXT,
    contact_name TEXT NOT NULL DEFAULT '',
    contact_title TEXT NOT NULL DEFAULT '',
    contact_telephone TEXT NOT NULL DEFAULT '',
    contact_email TEXT NOT NULL DEFAULT '',
    document_id INTEGER REFERENCES document (id)
) STRICT;
CREATE INDEX meeting_day ON meeting (day DESC, id);
CREATE INDEX meeting_body ON meeting (body_id, day);
CREATE INDEX meeting_document ON meeting (document_id);

-- The members summoned to a meeting, in the order of the agenda.
CREATE TABLE summons (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    position INTEGER NOT NULL,
    UNIQUE (meeting_id, person_id)
) STRICT;
CREATE INDEX summons_person ON summons (person_id);

CREATE TABLE agenda_item (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    heading TEXT NOT NULL DEFAULT '',
    page_from INTEGER,
    page_to INTEGER,
    size TEXT NOT NULL DEFAULT '',
    exempt INTEGER CHECK (exempt IN (0, 1)),
    exempt_mark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id, position);

CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    item_id INTEGER NOT NULL UNIQUE REFERENCES agenda_item (id),
    title TEXT NOT NULL DEFAULT '',
    relevant_officer TEXT NOT NULL DEFAULT '',
    relevant_cabinet_member TEXT NOT NULL DEFAULT '',
    contrary_to_policy INTEGER CHECK (contrary_to_policy IN (0, 1)),
    within_budget INTEGER CHECK (within_budget IN (0, 1)),
    exempt INTEGER CHECK (exempt IN (0, 1))
) STRICT;

CREATE TABLE report_section (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    report_id INTEGER NOT NULL REFERENCES report (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;
CREATE INDEX report_section_report ON report_section (report_id, position);

CREATE TABLE report_paragraph (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    section_id INTEGER NOT NULL REFERENCES report_section (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL
) STRICT;
CREATE INDEX report_paragraph_section ON report_paragraph (section_id, position);

-- Recommendations and appendices of a report, in its order.
CREATE TABLE report_line (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    report_id INTEGER NOT NULL REFERENCES report (id),
    kind TEXT NOT NULL CHECK (kind IN ('recommendation', 'appendix')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX report_line_report ON report_line (report_id, kind, position);

-- A matter on the forward plan. The reference is text in the council's own style.
CREATE TABLE forward_plan_entry (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    reference TEXT NOT NULL,
    matter TEXT NOT NULL,
    body_id INTEGER REFERENCES body (id),
    due_from TEXT,
    due_to TEXT,
    key_decision INTEGER CHECK (key_decision IN (0, 1)),
    UNIQUE (reference COLLATE NOCASE)
) STRICT;
CREATE INDEX forward_plan_entry_body ON forward_plan_entry (body_id);

-- A decision record; the sections of the council's template and what regulation 12 asks beyond it.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    item_id INTEGER UNIQUE REFERENCES agenda_item (id),
    meeting_id INTEGER REFERENCES meeting (id),
    status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')),
    title TEXT NOT NULL,
    maker TEXT NOT NULL CHECK (maker IN ('body', 'member', 'officer-key', 'officer')),
    maker_name TEXT NOT NULL,
    reference TEXT NOT NULL DEFAULT '',
    key_decision INTEGER CHECK (key_decision IN (0, 1)),
    forward_plan_reference TEXT NOT NULL DEFAULT '',
    required_in_five_days INTEGER CHECK (required_in_five_days IN (0, 1)),
    urgency_reason TEXT NOT NULL DEFAULT '',
    call_in_exempt INTEGER CHECK (call_in_exempt IN (0, 1)),
    call_in_exempt_reason TEXT NOT NULL DEFAULT '',
    scrutiny_informed TEXT,
    scrutiny_approved TEXT,
    interests TEXT NOT NULL DEFAULT '',
    conflicts TEXT NOT NULL DEFAULT '',
    dispensation TEXT NOT NULL DEFAULT '',
    resolution TEXT NOT NULL DEFAULT '',
    not_callable TEXT NOT NULL DEFAULT '',
    decided_on TEXT,
    reasons TEXT NOT NULL DEFAULT '',
    alternatives TEXT NOT NULL DEFAULT '',
    published_on TEXT,
    call_in_note TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decision_meeting ON decision (meeting_id);
CREATE UNIQUE INDEX decision_reference ON decision (reference COLLATE NOCASE) WHERE reference <> '';
-- What still has to be recorded or published, with its age, is asked on every visit to Today.
CREATE INDEX decision_unrecorded ON decision (meeting_id, id) WHERE status = 'draft' AND decided_on IS NULL;
CREATE INDEX decision_unpublished ON decision (decided_on, id) WHERE status = 'draft' AND decided_on IS NOT NULL;

-- Who attended for this decision: a member who withdrew for one item is present for the next.
CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    present INTEGER NOT NULL CHECK (present IN (0, 1)),
    UNIQUE (decision_id, person_id)
) STRICT;
CREATE INDEX attendance_person ON attendance (person_id);

-- Notices as published; the count runs from the later of the two places (SI 2012/2089 regs 5, 9, 10, 11).
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    kind TEXT NOT NULL CHECK (kind IN (
        'key-decision', 'private-28', 'private-5', 'private-urgency', 'general-exception', 'special-urgency'
    )),
    decision_id INTEGER REFERENCES decision (id),
    forward_plan_entry_id INTEGER REFERENCES forward_plan_entry (id),
    meeting_id INTEGER REFERENCES meeting (id),
    offices_on TEXT,
    website_on TEXT,
    text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX notice_decision ON notice (decision_id, kind) WHERE decision_id IS NOT NULL;
CREATE INDEX notice_forward_plan_entry ON notice (forward_plan_entry_id);
CREATE INDEX notice_meeting ON notice (meeting_id);

-- The four urgency mechanisms are four records, never one flag.
CREATE TABLE urgency (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    kind TEXT NOT NULL CHECK (kind IN ('general-exception', 'special-urgency', 'private-meeting', 'call-in')),
    informed TEXT NOT NULL DEFAULT '',
    informed_on TEXT,
    available_on TEXT,
    agreed_by TEXT NOT NULL DEFAULT '',
    agreed_role TEXT NOT NULL DEFAULT '',
    agreed_on TEXT,
    skipped_because TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    reasons_published_on TEXT,
    UNIQUE (decision_id, kind)
) STRICT;

-- A blocker the clerk went past, as it stood then, with the reason; it stays on the record.
CREATE TABLE check_override (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    finding_id TEXT NOT NULL,
    says TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (decision_id, finding_id)
) STRICT;

-- Exempt information, apart from everything that public writers read (LGA 1972 Sch 12A).
CREATE TABLE exempt_text (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL UNIQUE REFERENCES decision (id),
    text TEXT NOT NULL,
    paragraph TEXT NOT NULL DEFAULT ''
) STRICT;

-- A published decision, frozen: the snapshot, the dates that followed and the counts behind them.
CREATE TABLE publication (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    sequence INTEGER NOT NULL DEFAULT 1,
    published_on TEXT NOT NULL,
    published_at TEXT,
    recorded_at TEXT NOT NULL,
    who TEXT NOT NULL,
    closes TEXT,
    closes_at TEXT,
    effective TEXT,
    snapshot TEXT NOT NULL,
    snapshot_sha256 TEXT NOT NULL,
    chain_head TEXT NOT NULL,
    calendar_fingerprint TEXT NOT NULL,
    UNIQUE (decision_id, sequence)
) STRICT;
CREATE INDEX publication_effective ON publication (effective);
CREATE INDEX publication_closes ON publication (closes_at);

-- Requests for call-in and who made them.
CREATE TABLE call_in_request (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    received_at TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('received', 'valid', 'refused', 'withdrawn')),
    grounds TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX call_in_request_decision ON call_in_request (decision_id, received_at);

CREATE TABLE call_in_requester (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    request_id INTEGER NOT NULL REFERENCES call_in_request (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    UNIQUE (request_id, person_id)
) STRICT;
CREATE INDEX call_in_requester_person ON call_in_requester (person_id);

-- What the council has said it will do, in its own codes.
CREATE TABLE commitment (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    owner_id INTEGER REFERENCES person (id),
    parent_id INTEGER REFERENCES commitment (id),
    due_on TEXT,
    UNIQUE (code COLLATE NOCASE)
) STRICT;
CREATE INDEX commitment_owner ON commitment (owner_id);
CREATE INDEX commitment_parent ON commitment (parent_id);

-- One row a command: its id makes a repeat after a crash do nothing. at is the true clock, rehearsed_at the day rehearsed.
CREATE TABLE command (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    summary TEXT NOT NULL,
    result INTEGER,
    undoes TEXT REFERENCES command (id),
    rehearsed_at TEXT
) STRICT;
CREATE INDEX command_undoes ON command (undoes);

-- Append-only and chained: each row's hash covers the row before it. The order is seq, not time.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    command_id TEXT NOT NULL REFERENCES command (id),
    action TEXT NOT NULL,
    record TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    why TEXT NOT NULL DEFAULT '',
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX history_command ON history (command_id);
CREATE INDEX history_record ON history (record, record_id, seq);

-- Half-typed text, per field and clerk; at most a second behind the keys.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    who TEXT NOT NULL,
    text TEXT NOT NULL,
    base_version INTEGER NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (record, record_id, field, who)
) STRICT;

-- Substring search over decisions. Kept by the program in the same transaction: with trusted_schema off, as hostile
-- files demand, SQLite refuses virtual tables inside triggers.
CREATE VIRTUAL TABLE decision_search USING fts5 (
    title, reference, resolution, content = 'decision', content_rowid = 'id', tokenize = 'trigram'
);

CREATE TRIGGER history_is_append_only BEFORE UPDATE ON history BEGIN
    SELECT RAISE (ABORT, 'history is append-only');
END;
CREATE TRIGGER history_is_kept BEFORE DELETE ON history BEGIN
    SELECT RAISE (ABORT, 'history is append-only');
END;
CREATE TRIGGER publication_is_frozen BEFORE UPDATE ON publication BEGIN
    SELECT RAISE (ABORT, 'a publication is never changed');
END;
CREATE TRIGGER publication_is_kept BEFORE DELETE ON publication BEGIN
    SELECT RAISE (ABORT, 'a publication is never changed');
END;
CREATE TRIGGER published_decision_is_frozen BEFORE UPDATE ON decision WHEN old.status = 'published' BEGIN
    SELECT RAISE (ABORT, 'a published record is never changed');
END;
CREATE TRIGGER published_decision_is_kept BEFORE DELETE ON decision WHEN old.status = 'published' BEGIN
    SELECT RAISE (ABORT, 'a published record is never changed');
END;
CREATE TRIGGER published_attendance_is_frozen BEFORE UPDATE ON attendance
WHEN (SELECT status FROM decision WHERE id = old.decision_id) = 'published' BEGIN
    SELECT RAISE (ABORT, 'a published record is never changed');
END;
CREATE TRIGGER published_attendance_is_kept BEFORE DELETE ON attendance
WHEN (SELECT status FROM decision WHERE id = old.decision_id) = 'published' BEGIN
    SELECT RAISE (ABORT, 'a published record is never changed');
END;
CREATE TRIGGER published_override_is_kept BEFORE DELETE ON check_override
WHEN (SELECT status FROM decision WHERE id = old.decision_id) = 'published' BEGIN
    SELECT RAISE (ABORT, 'a published record is never changed');
END;
CREATE TRIGGER published_override_is_frozen BEFORE UPDATE ON check_override
WHEN (SELECT status FROM decision WHERE id = old.decision_id) = 'published' BEGIN
    SELECT RAISE (ABORT, 'a published record is never changed');
END;
CREATE TRIGGER command_is_frozen BEFORE UPDATE OF id, at, who, action, summary, undoes, rehearsed_at ON command BEGIN
    SELECT RAISE (ABORT, 'a command is never changed');
END;
CREATE TRIGGER command_is_kept BEFORE DELETE ON command
WHEN EXISTS (SELECT 1 FROM history WHERE command_id = old.id) BEGIN
    SELECT RAISE (ABORT, 'a command is never changed');
END;

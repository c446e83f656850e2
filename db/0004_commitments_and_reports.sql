-- Commitments with their progress and the plans they stand in; reports of executive members and of committees.

-- commitments

-- What the council published its commitments as. columns are the titles of the plan on a page, one a line; period says
-- what the progress shown now is of ("January to April 2022") and due by when the next is promised ("August 2022"), both
-- in the council's words, with the days that they mean. document_id is the file that it was taken from.
CREATE TABLE commitment_plan (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    columns TEXT NOT NULL DEFAULT '',
    begins_on TEXT,
    ends_on TEXT,
    period TEXT NOT NULL DEFAULT '',
    period_begins_on TEXT,
    period_ends_on TEXT,
    due TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    document_id INTEGER REFERENCES document (id),
    UNIQUE (name COLLATE NOCASE)
) STRICT;
CREATE INDEX commitment_plan_document ON commitment_plan (document_id);

-- What the council will do, its objectives and the actions under them. code is empty where the council writes none; the
-- same code may stand twice in a plan, for which despite then gives the reason. due is by when in the council's words,
-- due_on the last day that they mean.
CREATE TABLE commitment_before AS SELECT id, version, code, text, owner_id, parent_id, due_on FROM commitment;
DROP TABLE commitment;
CREATE TABLE commitment (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    owner_id INTEGER REFERENCES person (id),
    parent_id INTEGER REFERENCES commitment (id),
    due_on TEXT,
    plan_id INTEGER REFERENCES commitment_plan (id),
    position INTEGER NOT NULL DEFAULT 0,
    theme TEXT NOT NULL DEFAULT '',
    portfolio TEXT NOT NULL DEFAULT '',
    begins_on TEXT,
    due TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'dropped')),
    ended_on TEXT,
    ended_because TEXT NOT NULL DEFAULT '',
    despite TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO commitment (id, version, code, text, owner_id, parent_id, due_on)
    SELECT id, version, code, text, owner_id, parent_id, due_on FROM commitment_before;
DROP TABLE commitment_before;
CREATE INDEX commitment_owner ON commitment (owner_id);
CREATE INDEX commitment_parent ON commitment (parent_id);
CREATE INDEX commitment_of_plan ON commitment (plan_id, position);

-- How it has gone: the day it was written and by whom, and the period it is about where it is about one.
CREATE TABLE commitment_progress (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    commitment_id INTEGER NOT NULL REFERENCES commitment (id),
    made_on TEXT NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    period TEXT NOT NULL DEFAULT '',
    period_begins_on TEXT,
    period_ends_on TEXT,
    text TEXT NOT NULL,
    decision_id INTEGER REFERENCES decision (id),
    document_id INTEGER REFERENCES document (id),
    despite TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX commitment_progress_commitment ON commitment_progress (commitment_id, made_on);
CREATE INDEX commitment_progress_decision ON commitment_progress (decision_id);
CREATE INDEX commitment_progress_document ON commitment_progress (document_id);

-- Which commitments a decision serves.
CREATE TABLE commitment_decision (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    commitment_id INTEGER NOT NULL REFERENCES commitment (id),
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (commitment_id, decision_id)
) STRICT;
CREATE INDEX commitment_decision_decision ON commitment_decision (decision_id);

-- actions that follow

-- What somebody must do because a meeting resolved so, or a decision asks it. Whose it is stands as a person, or as a
-- post in words: an officer's title, a portfolio, “chair of Executive”. Without due_on it is due at the body's next
-- meeting; despite is why it stands though its day or its owner speaks against it. closed_on and outcome say when and
-- with what it was done, or why it was dropped.
CREATE TABLE agreed_action (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    text TEXT NOT NULL,
    resolved_on TEXT NOT NULL,
    body_id INTEGER REFERENCES body (id),
    meeting_id INTEGER REFERENCES meeting (id),
    item_id INTEGER REFERENCES agenda_item (id),
    decision_id INTEGER REFERENCES decision (id),
    person_id INTEGER REFERENCES person (id),
    post TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'dropped')),
    closed_on TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    despite TEXT NOT NULL DEFAULT '',
    CHECK ((status = 'open') = (closed_on IS NULL)),
    CHECK ((person_id IS NULL) <> (post = '')),
    CHECK (meeting_id IS NOT NULL OR decision_id IS NOT NULL)
) STRICT;
CREATE INDEX agreed_action_body ON agreed_action (body_id, resolved_on);
CREATE INDEX agreed_action_meeting ON agreed_action (meeting_id);
CREATE INDEX agreed_action_item ON agreed_action (item_id);
CREATE INDEX agreed_action_decision ON agreed_action (decision_id);
CREATE INDEX agreed_action_person ON agreed_action (person_id);
CREATE INDEX agreed_action_open ON agreed_action (status, due_on);

-- Under which item of a later agenda an action was brought back, and what was said of it there.
CREATE TABLE matter_arising (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    action_id INTEGER NOT NULL REFERENCES agreed_action (id),
    item_id INTEGER NOT NULL REFERENCES agenda_item (id),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (action_id, item_id)
) STRICT;
CREATE INDEX matter_arising_item ON matter_arising (item_id);

-- people and bodies

-- A body may be an outside one, to which the council sends representatives, or the council's officers, whose seats are
-- posts. places is how many members it has when none of its seats is vacant. SQLite changes no CHECK in place; each row
-- that names a body finds it again under its old id.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE body_before AS SELECT * FROM body;
DROP TABLE body;
CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('executive', 'council', 'scrutiny', 'committee', 'outside', 'officers')),
    valid_from TEXT,
    valid_to TEXT,
    places INTEGER CHECK (places > 0),
    UNIQUE (name COLLATE NOCASE)
) STRICT;
INSERT INTO body (id, version, name, kind, valid_from, valid_to)
    SELECT id, version, name, kind, valid_from, valid_to FROM body_before;
DROP TABLE body_before;

-- The wards or divisions of the council, and how many members each returns where that is known. A member has a ward by
-- their seat on Council.
CREATE TABLE ward (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    members INTEGER CHECK (members > 0),
    valid_from TEXT,
    valid_to TEXT,
    UNIQUE (name COLLATE NOCASE)
) STRICT;
ALTER TABLE membership ADD COLUMN ward_id INTEGER REFERENCES ward (id);
CREATE INDEX membership_ward ON membership (ward_id);

-- executive members' reports

-- Which portfolio a decision belongs to, and the council's own priorities that it serves, a line each.
ALTER TABLE decision ADD COLUMN portfolio TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN priorities TEXT NOT NULL DEFAULT '';

-- What the holder of a portfolio reports to a meeting of the council. member is who held it that day, as the report
-- names them; layout is empty where the council file says how it is laid out; document_id is the file that it was taken
-- from; despite says why it stands though something speaks against it.
CREATE TABLE member_report (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    body TEXT NOT NULL,
    meeting_id INTEGER REFERENCES meeting (id),
    portfolio TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id),
    member TEXT NOT NULL DEFAULT '',
    reported_on TEXT NOT NULL,
    covers_from TEXT,
    covers_to TEXT,
    layout TEXT NOT NULL DEFAULT '' CHECK (layout IN ('', 'commitments', 'objectives')),
    heading TEXT NOT NULL DEFAULT '',
    document_id INTEGER REFERENCES document (id),
    despite TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX member_report_day ON member_report (reported_on, id);
CREATE INDEX member_report_meeting ON member_report (meeting_id);
CREATE INDEX member_report_person ON member_report (person_id);
CREATE INDEX member_report_document ON member_report (document_id);

-- Its lines in their order: an objective with the commitments that follow it, decisions, notices to come. Each is drafted
-- from the register and edited: code is a code or reference, note what is said beside it, progress the paragraphs.
CREATE TABLE member_report_line (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    member_report_id INTEGER NOT NULL REFERENCES member_report (id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('objective', 'commitment', 'decision', 'notice')),
    commitment_id INTEGER REFERENCES commitment (id),
    decision_id INTEGER REFERENCES decision (id),
    forward_plan_entry_id INTEGER REFERENCES forward_plan_entry (id),
    code TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    progress TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX member_report_line_report ON member_report_line (member_report_id, position);
CREATE INDEX member_report_line_commitment ON member_report_line (commitment_id);
CREATE INDEX member_report_line_decision ON member_report_line (decision_id);
CREATE INDEX member_report_line_entry ON member_report_line (forward_plan_entry_id);

-- A report as it was published: frozen. What was wrong in it is put right by another version, with the reason.
CREATE TABLE member_report_version (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    member_report_id INTEGER NOT NULL REFERENCES member_report (id),
    sequence INTEGER NOT NULL,
    published_on TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    snapshot_sha256 TEXT NOT NULL,
    chain_head TEXT NOT NULL,
    UNIQUE (member_report_id, sequence)
) STRICT;
CREATE TRIGGER member_report_version_is_frozen BEFORE UPDATE ON member_report_version BEGIN
    SELECT RAISE (ABORT, 'a published report is never changed');
END;
CREATE TRIGGER member_report_version_is_kept BEFORE DELETE ON member_report_version BEGIN
    SELECT RAISE (ABORT, 'a published report is never changed');
END;

-- committee reports

-- The report of an agenda item; or, where numbered is 1, a committee report in the council's own sections, which may
-- stand alone before it is tied to an item: body and meeting_on then say where it goes. probabilities and impacts are
-- the steps of its risk matrix, a line each with code and name. despite says why it stands though something is missing.
-- SQLite changes no NOT NULL in place, so what hangs on a report is taken down and put up again with it.
CREATE TABLE report_before AS SELECT * FROM report;
CREATE TABLE report_section_before AS SELECT * FROM report_section;
CREATE TABLE report_paragraph_before AS SELECT * FROM report_paragraph;
CREATE TABLE report_line_before AS SELECT * FROM report_line;
DROP TABLE report_paragraph;
DROP TABLE report_section;
DROP TABLE report_line;
DROP TABLE report;
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    item_id INTEGER UNIQUE REFERENCES agenda_item (id),
    title TEXT NOT NULL DEFAULT '',
    relevant_officer TEXT NOT NULL DEFAULT '',
    relevant_cabinet_member TEXT NOT NULL DEFAULT '',
    contrary_to_policy INTEGER CHECK (contrary_to_policy IN (0, 1)),
    within_budget INTEGER CHECK (within_budget IN (0, 1)),
    exempt INTEGER CHECK (exempt IN (0, 1)),
    numbered INTEGER NOT NULL DEFAULT 0 CHECK (numbered IN (0, 1)),
    body TEXT NOT NULL DEFAULT '',
    meeting_on TEXT,
    contact_name TEXT NOT NULL DEFAULT '',
    contact_title TEXT NOT NULL DEFAULT '',
    contact_telephone TEXT NOT NULL DEFAULT '',
    contact_email TEXT NOT NULL DEFAULT '',
    dated TEXT,
    reference TEXT NOT NULL DEFAULT '',
    probabilities TEXT NOT NULL DEFAULT '',
    impacts TEXT NOT NULL DEFAULT '',
    document_id INTEGER REFERENCES document (id),
    despite TEXT NOT NULL DEFAULT '',
    CHECK (numbered = 1 OR item_id IS NOT NULL)
) STRICT;
CREATE INDEX report_day ON report (meeting_on, id) WHERE numbered = 1;
CREATE INDEX report_document ON report (document_id);
INSERT INTO report (
    id, version, item_id, title, relevant_officer, relevant_cabinet_member, contrary_to_policy, within_budget, exempt
) SELECT id, version, item_id, title, relevant_officer, relevant_cabinet_member, contrary_to_policy, within_budget,
    exempt FROM report_before;
DROP TABLE report_before;

-- part says what a section of a committee report is for; despite why its number stands though another section has it.
CREATE TABLE report_section (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    report_id INTEGER NOT NULL REFERENCES report (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    part TEXT NOT NULL DEFAULT '',
    despite TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX report_section_report ON report_section (report_id, position);
INSERT INTO report_section (id, version, report_id, position, number, title)
    SELECT id, version, report_id, position, number, title FROM report_section_before;
DROP TABLE report_section_before;

-- heading is that of a numbered paragraph which has one of its own; text may then be several paragraphs, a line each.
CREATE TABLE report_paragraph (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    section_id INTEGER NOT NULL REFERENCES report_section (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    heading TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL
) STRICT;
CREATE INDEX report_paragraph_section ON report_paragraph (section_id, position);
INSERT INTO report_paragraph (id, version, section_id, position, number, text)
    SELECT id, version, section_id, position, number, text FROM report_paragraph_before;
DROP TABLE report_paragraph_before;

-- Recommendations, appendices and background papers of a report, in its order. A committee report's recommendations are
-- the numbered paragraphs of the section that is for them.
CREATE TABLE report_line (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    report_id INTEGER NOT NULL REFERENCES report (id),
    kind TEXT NOT NULL CHECK (kind IN ('recommendation', 'appendix', 'background-paper')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX report_line_report ON report_line (report_id, kind, position);
INSERT INTO report_line (id, version, report_id, kind, position, text)
    SELECT id, version, report_id, kind, position, text FROM report_line_before;
DROP TABLE report_line_before;

-- The risks of a committee report with the cell of the matrix each stands in, by the codes of its row and column; both
-- are empty where the matrix does not hold it. despite says why it stands in a cell that the matrix does not have.
CREATE TABLE report_risk (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    report_id INTEGER NOT NULL REFERENCES report (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    probability TEXT NOT NULL DEFAULT '',
    impact TEXT NOT NULL DEFAULT '',
    despite TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX report_risk_report ON report_risk (report_id, position);

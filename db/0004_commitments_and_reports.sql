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
-- posts. SQLite changes no CHECK in place; each row that names a body finds it again under its old id.
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

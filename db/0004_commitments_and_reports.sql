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

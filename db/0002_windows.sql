-- Published windows that were moved or kept since, and the counts behind the dates of a publication.

ALTER TABLE publication ADD COLUMN counts TEXT NOT NULL DEFAULT '';

-- The board takes its order from window_in_force from here on.
DROP INDEX publication_effective;
DROP INDEX publication_closes;

-- A published window that was moved afterwards, as when a holiday was proclaimed inside it: both dates and why. It
-- stands beside the publication, which stays as it was; the newest sequence is what is in force.
CREATE TABLE window_change (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    publication_id INTEGER NOT NULL REFERENCES publication (id),
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    sequence INTEGER NOT NULL DEFAULT 1,
    old_closes TEXT NOT NULL,
    old_closes_at TEXT NOT NULL,
    old_effective TEXT NOT NULL,
    closes TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    effective TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    changed_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    counts TEXT NOT NULL,
    calendar_fingerprint TEXT NOT NULL,
    UNIQUE (publication_id, sequence)
) STRICT;
CREATE INDEX window_change_decision ON window_change (decision_id);

-- A published window that was kept although a day added to the calendar would have moved it: the dates kept, and why.
CREATE TABLE window_kept (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    publication_id INTEGER NOT NULL REFERENCES publication (id),
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    closes TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    effective TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    kept_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    counts TEXT NOT NULL,
    calendar_fingerprint TEXT NOT NULL
) STRICT;
CREATE INDEX window_kept_publication ON window_kept (publication_id);
CREATE INDEX window_kept_decision ON window_kept (decision_id);
CREATE TRIGGER window_kept_is_frozen BEFORE UPDATE ON window_kept BEGIN
    SELECT RAISE (ABORT, 'what was kept once stays recorded so');
END;

-- The dates in force of every publication: those published, or those of its newest change; first_closes and reason only
-- where it was changed. No record of its own: triggers keep it, so that a page of the board costs a page's work.
CREATE TABLE window_in_force (
    publication_id INTEGER PRIMARY KEY REFERENCES publication (id),
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    published_on TEXT NOT NULL,
    closes TEXT,
    closes_at TEXT,
    effective TEXT,
    first_closes TEXT,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX window_in_force_decision ON window_in_force (decision_id);
CREATE INDEX window_in_force_effective ON window_in_force (effective);
CREATE INDEX window_in_force_closes ON window_in_force (closes_at);
CREATE VIEW window_as_recorded AS
SELECT p.id AS publication_id, p.decision_id, p.published_on,
       coalesce(w.closes, p.closes) AS closes, coalesce(w.closes_at, p.closes_at) AS closes_at,
       coalesce(w.effective, p.effective) AS effective,
       CASE WHEN w.id IS NOT NULL THEN p.closes END AS first_closes, coalesce(w.reason, '') AS reason
FROM publication AS p LEFT JOIN window_change AS w ON w.publication_id = p.id AND w.sequence = (
    SELECT max(sequence) FROM window_change WHERE publication_id = p.id
);
CREATE TRIGGER published_window AFTER INSERT ON publication BEGIN
    INSERT INTO window_in_force SELECT * FROM window_as_recorded WHERE publication_id = new.id;
END;
CREATE TRIGGER changed_window AFTER INSERT ON window_change BEGIN
    INSERT OR REPLACE INTO window_in_force SELECT * FROM window_as_recorded WHERE publication_id = new.publication_id;
END;
CREATE TRIGGER window_changed_back AFTER DELETE ON window_change BEGIN
    INSERT OR REPLACE INTO window_in_force SELECT * FROM window_as_recorded WHERE publication_id = old.publication_id;
END;
CREATE TRIGGER window_change_is_frozen BEFORE UPDATE ON window_change BEGIN
    SELECT RAISE (ABORT, 'a changed window is changed again, never rewritten');
END;

-- What was published under the schema before this one is in force as it was published.
INSERT INTO window_in_force SELECT * FROM window_as_recorded;

-- The life of a decision: the forward plan with its key tests and notices, consent, private meetings, meetings that
-- move, decisions without a meeting, corrections, and call-in from request to outcome.

-- A member or officer who decides alone is named with the title of their post (SI 2012/2089 reg 9(1)(c), reg 13).
ALTER TABLE forward_plan_entry ADD COLUMN maker TEXT NOT NULL DEFAULT 'body'
    CHECK (maker IN ('body', 'member', 'officer-key', 'officer'));
ALTER TABLE forward_plan_entry ADD COLUMN maker_name TEXT NOT NULL DEFAULT '';
ALTER TABLE forward_plan_entry ADD COLUMN maker_title TEXT NOT NULL DEFAULT '';
ALTER TABLE forward_plan_entry ADD COLUMN documents TEXT NOT NULL DEFAULT '';
ALTER TABLE forward_plan_entry ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE forward_plan_entry ADD COLUMN other_documents INTEGER CHECK (other_documents IN (0, 1));
ALTER TABLE forward_plan_entry ADD COLUMN requests TEXT NOT NULL DEFAULT '';
ALTER TABLE forward_plan_entry ADD COLUMN wards TEXT NOT NULL DEFAULT '';
ALTER TABLE forward_plan_entry ADD COLUMN consultation TEXT NOT NULL DEFAULT '';
ALTER TABLE forward_plan_entry ADD COLUMN contact TEXT NOT NULL DEFAULT '';
ALTER TABLE forward_plan_entry ADD COLUMN private INTEGER CHECK (private IN (0, 1));
ALTER TABLE forward_plan_entry ADD COLUMN status TEXT NOT NULL DEFAULT 'planned'
    CHECK (status IN ('planned', 'withdrawn'));
ALTER TABLE forward_plan_entry ADD COLUMN status_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX forward_plan_entry_due ON forward_plan_entry (due_from, id);

-- Each time somebody answered whether the matter is key: the two limbs of reg 8(1), who answered, and why. Nothing here
-- is judged by the program. The newest stands; the older ones stay. Money is in whole pounds.
CREATE TABLE key_test (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    forward_plan_entry_id INTEGER NOT NULL REFERENCES forward_plan_entry (id),
    tested_on TEXT NOT NULL,
    amount INTEGER,
    service TEXT NOT NULL DEFAULT '',
    threshold INTEGER,
    money_significant INTEGER CHECK (money_significant IN (0, 1)),
    wards INTEGER,
    wards_significant INTEGER CHECK (wards_significant IN (0, 1)),
    answered_by TEXT NOT NULL,
    is_key INTEGER NOT NULL CHECK (is_key IN (0, 1)),
    reasoning TEXT NOT NULL
) STRICT;
CREATE INDEX key_test_entry ON key_test (forward_plan_entry_id, id);
CREATE TRIGGER key_test_is_kept BEFORE UPDATE ON key_test BEGIN
    SELECT RAISE (ABORT, 'a key test is taken again, never rewritten');
END;

-- An entry as it was published under reg 9: frozen, with both places and times. starts says whether the 28 clear days
-- run from this version (the first, and one for a matter that was treated as new) or from an earlier one.
CREATE TABLE forward_plan_version (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    forward_plan_entry_id INTEGER NOT NULL REFERENCES forward_plan_entry (id),
    sequence INTEGER NOT NULL,
    offices_on TEXT NOT NULL,
    offices_at TEXT,
    website_on TEXT NOT NULL,
    website_at TEXT,
    starts INTEGER NOT NULL CHECK (starts IN (0, 1)),
    reason TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    snapshot_sha256 TEXT NOT NULL,
    chain_head TEXT NOT NULL,
    UNIQUE (forward_plan_entry_id, sequence)
) STRICT;
CREATE TRIGGER forward_plan_version_is_frozen BEFORE UPDATE ON forward_plan_version BEGIN
    SELECT RAISE (ABORT, 'a published notice is never changed');
END;
CREATE TRIGGER forward_plan_version_is_kept BEFORE DELETE ON forward_plan_version BEGIN
    SELECT RAISE (ABORT, 'a published notice is never changed');
END;
-- A test may be undone until its matter was published; from then on it is part of what the public may ask about.
CREATE TRIGGER key_test_of_published_matter_is_kept BEFORE DELETE ON key_test
WHEN EXISTS (SELECT 1 FROM forward_plan_version WHERE forward_plan_entry_id = old.forward_plan_entry_id) BEGIN
    SELECT RAISE (ABORT, 'a key test is taken again, never taken away');
END;

-- Notices and urgency belong to a matter: to its decision record, or before there is one to its forward-plan entry.
-- offices_at and website_at are the instants, where they are known besides the days.
CREATE TABLE notice_of_matter (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    kind TEXT NOT NULL CHECK (kind IN (
        'key-decision', 'private-28', 'private-5', 'private-urgency', 'general-exception', 'general-exception-reasons',
        'special-urgency', 'meeting', 'meeting-change'
    )),
    decision_id INTEGER REFERENCES decision (id),
    forward_plan_entry_id INTEGER REFERENCES forward_plan_entry (id),
    meeting_id INTEGER REFERENCES meeting (id),
    offices_on TEXT,
    website_on TEXT,
    text TEXT NOT NULL DEFAULT '',
    offices_at TEXT,
    website_at TEXT,
    reasons TEXT NOT NULL DEFAULT '',
    representations TEXT NOT NULL DEFAULT '',
    response TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO notice_of_matter (
    id, version, kind, decision_id, forward_plan_entry_id, meeting_id, offices_on, website_on, text
) SELECT id, version, kind, decision_id, forward_plan_entry_id, meeting_id, offices_on, website_on, text FROM notice;
DROP TABLE notice;
ALTER TABLE notice_of_matter RENAME TO notice;
CREATE UNIQUE INDEX notice_decision ON notice (decision_id, kind) WHERE decision_id IS NOT NULL;
CREATE UNIQUE INDEX notice_forward_plan_entry ON notice (forward_plan_entry_id, kind)
    WHERE forward_plan_entry_id IS NOT NULL;
CREATE INDEX notice_meeting ON notice (meeting_id, kind);

-- The four urgency mechanisms are four records, of a decision record or of a matter on the forward plan. committee is
-- the relevant overview and scrutiny committee; informed_as says whether its chairman or, where there is none, each of
-- its members was informed (reg 10(1)(a)).
CREATE TABLE urgency_of_matter (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER REFERENCES decision (id),
    forward_plan_entry_id INTEGER REFERENCES forward_plan_entry (id),
    kind TEXT NOT NULL CHECK (kind IN ('general-exception', 'special-urgency', 'private-meeting', 'call-in')),
    committee TEXT NOT NULL DEFAULT '',
    informed TEXT NOT NULL DEFAULT '',
    informed_as TEXT NOT NULL DEFAULT '' CHECK (informed_as IN ('', 'chairman', 'members')),
    informed_on TEXT,
    available_on TEXT,
    agreed_by TEXT NOT NULL DEFAULT '',
    agreed_role TEXT NOT NULL DEFAULT '',
    agreed_on TEXT,
    skipped_because TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    reasons_published_on TEXT,
    CHECK ((decision_id IS NULL) <> (forward_plan_entry_id IS NULL))
) STRICT;
INSERT INTO urgency_of_matter (
    id, version, decision_id, kind, informed, informed_on, available_on, agreed_by, agreed_role, agreed_on,
    skipped_because, reason, reasons_published_on
) SELECT id, version, decision_id, kind, informed, informed_on, available_on, agreed_by, agreed_role, agreed_on,
    skipped_because, reason, reasons_published_on FROM urgency;
DROP TABLE urgency;
ALTER TABLE urgency_of_matter RENAME TO urgency;
CREATE UNIQUE INDEX urgency_decision ON urgency (decision_id, kind) WHERE decision_id IS NOT NULL;
CREATE UNIQUE INDEX urgency_forward_plan_entry ON urgency (forward_plan_entry_id, kind)
    WHERE forward_plan_entry_id IS NOT NULL;

-- Whom somebody asked to agree, in the order of the chain of regs 5(6) and 11(1), and what was answered.
CREATE TABLE consent_step (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    urgency_id INTEGER NOT NULL REFERENCES urgency (id),
    position INTEGER NOT NULL,
    step TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL CHECK (answer IN ('agreed', 'refused', 'unable', 'no-such-person', 'did-not-act')),
    asked_on TEXT,
    asked_at TEXT,
    reason TEXT NOT NULL DEFAULT '',
    urgent INTEGER CHECK (urgent IN (0, 1)),
    cannot_be_deferred INTEGER CHECK (cannot_be_deferred IN (0, 1)),
    UNIQUE (urgency_id, position)
) STRICT;

-- Why a matter is taken in private: of an item, of a record without one, or of a forward-plan entry. This is the public
-- part; the closed title and facts lie in closed_title.
CREATE TABLE exemption (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    forward_plan_entry_id INTEGER UNIQUE REFERENCES forward_plan_entry (id),
    item_id INTEGER UNIQUE REFERENCES agenda_item (id),
    decision_id INTEGER UNIQUE REFERENCES decision (id),
    part TEXT NOT NULL DEFAULT '',
    confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
    paragraphs TEXT NOT NULL DEFAULT '',
    local_category TEXT NOT NULL DEFAULT '',
    reasons TEXT NOT NULL DEFAULT '',
    outweighs INTEGER CHECK (outweighs IN (0, 1)),
    public_interest TEXT NOT NULL DEFAULT '',
    resolution TEXT NOT NULL DEFAULT '',
    resolved_on TEXT,
    CHECK ((forward_plan_entry_id IS NOT NULL) + (item_id IS NOT NULL) + (decision_id IS NOT NULL) = 1)
) STRICT;

-- The title and the facts that are exempt themselves; no public writer takes them (LGA 1972 Sch 12A).
CREATE TABLE closed_title (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    exemption_id INTEGER NOT NULL UNIQUE REFERENCES exemption (id),
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
) STRICT;

-- A match of exempt words in a notice, a receipt or the reasons of a correction that a clerk went past: the finding's id,
-- which is drawn from the field and the words, why, who and when. Those of a record stand in check_override.
CREATE TABLE exempt_override (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER REFERENCES decision (id),
    forward_plan_entry_id INTEGER REFERENCES forward_plan_entry (id),
    finding_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (decision_id, forward_plan_entry_id, finding_id),
    CHECK ((decision_id IS NOT NULL) + (forward_plan_entry_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX exempt_override_entry ON exempt_override (forward_plan_entry_id);

-- What somebody said about why a meeting should be open, and what was answered (reg 5(3)).
CREATE TABLE representation (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    forward_plan_entry_id INTEGER REFERENCES forward_plan_entry (id),
    item_id INTEGER REFERENCES agenda_item (id),
    decision_id INTEGER REFERENCES decision (id),
    received_on TEXT NOT NULL,
    from_whom TEXT NOT NULL,
    text TEXT NOT NULL,
    response TEXT NOT NULL DEFAULT '',
    responded_on TEXT,
    CHECK ((forward_plan_entry_id IS NOT NULL) + (item_id IS NOT NULL) + (decision_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX representation_entry ON representation (forward_plan_entry_id);
CREATE INDEX representation_item ON representation (item_id);
CREATE INDEX representation_decision ON representation (decision_id);

-- The reports on special urgency that the leader submitted to the authority (reg 19).
CREATE TABLE special_urgency_report (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    submitted_on TEXT NOT NULL UNIQUE,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

-- Meetings that were called at shorter notice, held in private, ended, moved, adjourned, cancelled or called again.
-- The agenda has a day at each place, and the instant where it is known; agenda_on is the later day. The notice of time
-- and place is a row of notice; notice_on is the later of its days.
ALTER TABLE meeting ADD COLUMN agenda_offices_on TEXT;
ALTER TABLE meeting ADD COLUMN agenda_offices_at TEXT;
ALTER TABLE meeting ADD COLUMN agenda_website_on TEXT;
ALTER TABLE meeting ADD COLUMN agenda_website_at TEXT;
ALTER TABLE meeting ADD COLUMN notice_on TEXT;
ALTER TABLE meeting ADD COLUMN ended_at TEXT;
ALTER TABLE meeting ADD COLUMN private INTEGER CHECK (private IN (0, 1));
ALTER TABLE meeting ADD COLUMN short_notice INTEGER NOT NULL DEFAULT 0 CHECK (short_notice IN (0, 1));
ALTER TABLE meeting ADD COLUMN convened_on TEXT;
ALTER TABLE meeting ADD COLUMN continues_id INTEGER REFERENCES meeting (id);
ALTER TABLE meeting ADD COLUMN minutes_note TEXT NOT NULL DEFAULT '';
CREATE INDEX meeting_continues ON meeting (continues_id);

CREATE TABLE meeting_change (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    kind TEXT NOT NULL CHECK (kind IN ('moved', 'adjourned', 'cancelled', 'recalled')),
    changed_on TEXT NOT NULL,
    old_day TEXT NOT NULL,
    old_starts TEXT,
    old_venue TEXT NOT NULL DEFAULT '',
    new_day TEXT,
    new_starts TEXT,
    new_venue TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL,
    consequences TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_change_meeting ON meeting_change (meeting_id);

-- An agenda published later beside the first: its items count from its own day (reg 6(2), reg 7(3)(b)).
CREATE TABLE supplement (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    title TEXT NOT NULL,
    offices_on TEXT,
    offices_at TEXT,
    website_on TEXT,
    website_at TEXT,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX supplement_meeting ON supplement (meeting_id);
ALTER TABLE agenda_item ADD COLUMN supplement_id INTEGER REFERENCES supplement (id);
ALTER TABLE agenda_item ADD COLUMN forward_plan_entry_id INTEGER REFERENCES forward_plan_entry (id);
ALTER TABLE agenda_item ADD COLUMN urgent_reason TEXT NOT NULL DEFAULT '';
-- An item that was carried over from an adjourned or cancelled meeting; its report stays with the first one.
ALTER TABLE agenda_item ADD COLUMN carried_from_id INTEGER REFERENCES agenda_item (id);
CREATE INDEX agenda_item_supplement ON agenda_item (supplement_id);
CREATE INDEX agenda_item_forward_plan_entry ON agenda_item (forward_plan_entry_id);
CREATE INDEX agenda_item_carried_from ON agenda_item (carried_from_id);

-- Items that stand on every agenda of a body, or on that of its first meeting after the annual council.
CREATE TABLE recurring_item (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    body_id INTEGER NOT NULL REFERENCES body (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT 'first' CHECK (place IN ('first', 'last')),
    valid_from TEXT,
    valid_to TEXT
) STRICT;
CREATE INDEX recurring_item_body ON recurring_item (body_id, position);

-- An interest declared for an item; it arrives in that item's decision record by itself.
CREATE TABLE interest (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    item_id INTEGER REFERENCES agenda_item (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    nature TEXT NOT NULL,
    conflict INTEGER CHECK (conflict IN (0, 1)),
    withdrew INTEGER CHECK (withdrew IN (0, 1)),
    dispensation TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX interest_meeting ON interest (meeting_id);
CREATE INDEX interest_item ON interest (item_id);
CREATE INDEX interest_person ON interest (person_id);

-- The rest of what councils keep of a decision (title of the maker, the power used, and the union of their templates).
ALTER TABLE decision ADD COLUMN forward_plan_entry_id INTEGER REFERENCES forward_plan_entry (id);
ALTER TABLE decision ADD COLUMN maker_title TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN authority TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN consulted TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN officer_kind TEXT NOT NULL DEFAULT ''
    CHECK (officer_kind IN ('', 'executive', '2014-regulations', 'neither'));
ALTER TABLE decision ADD COLUMN officer_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN matter TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN key_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN variation TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN wards TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN consultation TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN report TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN background_papers TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN private_reasons TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN decided_at TEXT;
ALTER TABLE decision ADD COLUMN lead_officer TEXT NOT NULL DEFAULT '';
CREATE INDEX decision_forward_plan_entry ON decision (forward_plan_entry_id);
-- A record that is tied to no entry belongs to the one whose reference it states.
CREATE INDEX decision_forward_plan_reference ON decision (forward_plan_reference COLLATE NOCASE);

-- The council's own wordings for a field of the record, with {holes} that must be filled before publication.
CREATE TABLE boilerplate (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    field TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (field, name COLLATE NOCASE)
) STRICT;

-- A dated correction of a published record: each field with both texts, why, and whether the window starts again. The
-- corrected record is published as a publication of its own; the record itself never changes. published_on of that
-- publication is the day from which its window runs: of a window that was kept, the day it had before. changes and
-- overrides are JSON; again_because says why a text that was corrected already is corrected once more. corrected_on and
-- corrected_at are the day and the instant at which the corrected record went out.
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    sequence INTEGER NOT NULL,
    corrects_id INTEGER REFERENCES correction (id),
    publication_id INTEGER NOT NULL REFERENCES publication (id),
    changes TEXT NOT NULL,
    reason TEXT NOT NULL,
    restarts INTEGER NOT NULL CHECK (restarts IN (0, 1)),
    restarts_because TEXT NOT NULL,
    again_because TEXT NOT NULL DEFAULT '',
    overrides TEXT NOT NULL DEFAULT '[]',
    corrected_on TEXT NOT NULL,
    corrected_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    who TEXT NOT NULL,
    UNIQUE (decision_id, sequence)
) STRICT;
CREATE INDEX correction_corrects ON correction (corrects_id);
CREATE INDEX correction_publication ON correction (publication_id);
CREATE TRIGGER correction_is_frozen BEFORE UPDATE ON correction BEGIN
    SELECT RAISE (ABORT, 'a correction is corrected again, never rewritten');
END;
CREATE TRIGGER correction_is_kept BEFORE DELETE ON correction BEGIN
    SELECT RAISE (ABORT, 'a correction is corrected again, never taken away');
END;

-- What lists and search show of a corrected record, as its newest correction left it. No record of its own: the
-- program keeps it with each correction, so that a page of a list costs a page's work.
CREATE TABLE corrected_decision (
    decision_id INTEGER PRIMARY KEY REFERENCES decision (id),
    title TEXT NOT NULL,
    reference TEXT NOT NULL,
    resolution TEXT NOT NULL,
    key_decision INTEGER,
    forward_plan_reference TEXT NOT NULL,
    decided_on TEXT
) STRICT;
CREATE INDEX corrected_decision_reference ON corrected_decision (reference COLLATE NOCASE);
-- A reference without the marks that two people write differently; the words of the two indexes are those of the query
-- that looks for one mistyped (register/decisions.py).
CREATE INDEX corrected_decision_bare_reference ON corrected_decision (
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(reference, ' ', ''), '/', ''), '-', ''), '.', ''), ',', ''), '_', ''), ':', ''), '(', ''), ')', ''), '\', '') COLLATE NOCASE
);
CREATE INDEX decision_bare_reference ON decision (
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(reference, ' ', ''), '/', ''), '-', ''), '.', ''), ',', ''), '_', ''), ':', ''), '(', ''), ')', ''), '\', '') COLLATE NOCASE
);
CREATE INDEX corrected_decision_forward_plan ON corrected_decision (forward_plan_reference COLLATE NOCASE);
CREATE VIEW decision_as_corrected AS
SELECT d.id, d.item_id, d.meeting_id, d.status, d.maker, d.maker_name, d.forward_plan_entry_id,
       coalesce(c.title, d.title) AS title, coalesce(c.reference, d.reference) AS reference,
       coalesce(c.resolution, d.resolution) AS resolution, coalesce(c.key_decision, d.key_decision) AS key_decision,
       coalesce(c.forward_plan_reference, d.forward_plan_reference) AS forward_plan_reference,
       coalesce(c.decided_on, d.decided_on) AS decided_on
FROM decision AS d LEFT JOIN corrected_decision AS c ON c.decision_id = d.id;
-- A search finds a record by what it reads now.
DROP TABLE decision_search;
CREATE VIRTUAL TABLE decision_search USING fts5 (
    title, reference, resolution, content = 'decision_as_corrected', content_rowid = 'id', tokenize = 'trigram'
);
INSERT INTO decision_search (decision_search) VALUES ('rebuild');

-- Of a corrected record only the newest publication has dates in force.
DROP TRIGGER published_window;
DROP VIEW window_as_recorded;
CREATE VIEW window_as_recorded AS
SELECT p.id AS publication_id, p.decision_id, p.published_on,
       coalesce(w.closes, p.closes) AS closes, coalesce(w.closes_at, p.closes_at) AS closes_at,
       coalesce(w.effective, p.effective) AS effective,
       CASE WHEN w.id IS NOT NULL THEN p.closes END AS first_closes, coalesce(w.reason, '') AS reason
FROM publication AS p LEFT JOIN window_change AS w ON w.publication_id = p.id AND w.sequence = (
    SELECT max(sequence) FROM window_change WHERE publication_id = p.id
) WHERE p.sequence = (SELECT max(sequence) FROM publication WHERE decision_id = p.decision_id);
CREATE TRIGGER published_window AFTER INSERT ON publication BEGIN
    DELETE FROM window_in_force WHERE decision_id = new.decision_id;
    INSERT INTO window_in_force SELECT * FROM window_as_recorded WHERE publication_id = new.id;
END;

-- Call-in. Nothing was ever written into the two tables of the first schema. A request is kept as it came; what becomes
-- of it are events. chosen_grounds, states and conditions are lines; refused says why it was refused when it came in,
-- refused_by_count that it was by what can be counted of it; receipt is what was answered then. year_began is the first day of the Council year.
DROP TABLE call_in_requester;
DROP TABLE call_in_request;
CREATE TABLE call_in_request (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    received_at TEXT NOT NULL,
    received_by TEXT NOT NULL DEFAULT '',
    how TEXT NOT NULL DEFAULT '',
    grounds TEXT NOT NULL DEFAULT '',
    chosen_grounds TEXT NOT NULL DEFAULT '',
    parts TEXT NOT NULL DEFAULT '',
    alternative TEXT NOT NULL DEFAULT '',
    states TEXT NOT NULL DEFAULT '',
    conditions TEXT NOT NULL DEFAULT '',
    called_in_before TEXT,
    year_began TEXT,
    despite TEXT NOT NULL DEFAULT '',
    refused TEXT NOT NULL DEFAULT '',
    refused_by_count INTEGER NOT NULL DEFAULT 0 CHECK (refused_by_count IN (0, 1)),
    receipt TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX call_in_request_decision ON call_in_request (decision_id, received_at);
CREATE TRIGGER call_in_request_is_frozen BEFORE UPDATE ON call_in_request BEGIN
    SELECT RAISE (ABORT, 'a request for call-in is kept as it came');
END;

-- Who asked for it. A member is a person of the register, an elector only a name. pools and roles are those of the day.
CREATE TABLE call_in_requester (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    request_id INTEGER NOT NULL REFERENCES call_in_request (id),
    position INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id),
    name TEXT NOT NULL,
    pools TEXT NOT NULL DEFAULT '',
    roles TEXT NOT NULL DEFAULT '',
    confirmed INTEGER NOT NULL DEFAULT 1 CHECK (confirmed IN (0, 1)),
    counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
    why_not TEXT NOT NULL DEFAULT '',
    UNIQUE (request_id, name COLLATE NOCASE)
) STRICT;
CREATE INDEX call_in_requester_person ON call_in_requester (person_id);
-- Two persons who prove to be one become one here too: only the link moves.
CREATE TRIGGER call_in_requester_is_frozen
BEFORE UPDATE OF id, request_id, position, name, pools, roles, confirmed, counted, why_not ON call_in_requester BEGIN
    SELECT RAISE (ABORT, 'a request for call-in is kept as it came');
END;

-- What happened to a decision after its publication, in the order of its instants. Never changed; a slip is taken back
-- by an event of kind 'struck-out' that names it. left_as is the state once it was recorded: by it what is not settled
-- is found without counting every case anew, and left_until the instant at which the case then settles by itself.
CREATE TABLE call_in_event (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    request_id INTEGER REFERENCES call_in_request (id),
    kind TEXT NOT NULL CHECK (kind IN (
        'received', 'validated', 'rejected', 'withdrawn', 'hearing-set', 'hearing-agenda', 'heard', 'reconsidered',
        'council-met', 'urgency-consent', 'implemented', 'struck-out'
    )),
    at TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    decides TEXT NOT NULL DEFAULT '',
    names TEXT NOT NULL DEFAULT '',
    by_whom TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    in_writing INTEGER CHECK (in_writing IN (0, 1)),
    on_day TEXT,
    meeting_id INTEGER REFERENCES meeting (id),
    strikes_id INTEGER REFERENCES call_in_event (id),
    left_as TEXT NOT NULL DEFAULT '',
    left_until TEXT,
    who TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX call_in_event_decision ON call_in_event (decision_id, id);
CREATE INDEX call_in_event_request ON call_in_event (request_id);
CREATE INDEX call_in_event_meeting ON call_in_event (meeting_id);
CREATE INDEX call_in_event_strikes ON call_in_event (strikes_id);
CREATE TRIGGER call_in_event_is_frozen BEFORE UPDATE ON call_in_event BEGIN
    SELECT RAISE (ABORT, 'an event is struck out, never rewritten');
END;

-- People: an officer's post, or how a member is styled; what a seat is for (a portfolio), and why a seat stands that
-- seems to clash with another (seats that overlap, a second chair, scrutiny beside the executive).
ALTER TABLE person ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE membership ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE membership ADD COLUMN despite TEXT NOT NULL DEFAULT '';
-- Two persons who prove to be one become one also where a published record ticks them: the link moves, neither the tick
-- nor the snapshot does.
DROP TRIGGER published_attendance_is_frozen;
CREATE TRIGGER published_attendance_is_frozen BEFORE UPDATE OF id, decision_id, present ON attendance
WHEN (SELECT status FROM decision WHERE id = old.decision_id) = 'published' BEGIN
    SELECT RAISE (ABORT, 'a published record is never changed');
END;

-- The crest that the council file names, taken in when the file was adopted, so that the register is whole by itself.
-- data is the picture in base64: what history covers is text.
CREATE TABLE crest (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/svg+xml')),
    data TEXT NOT NULL
) STRICT;

-- The newest safe copy: when, into which folder, and how far the history went in it; how many days later Today reminds.
-- No part of the history: an entry about a copy would leave every copy one entry behind the register.
CREATE TABLE backup_made (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    folder TEXT NOT NULL,
    seq INTEGER NOT NULL,
    head TEXT NOT NULL,
    remind_after INTEGER NOT NULL DEFAULT 7
) STRICT;

-- What was disposed of when its years were over (SI 2012/2089 reg 21(6) and (7)): the texts of a report after six years,
-- or that background papers, which lie elsewhere, were destroyed after four. goes is what it was, a line each; rule,
-- authority and kept_until what allowed it. entries_sha256 covers the rows of disposal_entry.
CREATE TABLE disposal (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    what TEXT NOT NULL CHECK (what IN ('papers', 'record')),
    rule TEXT NOT NULL,
    authority TEXT NOT NULL,
    kept_until TEXT NOT NULL,
    goes TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    disposed_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    entries INTEGER NOT NULL,
    entries_sha256 TEXT NOT NULL,
    UNIQUE (decision_id, what)
) STRICT;
CREATE TRIGGER disposal_is_frozen BEFORE UPDATE ON disposal BEGIN
    SELECT RAISE (ABORT, 'what was disposed of is not brought back');
END;
CREATE TRIGGER disposal_is_kept BEFORE DELETE ON disposal BEGIN
    SELECT RAISE (ABORT, 'what was disposed of is not brought back');
END;

-- The entries of the history whose texts a disposal took out: hash is the one that the next entry is chained to, rest
-- that of what is left of the entry, so that a later change of it shows.
CREATE TABLE disposal_entry (
    seq INTEGER PRIMARY KEY REFERENCES history (seq),
    disposal_id INTEGER NOT NULL REFERENCES disposal (id),
    hash TEXT NOT NULL,
    rest TEXT NOT NULL
) STRICT;
CREATE INDEX disposal_entry_disposal ON disposal_entry (disposal_id, seq);
CREATE TRIGGER disposal_entry_is_frozen BEFORE UPDATE ON disposal_entry BEGIN
    SELECT RAISE (ABORT, 'what was disposed of is not brought back');
END;
CREATE TRIGGER disposal_entry_is_kept BEFORE DELETE ON disposal_entry BEGIN
    SELECT RAISE (ABORT, 'what was disposed of is not brought back');
END;

-- The history stays append-only, but for the texts of the entries that a disposal names.
DROP TRIGGER history_is_append_only;
CREATE TRIGGER history_is_append_only BEFORE UPDATE ON history
WHEN NOT (
    new.before IS NULL AND new.after IS NULL
    AND new.seq = old.seq AND new.at = old.at AND new.who = old.who AND new.command_id = old.command_id
    AND new.action = old.action AND new.record = old.record AND new.record_id = old.record_id AND new.why = old.why
    AND new.previous = old.previous AND new.hash = old.hash
    AND EXISTS (SELECT 1 FROM disposal_entry WHERE seq = old.seq AND hash = old.hash)
) BEGIN
    SELECT RAISE (ABORT, 'history is append-only');
END;

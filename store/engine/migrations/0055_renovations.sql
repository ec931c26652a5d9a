-- Renovations: declared, permitted, spot-checked, inspected, watched (R4-R20). That a permit has run
-- out follows from its last day. Times are UTC milliseconds, days ISO, money whole fen.
CREATE TABLE renovation (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  home_id      INTEGER NOT NULL REFERENCES home (id),
  person_id    INTEGER REFERENCES person (id),
  applicant    TEXT NOT NULL,
  standing     TEXT NOT NULL,
  phone        TEXT NOT NULL,
  kind         TEXT NOT NULL,
  scope        TEXT NOT NULL,
  doer         TEXT NOT NULL,
  firm         TEXT NOT NULL,
  code         TEXT NOT NULL,
  person       TEXT NOT NULL,
  person_phone TEXT NOT NULL,
  starts       TEXT NOT NULL,
  ends         TEXT NOT NULL,
  workers      INTEGER NOT NULL,
  hot          INTEGER NOT NULL,
  waste        TEXT NOT NULL,
  works        TEXT NOT NULL DEFAULT '',
  declared     INTEGER NOT NULL DEFAULT 0,
  change       TEXT NOT NULL DEFAULT '',
  applied_on   TEXT NOT NULL,
  applied_by   INTEGER NOT NULL REFERENCES staff (id),
  complete_on  TEXT,
  answer_due   TEXT,
  fit          INTEGER,
  approved_on  TEXT,
  approved_by  INTEGER REFERENCES staff (id),
  deposit_due  INTEGER NOT NULL CHECK (deposit_due >= 0),
  agreed_on    TEXT,
  neighbours   TEXT NOT NULL DEFAULT '',
  told_on      TEXT,
  hours        TEXT NOT NULL DEFAULT '',
  permitted_on TEXT,
  begun_on     TEXT,
  extended     INTEGER NOT NULL DEFAULT 0,
  plan         INTEGER REFERENCES plan (id),
  every        INTEGER NOT NULL DEFAULT 0,
  refusals     INTEGER NOT NULL DEFAULT 0,
  absences     INTEGER NOT NULL DEFAULT 0,
  visited_on   TEXT,
  progress_on  TEXT,
  flooded_on   TEXT,
  tight        INTEGER,
  completed_on TEXT,
  inspect_due  TEXT,
  right_by     TEXT,
  passed_on    TEXT,
  watch_until  TEXT,
  leak         INTEGER NOT NULL DEFAULT 0,
  released_on  TEXT,
  closed_on    TEXT,
  state_before TEXT NOT NULL DEFAULT '',
  stage        TEXT NOT NULL,
  CHECK (ends >= starts),
  CHECK (permitted_on IS NULL OR (approved_on IS NOT NULL AND agreed_on IS NOT NULL)),
  CHECK (begun_on IS NULL OR permitted_on IS NOT NULL),
  CHECK (passed_on IS NULL OR completed_on IS NOT NULL),
  CHECK (released_on IS NULL OR (passed_on IS NOT NULL AND leak = 0)),
  CHECK (closed_on IS NULL OR released_on IS NOT NULL)
) STRICT;
CREATE INDEX renovation_home ON renovation (home_id);
CREATE INDEX renovation_stage ON renovation (stage);
CREATE TRIGGER renovation_keeps_number BEFORE UPDATE OF number, home_id ON renovation
BEGIN SELECT RAISE(ABORT, 'a renovation keeps its number'); END;
CREATE TRIGGER renovation_no_delete BEFORE DELETE ON renovation
BEGIN SELECT RAISE(ABORT, 'a renovation stays in the book'); END;

-- The papers that are here, and since when.
CREATE TABLE renovation_paper (
  renovation_id INTEGER NOT NULL REFERENCES renovation (id),
  paper         TEXT NOT NULL,
  since         TEXT NOT NULL,
  PRIMARY KEY (renovation_id, paper)
) STRICT, WITHOUT ROWID;

-- A deposit is of one renovation, never counted twice.
CREATE TABLE renovation_deposit (
  id            INTEGER PRIMARY KEY,
  renovation_id INTEGER NOT NULL REFERENCES renovation (id),
  deposit_id    INTEGER NOT NULL UNIQUE REFERENCES deposit (id)
) STRICT;
CREATE INDEX renovation_deposit_of ON renovation_deposit (renovation_id);

-- Each spot check that was made (R12).
CREATE TABLE renovation_visit (
  id            INTEGER PRIMARY KEY,
  renovation_id INTEGER NOT NULL REFERENCES renovation (id),
  at            INTEGER NOT NULL,
  staff         INTEGER NOT NULL REFERENCES staff (id),
  result        TEXT NOT NULL,
  seen          TEXT,
  faults        TEXT NOT NULL,
  point         TEXT,
  remark        TEXT NOT NULL
) STRICT;
CREATE INDEX renovation_visit_of ON renovation_visit (renovation_id);
CREATE TRIGGER renovation_visit_no_delete BEFORE DELETE ON renovation_visit
BEGIN SELECT RAISE(ABORT, 'a spot check stays on record'); END;

-- Neighbours' reports that are about a renovation; each is of one alone.
CREATE TABLE renovation_ticket (
  id            INTEGER PRIMARY KEY,
  renovation_id INTEGER NOT NULL REFERENCES renovation (id),
  ticket_id     INTEGER NOT NULL UNIQUE REFERENCES ticket (id),
  about         TEXT
) STRICT;
CREATE INDEX renovation_ticket_of ON renovation_ticket (renovation_id);

-- Violations (R13, R14). The time until which one is to be reported is kept as it was set.
CREATE TABLE violation (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  renovation_id INTEGER NOT NULL REFERENCES renovation (id),
  article       TEXT NOT NULL,
  what          TEXT NOT NULL,
  grade         TEXT NOT NULL,
  place         TEXT NOT NULL,
  photo         TEXT NOT NULL,
  told          TEXT NOT NULL,
  found_at      INTEGER NOT NULL,
  found_by      INTEGER NOT NULL REFERENCES staff (id),
  put_right_by  TEXT,
  report_due    INTEGER,
  dissuaded_at  INTEGER,
  noticed_at    INTEGER,
  signed        TEXT,
  witness       TEXT NOT NULL DEFAULT '',
  rechecked_at  INTEGER,
  reported_at   INTEGER,
  authority     TEXT NOT NULL DEFAULT '',
  means         TEXT,
  receipt       TEXT NOT NULL DEFAULT '',
  escalation    INTEGER REFERENCES escalation (id),
  stage         TEXT NOT NULL
) STRICT;
CREATE INDEX violation_of ON violation (renovation_id);
CREATE TRIGGER violation_keeps_number BEFORE UPDATE OF number, renovation_id, found_at ON violation
BEGIN SELECT RAISE(ABORT, 'a violation keeps its number'); END;
CREATE TRIGGER violation_no_delete BEFORE DELETE ON violation
BEGIN SELECT RAISE(ABORT, 'a violation stays on record'); END;

-- Periods in which there is no noisy work anywhere, both ends counted (R9).
CREATE TABLE noise_ban (
  id     INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  since  TEXT NOT NULL,
  until  TEXT NOT NULL,
  reason TEXT NOT NULL,
  stage  TEXT NOT NULL,
  CHECK (until >= since)
) STRICT;

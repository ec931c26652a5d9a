-- Emergency plans (D20): the text of a version stands in the entry that brought it. What came with
-- the program is adopted as it is first followed, so that a course can be read for ever as it was.
CREATE TABLE emergency_plan (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  own     INTEGER NOT NULL CHECK (own IN (0, 1)),
  number  INTEGER NOT NULL REFERENCES journal (number) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (kind, version)
) STRICT;
CREATE TRIGGER emergency_plan_stays BEFORE UPDATE ON emergency_plan
BEGIN SELECT RAISE(ABORT, 'a version of a plan is not changed'); END;
CREATE TRIGGER emergency_plan_no_delete BEFORE DELETE ON emergency_plan
BEGIN SELECT RAISE(ABORT, 'a version of a plan stays on record'); END;

-- Emergencies and drills (D21). happened is when it began, reported when the desk was told. A row is
-- never removed, a number never given again, and when it was reported never moves (Q57).
CREATE TABLE emergency (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL,
  plan          INTEGER NOT NULL REFERENCES emergency_plan (id),
  drill         INTEGER NOT NULL CHECK (drill IN (0, 1)),
  place         TEXT NOT NULL,
  reporter      TEXT NOT NULL,
  phone         TEXT NOT NULL,
  happened      INTEGER NOT NULL,
  reported      INTEGER NOT NULL,
  taken_by      INTEGER NOT NULL REFERENCES staff (id),
  grade         TEXT,
  controlled_at INTEGER,
  ended_at      INTEGER,
  joined        INTEGER REFERENCES emergency (id),
  stage         TEXT NOT NULL
) STRICT;
CREATE INDEX emergency_stage ON emergency (stage);
CREATE TRIGGER emergency_keeps_number BEFORE UPDATE OF number, kind, plan, drill, reported ON emergency
BEGIN SELECT RAISE(ABORT, 'an emergency keeps its number and when it was reported'); END;
CREATE TRIGGER emergency_no_delete BEFORE DELETE ON emergency
BEGIN SELECT RAISE(ABORT, 'an emergency stays on record'); END;

CREATE TABLE emergency_step (
  id           INTEGER PRIMARY KEY,
  emergency_id INTEGER NOT NULL REFERENCES emergency (id),
  key          TEXT NOT NULL,
  counted      INTEGER,
  abnormal     INTEGER NOT NULL CHECK (abnormal IN (0, 1)),
  seen         INTEGER NOT NULL,
  number       INTEGER NOT NULL REFERENCES journal (number),
  UNIQUE (emergency_id, key)
) STRICT;

CREATE TABLE emergency_signature (
  emergency_id INTEGER NOT NULL REFERENCES emergency (id),
  party        TEXT NOT NULL,
  staff        INTEGER NOT NULL REFERENCES staff (id),
  at           INTEGER NOT NULL,
  covers       TEXT NOT NULL,
  number       INTEGER NOT NULL REFERENCES journal (number),
  PRIMARY KEY (emergency_id, party)
) STRICT;

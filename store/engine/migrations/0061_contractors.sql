-- Contractors (service.md I18-I23): the file of each, its papers, its people and when they were on
-- site; and the record of training of any person (O14). Whether a paper has expired follows from its
-- last day. No row is ever removed.
CREATE TABLE training (
  id        INTEGER PRIMARY KEY,
  about     TEXT NOT NULL,
  kind      TEXT NOT NULL,
  topic     TEXT NOT NULL,
  held_on   TEXT NOT NULL,
  hours     INTEGER NOT NULL CHECK (hours > 0),
  trainer   TEXT NOT NULL,
  came      INTEGER NOT NULL CHECK (came IN (0, 1)),
  score     INTEGER,
  result    TEXT NOT NULL,
  paper     TEXT NOT NULL,
  until     TEXT,
  stage     TEXT NOT NULL
) STRICT;
CREATE INDEX training_about ON training (about, kind);
CREATE TRIGGER training_no_delete BEFORE DELETE ON training
BEGIN SELECT RAISE(ABORT, 'a training stays on record'); END;

CREATE TABLE contractor (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  code       TEXT NOT NULL,
  trade      TEXT NOT NULL,
  head       TEXT NOT NULL,
  lead       TEXT NOT NULL,
  phone      TEXT NOT NULL,
  contract   TEXT NOT NULL DEFAULT '',
  services   TEXT NOT NULL DEFAULT '',
  since      TEXT,
  until      TEXT,
  posts      INTEGER NOT NULL DEFAULT 0,
  fee        INTEGER NOT NULL DEFAULT 0,
  terms      TEXT NOT NULL DEFAULT '',
  by_score   INTEGER NOT NULL DEFAULT 0 CHECK (by_score IN (0, 1)),
  agreed_on  TEXT,
  entered_on TEXT,
  mend_by    TEXT,
  left_on    TEXT,
  stage      TEXT NOT NULL
) STRICT;
CREATE TRIGGER contractor_keeps_number BEFORE UPDATE OF number ON contractor
BEGIN SELECT RAISE(ABORT, 'a contractor keeps its number'); END;
CREATE TRIGGER contractor_no_delete BEFORE DELETE ON contractor
BEGIN SELECT RAISE(ABORT, 'a contractor stays on file'); END;

CREATE TABLE contractor_person (
  id            INTEGER PRIMARY KEY,
  contractor_id INTEGER NOT NULL REFERENCES contractor (id),
  name          TEXT NOT NULL,
  post          TEXT NOT NULL,
  phone         TEXT NOT NULL,
  since         TEXT NOT NULL,
  until         TEXT,
  stage         TEXT NOT NULL
) STRICT;
CREATE INDEX contractor_person_of ON contractor_person (contractor_id);
CREATE TRIGGER contractor_person_no_delete BEFORE DELETE ON contractor_person
BEGIN SELECT RAISE(ABORT, 'a person stays on the roll'); END;

CREATE TABLE contractor_paper (
  id            INTEGER PRIMARY KEY,
  contractor_id INTEGER NOT NULL REFERENCES contractor (id),
  person_id     INTEGER REFERENCES contractor_person (id),
  kind          TEXT NOT NULL,
  no            TEXT NOT NULL,
  issuer        TEXT NOT NULL,
  issued        TEXT NOT NULL,
  expires       TEXT NOT NULL,
  stage         TEXT NOT NULL,
  CHECK (expires >= issued)
) STRICT;
CREATE INDEX contractor_paper_of ON contractor_paper (contractor_id);
CREATE INDEX contractor_paper_expires ON contractor_paper (expires) WHERE stage = 'kept';
CREATE TRIGGER contractor_paper_no_delete BEFORE DELETE ON contractor_paper
BEGIN SELECT RAISE(ABORT, 'a paper stays on file'); END;

CREATE TABLE contractor_stint (
  id            INTEGER PRIMARY KEY,
  contractor_id INTEGER NOT NULL REFERENCES contractor (id),
  place         TEXT NOT NULL,
  permit        TEXT NOT NULL,
  posts         INTEGER NOT NULL,
  came          INTEGER NOT NULL CHECK (came > 0),
  who           TEXT NOT NULL,
  despite       TEXT NOT NULL,
  since         INTEGER NOT NULL,
  last_day      TEXT NOT NULL,
  until         INTEGER,
  missing       INTEGER NOT NULL DEFAULT 0,
  done_by       TEXT NOT NULL DEFAULT '',
  checked_by    INTEGER REFERENCES staff (id),
  stage         TEXT NOT NULL
) STRICT;
CREATE INDEX contractor_stint_of ON contractor_stint (contractor_id, since);
CREATE TRIGGER contractor_stint_no_delete BEFORE DELETE ON contractor_stint
BEGIN SELECT RAISE(ABORT, 'a stint stays on record'); END;

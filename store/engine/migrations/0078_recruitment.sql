-- Recruitment (service.md O10-O12): what post is asked for, who has applied at all, and each
-- application of theirs from coming in to leaving again. Whom it is about stands in these tables
-- alone, and is emptied when its time is over; the rows stay, so that they can be counted.
CREATE TABLE vacancy (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  post         TEXT NOT NULL,
  trade        TEXT NOT NULL,
  count        INTEGER NOT NULL CHECK (count > 0),
  why          TEXT NOT NULL,
  wanted_on    TEXT NOT NULL,
  pay          TEXT NOT NULL,
  medical      TEXT NOT NULL,
  asked_by     INTEGER NOT NULL REFERENCES staff (id),
  approved_by  INTEGER REFERENCES staff (id),
  published_on TEXT,
  stage        TEXT NOT NULL
) STRICT;
CREATE TRIGGER vacancy_keeps_number BEFORE UPDATE OF number ON vacancy
BEGIN SELECT RAISE(ABORT, 'a requisition keeps its number'); END;
CREATE TRIGGER vacancy_no_delete BEFORE DELETE ON vacancy
BEGIN SELECT RAISE(ABORT, 'a requisition stays on file'); END;

CREATE TABLE applicant (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  sex       TEXT NOT NULL,
  born      TEXT NOT NULL,
  phone     TEXT NOT NULL,
  id_number TEXT NOT NULL,
  education TEXT NOT NULL,
  emergency TEXT NOT NULL,
  relatives TEXT NOT NULL
) STRICT;
CREATE INDEX applicant_phone ON applicant (phone) WHERE phone <> '';
CREATE INDEX applicant_name ON applicant (name) WHERE name <> '';
CREATE TRIGGER applicant_no_delete BEFORE DELETE ON applicant
BEGIN SELECT RAISE(ABORT, 'an applicant stays to be counted'); END;

CREATE TABLE application (
  id              INTEGER PRIMARY KEY,
  number          TEXT NOT NULL UNIQUE,
  vacancy_id      INTEGER NOT NULL REFERENCES vacancy (id),
  applicant_id    INTEGER NOT NULL REFERENCES applicant (id),
  source          TEXT NOT NULL,
  experience      TEXT NOT NULL,
  papers          TEXT NOT NULL,
  health          TEXT NOT NULL,
  available_on    TEXT,
  expects         TEXT NOT NULL,
  received_on     TEXT NOT NULL,
  interview_on    TEXT,
  interviews      INTEGER NOT NULL DEFAULT 0,
  verified_on     TEXT,
  seen            TEXT NOT NULL DEFAULT '',
  examined_on     TEXT,
  fit_until       TEXT,
  decided_on      TEXT,
  reason          TEXT NOT NULL DEFAULT '',
  starts_on       TEXT,
  term            INTEGER NOT NULL DEFAULT 0,
  trial           INTEGER NOT NULL DEFAULT 0,
  trial_until     TEXT,
  prolonged       INTEGER NOT NULL DEFAULT 0,
  worker_id       INTEGER REFERENCES worker (id),
  contract        TEXT NOT NULL DEFAULT '',
  contract_on     TEXT,
  confirmed_on    TEXT,
  last_day        TEXT,
  issues          TEXT NOT NULL DEFAULT '',
  hands           TEXT NOT NULL DEFAULT '',
  lapses_on       TEXT,
  lapsed_on       TEXT,
  stage           TEXT NOT NULL
) STRICT;
CREATE INDEX application_of ON application (applicant_id);
CREATE INDEX application_for ON application (vacancy_id);
CREATE INDEX application_lapses ON application (lapses_on) WHERE lapsed_on IS NULL;
CREATE TRIGGER application_keeps_number BEFORE UPDATE OF number, vacancy_id ON application
BEGIN SELECT RAISE(ABORT, 'an application keeps its number'); END;
CREATE TRIGGER application_no_delete BEFORE DELETE ON application
BEGIN SELECT RAISE(ABORT, 'an application stays to be counted'); END;

CREATE TABLE interview (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  place          INTEGER NOT NULL,
  on_day         TEXT NOT NULL,
  look           INTEGER NOT NULL CHECK (look BETWEEN 1 AND 5),
  speech         INTEGER NOT NULL CHECK (speech BETWEEN 1 AND 5),
  craft          INTEGER NOT NULL CHECK (craft BETWEEN 1 AND 5),
  attitude       INTEGER NOT NULL CHECK (attitude BETWEEN 1 AND 5),
  staying        INTEGER NOT NULL CHECK (staying BETWEEN 1 AND 5),
  verdict        TEXT NOT NULL,
  interviewer    TEXT NOT NULL,
  remark         TEXT NOT NULL,
  UNIQUE (application_id, place)
) STRICT;
CREATE TRIGGER interview_no_delete BEFORE DELETE ON interview
BEGIN SELECT RAISE(ABORT, 'an interview stays on record'); END;

CREATE TABLE issued_thing (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  place          INTEGER NOT NULL,
  result         TEXT NOT NULL,
  on_day         TEXT NOT NULL,
  note           TEXT NOT NULL,
  UNIQUE (application_id, place)
) STRICT;
CREATE TRIGGER issued_thing_no_delete BEFORE DELETE ON issued_thing
BEGIN SELECT RAISE(ABORT, 'what was handed out stays on record'); END;

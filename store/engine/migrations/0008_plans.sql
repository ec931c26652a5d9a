-- Plans of any subject (G1): what the journal calls them and their occurrences, which version holds,
-- the slot on the estate's wall clock up to which they are made, and when the next one may have to
-- be. Of a plan that has ended nothing is made any more.
CREATE TABLE plan (
  id      INTEGER PRIMARY KEY,
  thing   TEXT NOT NULL,
  occurs  TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  made    TEXT,
  wakes   INTEGER,
  ended   INTEGER
) STRICT;
CREATE INDEX plan_wakes ON plan (wakes) WHERE wakes IS NOT NULL;
CREATE TRIGGER plan_no_delete BEFORE DELETE ON plan
BEGIN SELECT RAISE(ABORT, 'a plan stays'); END;

-- What a plan says from a moment on (UTC milliseconds); its terms, and what its subject keeps with
-- it, as JSON. An occurrence keeps to the version that it was made from (G5).
CREATE TABLE plan_version (
  id      INTEGER PRIMARY KEY,
  plan    INTEGER NOT NULL REFERENCES plan (id),
  version INTEGER NOT NULL,
  since   INTEGER NOT NULL,
  title   TEXT NOT NULL,
  terms   TEXT NOT NULL,
  carries TEXT NOT NULL,
  UNIQUE (plan, version)
) STRICT;
CREATE TRIGGER plan_version_stays BEFORE UPDATE OF plan, version, since, terms, carries ON plan_version
BEGIN SELECT RAISE(ABORT, 'a version of a plan stays as it was'); END;
CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON plan_version
BEGIN SELECT RAISE(ABORT, 'a version of a plan stays'); END;

-- Occurrences: one for a plan and a start (G1), its times in UTC milliseconds as they were set when
-- it was made. Whether one is due, late or missed follows from them and from when it was done.
CREATE TABLE occurrence (
  id       INTEGER PRIMARY KEY,
  plan     INTEGER NOT NULL REFERENCES plan (id),
  version  INTEGER NOT NULL,
  slot     TEXT NOT NULL,
  starts   INTEGER NOT NULL,
  ends     INTEGER NOT NULL CHECK (ends > starts),
  shows    INTEGER NOT NULL CHECK (shows <= starts),
  in_time  INTEGER NOT NULL CHECK (in_time >= ends),
  missed   INTEGER NOT NULL CHECK (missed >= in_time),
  stage    TEXT NOT NULL,
  told     INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
  happened INTEGER,
  written  INTEGER,
  done_by  INTEGER REFERENCES staff (id),
  FOREIGN KEY (plan, version) REFERENCES plan_version (plan, version)
) STRICT;
CREATE UNIQUE INDEX occurrence_once ON occurrence (plan, starts) WHERE stage <> 'withdrawn';
CREATE INDEX occurrence_open ON occurrence (missed) WHERE stage = 'open';
CREATE INDEX occurrence_starts ON occurrence (starts);
CREATE TRIGGER occurrence_stays BEFORE UPDATE OF plan, version, slot, starts, ends, shows, in_time, missed
ON occurrence
BEGIN SELECT RAISE(ABORT, 'an occurrence keeps its times'); END;
CREATE TRIGGER occurrence_no_delete BEFORE DELETE ON occurrence
BEGIN SELECT RAISE(ABORT, 'an occurrence stays on the list'); END;

-- When the program last looked what is due, one row; and between when it did not (G4).
CREATE TABLE plan_look (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE plan_closed (
  id    INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL CHECK (until > since)
) STRICT;

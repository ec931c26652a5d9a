-- The appraisal of contractors (service.md I22): daily checks with the points of each section, and the
-- sheet of a month that they come to.
CREATE TABLE contractor_check (
  id            INTEGER PRIMARY KEY,
  contractor_id INTEGER NOT NULL REFERENCES contractor (id),
  month         TEXT NOT NULL,
  weights       TEXT NOT NULL,
  inspector     INTEGER NOT NULL REFERENCES staff (id),
  since         INTEGER NOT NULL,
  marked        INTEGER NOT NULL DEFAULT 0,
  got           INTEGER NOT NULL DEFAULT 0,
  points        INTEGER NOT NULL DEFAULT 0,
  found         INTEGER NOT NULL DEFAULT 0,
  stage         TEXT NOT NULL
) STRICT;
CREATE INDEX contractor_check_of ON contractor_check (contractor_id, month);
CREATE TRIGGER contractor_check_no_delete BEFORE DELETE ON contractor_check
BEGIN SELECT RAISE(ABORT, 'a check stays on record'); END;

CREATE TABLE contractor_mark (
  check_id INTEGER NOT NULL REFERENCES contractor_check (id),
  place    INTEGER NOT NULL,
  got      INTEGER,
  finding  INTEGER,
  note     TEXT NOT NULL,
  number   INTEGER NOT NULL,
  PRIMARY KEY (check_id, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER contractor_mark_no_delete BEFORE DELETE ON contractor_mark
BEGIN SELECT RAISE(ABORT, 'a mark stays on file'); END;

CREATE TABLE contractor_month (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  contractor_id INTEGER NOT NULL REFERENCES contractor (id),
  month         TEXT NOT NULL,
  sections      TEXT NOT NULL,
  got           INTEGER NOT NULL,
  points        INTEGER NOT NULL,
  accident      INTEGER NOT NULL CHECK (accident IN (0, 1)),
  band          TEXT NOT NULL,
  pays          INTEGER NOT NULL,
  fee           INTEGER NOT NULL,
  proposed      INTEGER NOT NULL,
  deducted      INTEGER,
  demand        TEXT NOT NULL,
  demand_by     TEXT,
  scorer        INTEGER NOT NULL REFERENCES staff (id),
  signer        TEXT NOT NULL DEFAULT '',
  decide_by     INTEGER,
  void          INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  stage         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX contractor_month_once ON contractor_month (contractor_id, month) WHERE void = 0;
CREATE TRIGGER contractor_month_keeps_number BEFORE UPDATE OF number ON contractor_month
BEGIN SELECT RAISE(ABORT, 'a sheet keeps its number'); END;
CREATE TRIGGER contractor_month_no_delete BEFORE DELETE ON contractor_month
BEGIN SELECT RAISE(ABORT, 'a sheet stays on file'); END;

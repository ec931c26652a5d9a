-- Works with large impact, and accidents of cleaning (service.md L9-L12), as matters told to the
-- developer: a work from its plan to its acceptance, an accident with the clocks from the event.
CREATE TABLE clean_matter (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  kind         TEXT NOT NULL,
  place        TEXT NOT NULL,
  what         TEXT NOT NULL,
  people       TEXT NOT NULL,
  measures     TEXT NOT NULL,
  starts       INTEGER NOT NULL,
  ends         INTEGER,
  height       INTEGER NOT NULL DEFAULT 0,
  edition      INTEGER NOT NULL DEFAULT 1,
  planned_by   INTEGER REFERENCES staff (id),
  urgent       INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
  told_at      INTEGER,
  approved     INTEGER,
  approver     TEXT NOT NULL DEFAULT '',
  decided_at   INTEGER,
  began_at     INTEGER,
  ended_at     INTEGER,
  oral_by      INTEGER,
  written_by   INTEGER,
  legal_by     INTEGER,
  further_by   INTEGER,
  oral_at      INTEGER,
  written_at   INTEGER,
  legal_at     INTEGER,
  stage        TEXT NOT NULL
) STRICT;
CREATE INDEX clean_matter_starts ON clean_matter (starts);
CREATE TRIGGER clean_matter_no_delete BEFORE DELETE ON clean_matter
BEGIN SELECT RAISE(ABORT, 'a matter stays on file'); END;

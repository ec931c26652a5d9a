-- The roster (O4-O7): a month with the shifts and demand it was made with, a cell a person and day.
-- What kind of leave somebody is on stands here alone, and in no entry; nor why nights are barred.
CREATE TABLE roster (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  first        TEXT NOT NULL UNIQUE,
  kinds        TEXT NOT NULL,
  demand       TEXT NOT NULL,
  changes      INTEGER NOT NULL,
  drafted_by   INTEGER NOT NULL,
  published_by INTEGER,
  published_at INTEGER,
  stage        TEXT NOT NULL
) STRICT;
CREATE TRIGGER roster_no_delete BEFORE DELETE ON roster
BEGIN SELECT RAISE(ABORT, 'a roster stays on the list'); END;

CREATE TABLE roster_cell (
  who    TEXT NOT NULL,
  day    TEXT NOT NULL,
  code   TEXT NOT NULL,
  leave  TEXT NOT NULL,
  exempt INTEGER NOT NULL CHECK (exempt IN (0, 1)),
  number INTEGER NOT NULL,
  PRIMARY KEY (who, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX roster_cell_day ON roster_cell (day);

CREATE TABLE roster_bar (
  id     INTEGER PRIMARY KEY,
  who    TEXT NOT NULL,
  since  TEXT NOT NULL,
  until  TEXT NOT NULL,
  reason TEXT NOT NULL,
  stage  TEXT NOT NULL
) STRICT;
CREATE TRIGGER roster_bar_no_delete BEFORE DELETE ON roster_bar
BEGIN SELECT RAISE(ABORT, 'it stays on record'); END;

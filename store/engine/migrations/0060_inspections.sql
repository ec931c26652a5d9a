-- Inspections of departments (service.md I15-I17): versions of each list of what is looked at, and the
-- inspections with what was found at each of its lines.
CREATE TABLE inspection_list (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,
  version INTEGER NOT NULL,
  own     INTEGER NOT NULL CHECK (own IN (0, 1)),
  number  INTEGER NOT NULL,
  UNIQUE (kind, version)
) STRICT;
CREATE TRIGGER inspection_list_no_change BEFORE UPDATE ON inspection_list
BEGIN SELECT RAISE(ABORT, 'a version stays as it is'); END;
CREATE TRIGGER inspection_list_no_delete BEFORE DELETE ON inspection_list
BEGIN SELECT RAISE(ABORT, 'a version stays on file'); END;

CREATE TABLE inspection (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  list       INTEGER NOT NULL REFERENCES inspection_list (id),
  inspected  TEXT NOT NULL,
  inspector  INTEGER NOT NULL REFERENCES staff (id),
  seed       INTEGER NOT NULL,
  places     TEXT NOT NULL,
  since      INTEGER NOT NULL,
  marked     INTEGER NOT NULL DEFAULT 0,
  got        INTEGER NOT NULL DEFAULT 0,
  points     INTEGER NOT NULL DEFAULT 0,
  failed     INTEGER NOT NULL DEFAULT 0 CHECK (failed IN (0, 1)),
  found      INTEGER NOT NULL DEFAULT 0,
  void       INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  scored_at  INTEGER,
  decide_by  INTEGER,
  stage      TEXT NOT NULL
) STRICT;
CREATE INDEX inspection_kind ON inspection (kind, since);
CREATE TRIGGER inspection_no_delete BEFORE DELETE ON inspection
BEGIN SELECT RAISE(ABORT, 'an inspection stays on file'); END;

CREATE TABLE inspection_mark (
  inspection_id INTEGER NOT NULL REFERENCES inspection (id),
  place         INTEGER NOT NULL,
  got           INTEGER,
  finding       INTEGER,
  note          TEXT NOT NULL,
  number        INTEGER NOT NULL,
  PRIMARY KEY (inspection_id, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER inspection_mark_no_delete BEFORE DELETE ON inspection_mark
BEGIN SELECT RAISE(ABORT, 'a mark stays on file'); END;

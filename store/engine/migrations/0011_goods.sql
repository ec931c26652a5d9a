-- Goods release slips (GR1-GR9). That one has run out follows from its day. A row is never removed,
-- a number never given again.
CREATE TABLE slip (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  home_id      INTEGER NOT NULL REFERENCES home (id),
  person_id    INTEGER REFERENCES person (id),
  applicant    TEXT NOT NULL DEFAULT '',
  standing     TEXT NOT NULL,
  why          TEXT NOT NULL,
  back_by      TEXT,
  bearer       TEXT NOT NULL DEFAULT '',
  phone        TEXT NOT NULL DEFAULT '',
  plate        TEXT NOT NULL DEFAULT '',
  asked_at     INTEGER NOT NULL,
  asked_by     INTEGER NOT NULL REFERENCES staff (id),
  replaces     INTEGER REFERENCES slip (id),
  identity     TEXT,
  how          TEXT,
  confirmed_at INTEGER,
  issued_at    INTEGER,
  issued_by    INTEGER REFERENCES staff (id),
  until        TEXT,
  passed_at    INTEGER,
  gate         TEXT NOT NULL DEFAULT '',
  guard        TEXT NOT NULL DEFAULT '',
  matched_at   INTEGER,
  stage        TEXT NOT NULL,
  CHECK (passed_at IS NULL OR (issued_at IS NOT NULL AND until IS NOT NULL)),
  CHECK (matched_at IS NULL OR passed_at IS NOT NULL)
) STRICT;
CREATE INDEX slip_home ON slip (home_id);
CREATE INDEX slip_stage ON slip (stage);
CREATE TRIGGER slip_keeps_number BEFORE UPDATE OF number ON slip
BEGIN SELECT RAISE(ABORT, 'a slip keeps its number'); END;
CREATE TRIGGER slip_passes_once BEFORE UPDATE OF passed_at, gate ON slip
WHEN old.passed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a slip passes once'); END;
CREATE TRIGGER slip_no_delete BEFORE DELETE ON slip
BEGIN SELECT RAISE(ABORT, 'a slip stays in the book'); END;

-- What goes out, in thousandths, and how much of it has come back (X106).
CREATE TABLE slip_line (
  id       INTEGER PRIMARY KEY,
  slip_id  INTEGER NOT NULL REFERENCES slip (id),
  place    INTEGER NOT NULL,
  thing    TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  mark     TEXT NOT NULL,
  remark   TEXT NOT NULL,
  back     INTEGER NOT NULL DEFAULT 0 CHECK (back BETWEEN 0 AND quantity),
  UNIQUE (slip_id, place)
) STRICT;

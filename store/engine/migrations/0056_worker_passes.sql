-- Workers' passes (R10). That one has run out follows from its last day; a number is never given
-- again, a lost one is dead for ever.
CREATE TABLE worker_pass (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  renovation_id INTEGER NOT NULL REFERENCES renovation (id),
  name          TEXT NOT NULL,
  id_number     TEXT NOT NULL,
  trade         TEXT NOT NULL,
  card          TEXT NOT NULL,
  card_until    TEXT,
  photo         INTEGER NOT NULL,
  term          TEXT NOT NULL,
  since         TEXT NOT NULL,
  until         TEXT NOT NULL,
  deposit_id    INTEGER UNIQUE REFERENCES deposit (id),
  replaces      INTEGER UNIQUE REFERENCES worker_pass (id),
  issued_by     INTEGER NOT NULL REFERENCES staff (id),
  back_on       TEXT,
  gone_at       INTEGER,
  lapses_on     TEXT,
  stage         TEXT NOT NULL,
  CHECK (until >= since)
) STRICT;
CREATE INDEX worker_pass_of ON worker_pass (renovation_id);
CREATE INDEX worker_pass_stage ON worker_pass (stage, until);
CREATE TRIGGER worker_pass_keeps_number BEFORE UPDATE OF number, renovation_id, replaces ON worker_pass
BEGIN SELECT RAISE(ABORT, 'a pass keeps its number'); END;
CREATE TRIGGER worker_pass_no_delete BEFORE DELETE ON worker_pass
BEGIN SELECT RAISE(ABORT, 'a pass stays on the list'); END;

-- Key reconciliations (K3). The hooks are written down when one begins; what should hang on a hook is
-- read when that hook is counted. A row is never removed. The last that was signed says when the
-- next is due.
CREATE TABLE key_count (
  id          INTEGER PRIMARY KEY,
  stage       TEXT NOT NULL,
  list        INTEGER NOT NULL,
  due         TEXT NOT NULL,
  begun_at    INTEGER NOT NULL,
  begun_by    INTEGER NOT NULL REFERENCES staff (id),
  ended_at    INTEGER,
  hooks       INTEGER NOT NULL CHECK (hooks > 0),
  counted     INTEGER NOT NULL DEFAULT 0,
  differences INTEGER NOT NULL DEFAULT 0,
  next_due    TEXT,
  CHECK ((ended_at IS NULL) = (stage = 'counting')),
  CHECK ((next_due IS NOT NULL) = (stage = 'signed'))
) STRICT;
CREATE UNIQUE INDEX key_count_one_open ON key_count (stage) WHERE stage = 'counting';
CREATE TRIGGER key_count_no_delete BEFORE DELETE ON key_count
BEGIN SELECT RAISE(ABORT, 'a key reconciliation stays on record'); END;
CREATE TRIGGER key_count_ended BEFORE UPDATE ON key_count WHEN old.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a key reconciliation that has ended is not changed'); END;

-- A hook of the list as it was frozen. expected, lent and counted_by are those of its last counting,
-- first_count is what was counted before anybody saw what the list says.
CREATE TABLE key_count_line (
  count_id    INTEGER NOT NULL REFERENCES key_count (id),
  place       INTEGER NOT NULL,
  key_id      INTEGER NOT NULL REFERENCES held_key (id),
  hook        TEXT NOT NULL,
  home        TEXT NOT NULL,
  doors       TEXT NOT NULL,
  first_count INTEGER,
  expected    INTEGER,
  lent        INTEGER NOT NULL DEFAULT 0 CHECK (lent IN (0, 1)),
  counted_by  INTEGER REFERENCES staff (id),
  PRIMARY KEY (count_id, key_id),
  CHECK ((first_count IS NULL) = (expected IS NULL))
) STRICT;

CREATE TABLE key_count_answer (
  id       INTEGER PRIMARY KEY,
  count_id INTEGER NOT NULL REFERENCES key_count (id),
  key      TEXT NOT NULL,
  counted  INTEGER,
  abnormal INTEGER NOT NULL CHECK (abnormal IN (0, 1)),
  seen     INTEGER NOT NULL,
  number   INTEGER NOT NULL REFERENCES journal (number),
  UNIQUE (count_id, key)
) STRICT;

CREATE TABLE key_count_signature (
  count_id INTEGER NOT NULL REFERENCES key_count (id),
  party    TEXT NOT NULL,
  staff    INTEGER NOT NULL REFERENCES staff (id),
  at       INTEGER NOT NULL,
  covers   TEXT NOT NULL,
  number   INTEGER NOT NULL REFERENCES journal (number),
  PRIMARY KEY (count_id, party)
) STRICT;

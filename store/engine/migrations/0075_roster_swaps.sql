-- Swaps (O8): signed by both, allowed by who is in charge; and what was changed after publishing,
-- told to each person until they have seen it (O7).
CREATE TABLE roster_swap (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  asker       TEXT NOT NULL,
  day         TEXT NOT NULL,
  other       TEXT NOT NULL,
  other_day   TEXT,
  ends        INTEGER NOT NULL,
  asked_by    INTEGER NOT NULL,
  agreed_by   INTEGER,
  decided_by  INTEGER,
  stage       TEXT NOT NULL
) STRICT;
CREATE TRIGGER roster_swap_no_delete BEFORE DELETE ON roster_swap
BEGIN SELECT RAISE(ABORT, 'a swap stays on the list'); END;

CREATE TABLE roster_change (
  id       INTEGER PRIMARY KEY,
  roster   INTEGER NOT NULL REFERENCES roster (id),
  who      TEXT NOT NULL,
  day      TEXT NOT NULL,
  was      TEXT NOT NULL,
  now      TEXT NOT NULL,
  changed_by INTEGER NOT NULL,
  stage    TEXT NOT NULL
) STRICT;
CREATE TRIGGER roster_change_no_delete BEFORE DELETE ON roster_change
BEGIN SELECT RAISE(ABORT, 'a change stays on record'); END;

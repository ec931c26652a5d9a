-- Return visits (V3-V10): a ticket's round, a home of the month's draw, an event has one each. The
-- months have the draw's seed and the homes that it was made from. A row is never removed.
CREATE TABLE return_visit (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  home_id    INTEGER REFERENCES home (id),
  source     TEXT NOT NULL,
  round      INTEGER NOT NULL,
  month      TEXT NOT NULL,
  due        INTEGER NOT NULL,
  role       TEXT NOT NULL,
  agreed_at  INTEGER,
  tries      INTEGER NOT NULL,
  visited_at INTEGER,
  visitor    INTEGER,
  person     TEXT NOT NULL,
  relation   TEXT NOT NULL,
  means      TEXT NOT NULL,
  attitude   TEXT NOT NULL,
  quality    TEXT NOT NULL,
  in_time    TEXT NOT NULL,
  covers     TEXT NOT NULL,
  clean      TEXT NOT NULL,
  overcharged INTEGER NOT NULL CHECK (overcharged IN (0, 1)),
  overall    TEXT NOT NULL,
  words      TEXT NOT NULL,
  fate       TEXT NOT NULL,
  outcome    TEXT NOT NULL,
  counts_as  INTEGER REFERENCES return_visit (id),
  stage      TEXT NOT NULL,
  CHECK ((visited_at IS NULL) = (overall = ''))
) STRICT;
CREATE UNIQUE INDEX return_visit_once ON return_visit (source, round) WHERE round > 0;
CREATE UNIQUE INDEX return_visit_drawn ON return_visit (month, home_id) WHERE month <> '';
CREATE INDEX return_visit_home ON return_visit (home_id);
CREATE INDEX return_visit_open ON return_visit (due) WHERE stage IN ('due', 'agreed');
CREATE TRIGGER return_visit_keeps_number BEFORE UPDATE OF number, source, round ON return_visit
BEGIN SELECT RAISE(ABORT, 'a return visit keeps its number'); END;
CREATE TRIGGER return_visit_no_delete BEFORE DELETE ON return_visit
BEGIN SELECT RAISE(ABORT, 'a return visit stays on the list'); END;

CREATE TABLE visit_month (
  id      INTEGER PRIMARY KEY,
  month   TEXT NOT NULL UNIQUE,
  seed    INTEGER NOT NULL,
  homes   INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  wanted  INTEGER NOT NULL,
  pool    TEXT NOT NULL,
  covers  TEXT NOT NULL,
  signed_at INTEGER,
  signed_by INTEGER,
  stage   TEXT NOT NULL
) STRICT;
CREATE TRIGGER visit_month_keeps_draw BEFORE UPDATE OF month, seed, wanted, pool ON visit_month
BEGIN SELECT RAISE(ABORT, 'a draw stays as it was made'); END;
CREATE TRIGGER visit_month_no_delete BEFORE DELETE ON visit_month
BEGIN SELECT RAISE(ABORT, 'a draw stays on the list'); END;

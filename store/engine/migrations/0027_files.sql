-- Visits (N1-N9). That somebody announced has not come, or a pass has run out, follows from the days.
-- A row is never removed, a number never given again; what is personal stands in no entry and is
-- emptied when it has been kept long enough (N9).
CREATE TABLE visit (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  home_id    INTEGER NOT NULL REFERENCES home (id),
  person_id  INTEGER REFERENCES person (id),
  who        TEXT NOT NULL DEFAULT '',
  host       TEXT NOT NULL DEFAULT '',
  kind       TEXT NOT NULL,
  count      INTEGER NOT NULL CHECK (count >= 1),
  plate      TEXT NOT NULL DEFAULT '',
  remark     TEXT NOT NULL DEFAULT '',
  since      TEXT NOT NULL,
  until      TEXT NOT NULL,
  passage    TEXT NOT NULL,
  asked_at   INTEGER NOT NULL,
  asked_by   INTEGER NOT NULL REFERENCES staff (id),
  arrived_at INTEGER,
  how        TEXT,
  phone      TEXT NOT NULL DEFAULT '',
  id_end     TEXT NOT NULL DEFAULT '',
  card       INTEGER,
  revoked    INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
  incident   TEXT NOT NULL DEFAULT '',
  longer     INTEGER NOT NULL DEFAULT 0 CHECK (longer IN (0, 1)),
  lapsed_on  TEXT,
  stage      TEXT NOT NULL,
  CHECK (until >= since)
) STRICT;
CREATE INDEX visit_home ON visit (home_id);
CREATE INDEX visit_stage ON visit (stage);
CREATE INDEX visit_kept ON visit (until) WHERE lapsed_on IS NULL;
-- A card is with one visitor at a time.
CREATE UNIQUE INDEX visit_card ON visit (card) WHERE card IS NOT NULL;
CREATE TRIGGER visit_keeps_number BEFORE UPDATE OF number ON visit
BEGIN SELECT RAISE(ABORT, 'a visit keeps its number'); END;
CREATE TRIGGER visit_no_delete BEFORE DELETE ON visit
BEGIN SELECT RAISE(ABORT, 'a visit stays on the list'); END;

-- Each way in and out (N4, X102); unseen is one whom nobody has seen leave.
CREATE TABLE visit_passage (
  id       INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  place    INTEGER NOT NULL,
  in_at    INTEGER NOT NULL,
  in_gate  TEXT NOT NULL,
  out_at   INTEGER,
  out_gate TEXT NOT NULL DEFAULT '',
  unseen   INTEGER NOT NULL DEFAULT 0 CHECK (unseen IN (0, 1)),
  UNIQUE (visit_id, place),
  CHECK (out_at IS NULL OR out_at >= in_at)
) STRICT;
CREATE UNIQUE INDEX visit_is_inside_once ON visit_passage (visit_id) WHERE out_at IS NULL;
CREATE TRIGGER visit_once_goes_in_once BEFORE INSERT ON visit_passage
WHEN new.place > 1 AND (SELECT passage FROM visit WHERE id = new.visit_id) = 'once'
BEGIN SELECT RAISE(ABORT, 'this pass is for one entry'); END;
CREATE TRIGGER visit_passage_no_delete BEFORE DELETE ON visit_passage
BEGIN SELECT RAISE(ABORT, 'who went in stays on the list'); END;

-- The finder's keys: those who have left too, and from which version of the keys a row is; what an
-- older program wrote is written anew bit by bit (F7).
ALTER TABLE home_search ADD COLUMN past TEXT NOT NULL DEFAULT '';
ALTER TABLE home_search ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX home_search_version ON home_search (version);
DROP TRIGGER home_search_insert;
DROP TRIGGER home_search_delete;
DROP TRIGGER home_search_update;
DROP TABLE home_fts;
CREATE VIRTUAL TABLE home_fts USING fts5 (
  own, house, past, content = 'home_search', content_rowid = 'id', detail = 'column',
  columnsize = 0, prefix = '1 2 3 4', tokenize = "unicode61 remove_diacritics 0 tokenchars '-'"
);
INSERT INTO home_fts (home_fts) VALUES ('rebuild');
CREATE TRIGGER home_search_insert AFTER INSERT ON home_search BEGIN
  INSERT INTO home_fts (rowid, own, house, past) VALUES (new.id, new.own, new.house, new.past);
END;
CREATE TRIGGER home_search_delete AFTER DELETE ON home_search BEGIN
  INSERT INTO home_fts (home_fts, rowid, own, house, past)
  VALUES ('delete', old.id, old.own, old.house, old.past);
END;
CREATE TRIGGER home_search_update AFTER UPDATE ON home_search BEGIN
  INSERT INTO home_fts (home_fts, rowid, own, house, past)
  VALUES ('delete', old.id, old.own, old.house, old.past);
  INSERT INTO home_fts (rowid, own, house, past) VALUES (new.id, new.own, new.house, new.past);
END;

-- What the desk minds before it deals with a home, from when until when (F1, N2); the words stand in
-- no entry.
CREATE TABLE instruction (
  id       INTEGER PRIMARY KEY,
  home_id  INTEGER NOT NULL REFERENCES home (id),
  kind     TEXT NOT NULL,
  since    TEXT NOT NULL,
  until    TEXT,
  staff    INTEGER NOT NULL REFERENCES staff (id),
  note     TEXT NOT NULL DEFAULT '',
  ended_on TEXT,
  CHECK (until IS NULL OR until >= since)
) STRICT;
CREATE INDEX instruction_home ON instruction (home_id);
CREATE TRIGGER instruction_no_delete BEFORE DELETE ON instruction
BEGIN SELECT RAISE(ABORT, 'an instruction stays on file'); END;

-- Names on release slips are erased when a slip has been kept long enough (GR8).
ALTER TABLE slip ADD COLUMN lapsed_on TEXT;

-- Costs shared among homes (money.md $8): whole fen, a pool and a period split once while it stands.
CREATE TABLE shared_cost (
  id       INTEGER PRIMARY KEY,
  number   TEXT NOT NULL UNIQUE,
  item_id  INTEGER NOT NULL REFERENCES price_item (id),
  first    TEXT NOT NULL,
  last     TEXT NOT NULL CHECK (last >= first),
  total    INTEGER NOT NULL CHECK (total > 0),
  way      TEXT NOT NULL,
  building TEXT NOT NULL,
  homes    INTEGER NOT NULL CHECK (homes > 0),
  basis    TEXT NOT NULL,
  run_id   INTEGER NOT NULL REFERENCES bill_run (id),
  stage    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX shared_cost_once ON shared_cost (item_id, building, first, last) WHERE stage = 'split';
CREATE UNIQUE INDEX shared_cost_run ON shared_cost (run_id);
CREATE TRIGGER shared_cost_stands BEFORE UPDATE OF number, item_id, first, last, total, way, building, homes, run_id ON shared_cost
BEGIN SELECT RAISE(ABORT, 'a split stands as it was made'); END;
CREATE TRIGGER shared_cost_no_delete BEFORE DELETE ON shared_cost
BEGIN SELECT RAISE(ABORT, 'a split stays in the book'); END;

-- The price list: items that may be charged, and the rates of each (money.md $11, $12). A rate is
-- never changed, a new one follows it; one that has not begun may be taken back.
CREATE TABLE price_item (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  content    TEXT NOT NULL,
  begins     TEXT NOT NULL,
  kind       TEXT NOT NULL,
  way        TEXT NOT NULL,
  convention TEXT NOT NULL,
  belongs    TEXT NOT NULL,
  invoice    INTEGER NOT NULL CHECK (invoice IN (0, 1)),
  rated      INTEGER NOT NULL CHECK (rated IN (0, 1)),
  until      TEXT,
  stage      TEXT NOT NULL
) STRICT;
CREATE TRIGGER price_item_keeps_number BEFORE UPDATE OF number, kind, way ON price_item
BEGIN SELECT RAISE(ABORT, 'an item keeps its code, kind and way of billing'); END;
CREATE TRIGGER price_item_no_delete BEFORE DELETE ON price_item
BEGIN SELECT RAISE(ABORT, 'an item stays on the list'); END;

CREATE TABLE price_rate (
  id       INTEGER PRIMARY KEY,
  item_id  INTEGER NOT NULL REFERENCES price_item (id),
  price    INTEGER NOT NULL CHECK (price > 0),
  unit     TEXT NOT NULL,
  homes    TEXT NOT NULL,
  building TEXT NOT NULL,
  since    TEXT NOT NULL,
  posted   TEXT NOT NULL,
  pricing  TEXT NOT NULL,
  base     INTEGER,
  up       INTEGER,
  down     INTEGER,
  basis    TEXT NOT NULL,
  taken    INTEGER NOT NULL DEFAULT 0 CHECK (taken IN (0, 1))
) STRICT;
CREATE INDEX price_rate_item ON price_rate (item_id, since);
CREATE UNIQUE INDEX price_rate_one ON price_rate (item_id, homes, building, since) WHERE taken = 0;
CREATE TRIGGER price_rate_stands BEFORE UPDATE OF item_id, price, homes, building, since, posted, pricing, base, up, down ON price_rate
BEGIN SELECT RAISE(ABORT, 'a rate is never changed'); END;
CREATE TRIGGER price_rate_no_delete BEFORE DELETE ON price_rate
BEGIN SELECT RAISE(ABORT, 'a rate stays on the list'); END;

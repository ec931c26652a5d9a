-- Printed numbers, one after another per kind and year ($39).
CREATE TABLE series (
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (kind, year)
) STRICT;

-- Parking permits (P1-P13). Whether one is live or has run out follows from its days. A row is never
-- removed, a number never given again.
CREATE TABLE permit (
  id       INTEGER PRIMARY KEY,
  number   TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL,
  home_id  INTEGER REFERENCES home (id),
  person_id INTEGER REFERENCES person (id),
  holder   TEXT NOT NULL DEFAULT '',
  standing TEXT NOT NULL,
  plate    TEXT NOT NULL DEFAULT '',
  space    TEXT NOT NULL DEFAULT '',
  shared   INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
  land     TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  asked_by INTEGER NOT NULL REFERENCES staff (id),
  since    TEXT NOT NULL,
  until    TEXT NOT NULL,
  reminded INTEGER NOT NULL DEFAULT 0,
  left_on  TEXT,
  replaces INTEGER REFERENCES permit (id),
  stage    TEXT NOT NULL,
  CHECK (until >= since)
) STRICT;
CREATE INDEX permit_plate ON permit (plate) WHERE stage = 'issued';
CREATE INDEX permit_space ON permit (space) WHERE stage = 'issued';
CREATE INDEX permit_home ON permit (home_id);
CREATE INDEX permit_until ON permit (until) WHERE stage = 'issued';
-- One live permit a plate on any day over the estate, and one holder a space but for groups that
-- share it one at a time (P4, P5).
CREATE TRIGGER permit_free BEFORE INSERT ON permit WHEN new.stage = 'issued'
BEGIN
  SELECT RAISE(ABORT, 'a plate or a space has a permit on these days') WHERE EXISTS (
    SELECT 1 FROM permit p WHERE p.stage = 'issued'
      AND p.since <= new.until AND p.until >= new.since
      AND ((new.plate <> '' AND p.plate = new.plate)
        OR (new.space <> '' AND p.space = new.space AND NOT (p.shared = 1 AND new.shared = 1))));
END;
CREATE TRIGGER permit_free_still BEFORE UPDATE OF stage, since, until, plate, space, shared ON permit
WHEN new.stage = 'issued'
BEGIN
  SELECT RAISE(ABORT, 'a plate or a space has a permit on these days') WHERE EXISTS (
    SELECT 1 FROM permit p WHERE p.stage = 'issued' AND p.id <> new.id
      AND p.since <= new.until AND p.until >= new.since
      AND ((new.plate <> '' AND p.plate = new.plate)
        OR (new.space <> '' AND p.space = new.space AND NOT (p.shared = 1 AND new.shared = 1))));
END;
CREATE TRIGGER permit_keeps_number BEFORE UPDATE OF number ON permit
BEGIN SELECT RAISE(ABORT, 'a permit keeps its number'); END;
CREATE TRIGGER permit_no_delete BEFORE DELETE ON permit
BEGIN SELECT RAISE(ABORT, 'a permit stays on the list'); END;

-- Meters and their readings (money.md $78–$83): readings in whole 0.001, a multiplier in 0.001. Whose
-- meter it was on a day stands in meter_home; a reading that a bill used stands until that is void.
CREATE TABLE meter (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  home_id    INTEGER REFERENCES home (id),
  place      TEXT NOT NULL,
  digits     INTEGER NOT NULL CHECK (digits BETWEEN 4 AND 8),
  multiplier INTEGER NOT NULL CHECK (multiplier > 0),
  backward   INTEGER NOT NULL CHECK (backward IN (0, 1)),
  set_on     TEXT NOT NULL,
  removed_on TEXT,
  replaces   INTEGER REFERENCES meter (id),
  stage      TEXT NOT NULL
) STRICT;
CREATE INDEX meter_home_id ON meter (home_id);
CREATE UNIQUE INDEX meter_replaces ON meter (replaces) WHERE replaces IS NOT NULL;
CREATE TRIGGER meter_keeps BEFORE UPDATE OF number, kind, digits, multiplier, backward, set_on, replaces ON meter
BEGIN SELECT RAISE(ABORT, 'a meter stays as it was set'); END;
CREATE TRIGGER meter_no_delete BEFORE DELETE ON meter
BEGIN SELECT RAISE(ABORT, 'a meter stays on file'); END;

CREATE TABLE meter_home (
  meter_id INTEGER NOT NULL REFERENCES meter (id),
  since    TEXT NOT NULL,
  home_id  INTEGER NOT NULL REFERENCES home (id),
  PRIMARY KEY (meter_id, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE meter_reading (
  id       INTEGER PRIMARY KEY,
  meter_id INTEGER NOT NULL REFERENCES meter (id),
  on_day   TEXT NOT NULL,
  value    INTEGER NOT NULL CHECK (value >= 0),
  kind     TEXT NOT NULL,
  rolled   INTEGER NOT NULL DEFAULT 0 CHECK (rolled IN (0, 1)),
  photo    TEXT NOT NULL,
  by_staff INTEGER NOT NULL REFERENCES staff (id),
  bill_id  INTEGER REFERENCES bill (id),
  struck   INTEGER NOT NULL DEFAULT 0 CHECK (struck IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX meter_reading_day ON meter_reading (meter_id, on_day) WHERE struck = 0;
CREATE INDEX meter_reading_bill ON meter_reading (bill_id) WHERE bill_id IS NOT NULL;
CREATE TRIGGER meter_reading_stands BEFORE UPDATE OF meter_id, on_day, value, kind, by_staff ON meter_reading
BEGIN SELECT RAISE(ABORT, 'a reading is never changed, another one takes its place'); END;
CREATE TRIGGER meter_reading_billed BEFORE UPDATE OF rolled, struck ON meter_reading WHEN OLD.bill_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a reading that a bill used stands until that is void'); END;
CREATE TRIGGER meter_reading_no_delete BEFORE DELETE ON meter_reading
BEGIN SELECT RAISE(ABORT, 'a reading stays'); END;
CREATE TRIGGER meter_reading_freed AFTER UPDATE OF stage ON bill WHEN NEW.stage = 'void'
BEGIN UPDATE meter_reading SET bill_id = NULL WHERE bill_id = NEW.id; END;

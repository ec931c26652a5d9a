-- The café's orders (service.md C5, C6, C8-C12): a seat has one that is not done; its guests, the
-- lines of each, and what the bar was told. A row is never removed.
CREATE TABLE cafe_order (
  id        INTEGER PRIMARY KEY,
  number    TEXT NOT NULL UNIQUE,
  day_id    INTEGER NOT NULL REFERENCES cafe_day (id),
  seat_id   INTEGER NOT NULL REFERENCES cafe_seat (id),
  seated_at INTEGER NOT NULL,
  hurry     INTEGER NOT NULL,
  told      INTEGER NOT NULL,
  guests    INTEGER NOT NULL,
  slips     INTEGER NOT NULL,
  last_at   INTEGER NOT NULL,
  last_by   INTEGER NOT NULL,
  left_at   INTEGER,
  stage     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX cafe_order_seat ON cafe_order (seat_id) WHERE stage <> 'done';
CREATE INDEX cafe_order_day ON cafe_order (day_id);
CREATE TRIGGER cafe_order_no_delete BEFORE DELETE ON cafe_order
BEGIN SELECT RAISE(ABORT, 'an order stays on file'); END;

CREATE TABLE cafe_guest (
  id        INTEGER PRIMARY KEY,
  order_id  INTEGER NOT NULL REFERENCES cafe_order (id),
  place     INTEGER NOT NULL,
  who       TEXT NOT NULL,
  suggested INTEGER NOT NULL DEFAULT 0,
  UNIQUE (order_id, place)
) STRICT;
CREATE TRIGGER cafe_guest_no_delete BEFORE DELETE ON cafe_guest
BEGIN SELECT RAISE(ABORT, 'a guest stays on file'); END;

CREATE TABLE cafe_line (
  id         INTEGER PRIMARY KEY,
  order_id   INTEGER NOT NULL REFERENCES cafe_order (id),
  guest      INTEGER NOT NULL,
  drink_id   INTEGER NOT NULL REFERENCES drink (id),
  how        TEXT NOT NULL,
  quantity   INTEGER NOT NULL,
  refill     INTEGER NOT NULL,
  note       TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  slip       INTEGER,
  off_slip   INTEGER,
  served_at  INTEGER,
  wrong      INTEGER NOT NULL DEFAULT 0,
  stage      TEXT NOT NULL
) STRICT;
CREATE INDEX cafe_line_order ON cafe_line (order_id);
CREATE TRIGGER cafe_line_no_delete BEFORE DELETE ON cafe_line
BEGIN SELECT RAISE(ABORT, 'a line stays on file'); END;

CREATE TABLE cafe_slip (
  id       INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES cafe_order (id),
  no       INTEGER NOT NULL,
  seat_id  INTEGER NOT NULL REFERENCES cafe_seat (id),
  moved_id INTEGER REFERENCES cafe_seat (id),
  at       INTEGER NOT NULL,
  UNIQUE (order_id, no)
) STRICT;
CREATE TRIGGER cafe_slip_no_delete BEFORE DELETE ON cafe_slip
BEGIN SELECT RAISE(ABORT, 'a slip stays on file'); END;

-- The café (service.md C4-C7, C13): drinks, seats, days with the word and the stock of each drink,
-- and who was looked over before the post. A row is never removed.
CREATE TABLE drink (
  id          INTEGER PRIMARY KEY,
  code        INTEGER NOT NULL,
  name        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  ingredients TEXT NOT NULL,
  allergens   TEXT NOT NULL,
  caffeine    INTEGER NOT NULL,
  minutes     INTEGER NOT NULL,
  unit        TEXT NOT NULL,
  counted     INTEGER NOT NULL,
  printed     INTEGER NOT NULL,
  stage       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX drink_code ON drink (code) WHERE stage = 'kept';
CREATE TRIGGER drink_no_delete BEFORE DELETE ON drink
BEGIN SELECT RAISE(ABORT, 'a drink stays on file'); END;

CREATE TABLE cafe_seat (
  id    INTEGER PRIMARY KEY,
  code  TEXT NOT NULL,
  note  TEXT NOT NULL,
  stage TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX cafe_seat_code ON cafe_seat (code) WHERE stage = 'kept';
CREATE TRIGGER cafe_seat_no_delete BEFORE DELETE ON cafe_seat
BEGIN SELECT RAISE(ABORT, 'a seat stays on file'); END;

CREATE TABLE cafe_day (
  id        INTEGER PRIMARY KEY,
  day       TEXT NOT NULL UNIQUE,
  opened_at INTEGER NOT NULL,
  opened_by INTEGER NOT NULL,
  hours     TEXT NOT NULL,
  closed_at INTEGER,
  closed_by INTEGER,
  stage     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX cafe_day_open ON cafe_day (stage) WHERE stage = 'open';
CREATE TRIGGER cafe_day_no_delete BEFORE DELETE ON cafe_day
BEGIN SELECT RAISE(ABORT, 'a day stays on file'); END;

CREATE TABLE cafe_menu (
  id       INTEGER PRIMARY KEY,
  day_id   INTEGER NOT NULL REFERENCES cafe_day (id),
  drink_id INTEGER NOT NULL REFERENCES drink (id),
  word     TEXT NOT NULL,
  few      INTEGER,
  why      TEXT NOT NULL,
  until    TEXT NOT NULL,
  begun    INTEGER NOT NULL,
  received INTEGER NOT NULL DEFAULT 0,
  wasted   INTEGER NOT NULL DEFAULT 0,
  used     INTEGER NOT NULL DEFAULT 0,
  found    INTEGER,
  reason   TEXT NOT NULL DEFAULT '',
  UNIQUE (day_id, drink_id)
) STRICT;
CREATE TRIGGER cafe_menu_no_delete BEFORE DELETE ON cafe_menu
BEGIN SELECT RAISE(ABORT, 'a menu stays on file'); END;

CREATE TABLE cafe_post (
  id        INTEGER PRIMARY KEY,
  staff_id  INTEGER NOT NULL REFERENCES staff (id),
  day       TEXT NOT NULL,
  at        INTEGER NOT NULL,
  due       INTEGER NOT NULL,
  card      INTEGER,
  ends      TEXT,
  looked_by INTEGER,
  looked_at INTEGER,
  stage     TEXT NOT NULL,
  UNIQUE (staff_id, day)
) STRICT;
CREATE TRIGGER cafe_post_no_delete BEFORE DELETE ON cafe_post
BEGIN SELECT RAISE(ABORT, 'a post check stays on file'); END;

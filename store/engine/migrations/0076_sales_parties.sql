-- The sales site's parties (service.md S3-S10): who is expected or here, one row per station, the
-- posts that were told of an arrival, the days that were closed. A row is never removed.
CREATE TABLE sales_party (
  id             INTEGER PRIMARY KEY,
  number         TEXT NOT NULL UNIQUE,
  day            TEXT NOT NULL,
  planned        INTEGER NOT NULL DEFAULT 0,
  expected_at    INTEGER,
  parent_id      INTEGER REFERENCES sales_party (id),
  joined_id      INTEGER REFERENCES sales_party (id),
  car            INTEGER NOT NULL,
  plate          TEXT NOT NULL,
  name           TEXT NOT NULL,
  phone          TEXT NOT NULL,
  representative TEXT NOT NULL,
  flat           TEXT NOT NULL DEFAULT '',
  seat           TEXT NOT NULL DEFAULT '',
  opinion        TEXT NOT NULL DEFAULT '',
  adults         INTEGER NOT NULL,
  children       INTEGER NOT NULL,
  elders         INTEGER NOT NULL,
  assisted       INTEGER NOT NULL,
  who            TEXT NOT NULL,
  again          INTEGER NOT NULL,
  vip            INTEGER NOT NULL DEFAULT 0,
  vip_by         INTEGER REFERENCES staff (id),
  vip_at         INTEGER,
  arrived_at     INTEGER,
  seen_at        INTEGER,
  left_at        INTEGER,
  guessed        INTEGER NOT NULL DEFAULT 0,
  last_by        INTEGER NOT NULL REFERENCES staff (id),
  lapsed_on      TEXT,
  stage          TEXT NOT NULL
) STRICT;
CREATE INDEX sales_party_stage ON sales_party (stage);
CREATE INDEX sales_party_day ON sales_party (day);
CREATE TRIGGER sales_party_no_delete BEFORE DELETE ON sales_party
BEGIN SELECT RAISE(ABORT, 'a party stays on file'); END;

CREATE TABLE sales_stay (
  id         INTEGER PRIMARY KEY,
  party_id   INTEGER NOT NULL REFERENCES sales_party (id),
  station    TEXT NOT NULL,
  entered_at INTEGER NOT NULL,
  taken_at   INTEGER,
  taken_by   INTEGER REFERENCES staff (id),
  left_at    INTEGER
) STRICT;
CREATE UNIQUE INDEX sales_stay_open ON sales_stay (party_id) WHERE left_at IS NULL;
CREATE INDEX sales_stay_party ON sales_stay (party_id);
CREATE TRIGGER sales_stay_no_delete BEFORE DELETE ON sales_stay
BEGIN SELECT RAISE(ABORT, 'a stay stays on file'); END;

CREATE TABLE sales_call (
  id          INTEGER PRIMARY KEY,
  party_id    INTEGER NOT NULL REFERENCES sales_party (id),
  post        TEXT NOT NULL,
  told_at     INTEGER NOT NULL,
  answered_at INTEGER,
  answered_by INTEGER REFERENCES staff (id),
  UNIQUE (party_id, post)
) STRICT;
CREATE TRIGGER sales_call_no_delete BEFORE DELETE ON sales_call
BEGIN SELECT RAISE(ABORT, 'an announcement stays on file'); END;

CREATE TABLE sales_day (
  id        INTEGER PRIMARY KEY,
  day       TEXT NOT NULL UNIQUE,
  closed_at INTEGER NOT NULL,
  closed_by INTEGER NOT NULL REFERENCES staff (id),
  incidents TEXT NOT NULL,
  stage     TEXT NOT NULL
) STRICT;
CREATE TRIGGER sales_day_no_delete BEFORE DELETE ON sales_day
BEGIN SELECT RAISE(ABORT, 'a day stays on file'); END;

-- Outside bodies (篇4 周边配套、属地联络): whom to call, the visits to them, and what was agreed there.
CREATE TABLE body (
  id       INTEGER PRIMARY KEY,
  number   TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL,
  name     TEXT NOT NULL,
  urgent   TEXT NOT NULL,
  phone    TEXT NOT NULL,
  other    TEXT NOT NULL,
  contact  TEXT NOT NULL,
  mobile   TEXT NOT NULL,
  address  TEXT NOT NULL,
  hours    TEXT NOT NULL,
  cares    TEXT NOT NULL,
  stage    TEXT NOT NULL
) STRICT;
CREATE TRIGGER body_no_delete BEFORE DELETE ON body
BEGIN SELECT RAISE(ABORT, 'a body stays on file'); END;

CREATE TABLE liaison (
  id      INTEGER PRIMARY KEY,
  number  TEXT NOT NULL UNIQUE,
  body_id INTEGER NOT NULL REFERENCES body (id),
  on_day  TEXT NOT NULL,
  way     TEXT NOT NULL,
  who     TEXT NOT NULL,
  whom    TEXT NOT NULL,
  what    TEXT NOT NULL,
  agreed  TEXT NOT NULL,
  side    TEXT NOT NULL,
  due     TEXT,
  ended_at INTEGER,
  stage   TEXT NOT NULL
) STRICT;
CREATE INDEX liaison_body ON liaison (body_id);
CREATE TRIGGER liaison_no_delete BEFORE DELETE ON liaison
BEGIN SELECT RAISE(ABORT, 'a liaison visit stays on file'); END;

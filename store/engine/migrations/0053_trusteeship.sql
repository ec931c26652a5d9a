-- Homes that are entrusted to the estate (money.md T5–T8): the agreement, the times for which it is in
-- force, each with the part of the price that is charged meanwhile. Limits are in 0.001, rates in basis points.
CREATE TABLE trusteeship (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  home_id      INTEGER NOT NULL REFERENCES home (id),
  owner_id     INTEGER REFERENCES person (id),
  applied_on   TEXT NOT NULL,
  since        TEXT NOT NULL,
  until        TEXT,
  rate         INTEGER NOT NULL CHECK (rate BETWEEN 1 AND 10000),
  water_limit  INTEGER NOT NULL CHECK (water_limit >= 0),
  power_limit  INTEGER NOT NULL CHECK (power_limit >= 0),
  span         TEXT NOT NULL,
  entry        TEXT NOT NULL,
  valves       TEXT NOT NULL,
  reason       TEXT NOT NULL,
  contact      TEXT NOT NULL,
  phone        TEXT NOT NULL,
  hook         TEXT NOT NULL,
  goods        TEXT NOT NULL,
  remark       TEXT NOT NULL,
  signed_on    TEXT,
  counted_from TEXT,
  exceeded_on  TEXT,
  looked       INTEGER NOT NULL DEFAULT 0 CHECK (looked IN (0, 1)),
  called       INTEGER NOT NULL DEFAULT 0 CHECK (called IN (0, 1)),
  last_day     TEXT,
  why          TEXT,
  stage        TEXT NOT NULL,
  CHECK (until IS NULL OR until >= since)
) STRICT;
CREATE UNIQUE INDEX trusteeship_alone ON trusteeship (home_id) WHERE stage IN ('draft', 'signed', 'suspended');
CREATE INDEX trusteeship_home ON trusteeship (home_id);
CREATE TRIGGER trusteeship_keeps BEFORE UPDATE OF number, home_id, applied_on, rate, water_limit, power_limit, span ON trusteeship
BEGIN SELECT RAISE(ABORT, 'an agreement keeps what was agreed'); END;
CREATE TRIGGER trusteeship_no_delete BEFORE DELETE ON trusteeship
BEGIN SELECT RAISE(ABORT, 'an agreement stays on file'); END;

CREATE TABLE trust_span (
  id             INTEGER PRIMARY KEY,
  trusteeship_id INTEGER NOT NULL REFERENCES trusteeship (id),
  since          TEXT NOT NULL,
  until          TEXT,
  part_id        INTEGER REFERENCES charged_part (id),
  stage          TEXT NOT NULL,
  CHECK (until IS NULL OR until >= since)
) STRICT;
CREATE INDEX trust_span_of ON trust_span (trusteeship_id, since);
CREATE TRIGGER trust_span_keeps BEFORE UPDATE OF trusteeship_id, since ON trust_span
BEGIN SELECT RAISE(ABORT, 'a time in force begins once'); END;
CREATE TRIGGER trust_span_no_delete BEFORE DELETE ON trust_span
BEGIN SELECT RAISE(ABORT, 'a time in force stays on file'); END;

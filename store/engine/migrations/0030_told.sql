-- What reports are filled in with by a key, kept by who is in charge (W1).
CREATE TABLE phrase (
  id      INTEGER PRIMARY KEY,
  what    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  urgency TEXT NOT NULL,
  stage   TEXT NOT NULL
) STRICT;
CREATE TRIGGER phrase_no_delete BEFORE DELETE ON phrase
BEGIN SELECT RAISE(ABORT, 'a usual report is dropped by a step'); END;

-- Outages that homes are told of: a scope is the beginning of homes' numbers, empty for all.
CREATE TABLE outage (
  id        INTEGER PRIMARY KEY,
  number    TEXT NOT NULL UNIQUE,
  supply    TEXT NOT NULL,
  scope     TEXT NOT NULL,
  planned   INTEGER NOT NULL CHECK (planned IN (0, 1)),
  since     INTEGER NOT NULL,
  until     INTEGER CHECK (until > since),
  words     TEXT NOT NULL,
  announced TEXT NOT NULL,
  reports   INTEGER NOT NULL,
  ended_at  INTEGER CHECK (ended_at >= since),
  stage     TEXT NOT NULL,
  CHECK ((ended_at IS NULL) = (stage <> 'over'))
) STRICT;
CREATE INDEX outage_stands ON outage (since) WHERE stage = 'stands';
CREATE TRIGGER outage_keeps_number BEFORE UPDATE OF number, since ON outage
BEGIN SELECT RAISE(ABORT, 'an outage keeps its number'); END;
CREATE TRIGGER outage_no_delete BEFORE DELETE ON outage
BEGIN SELECT RAISE(ABORT, 'an outage stays in the book'); END;

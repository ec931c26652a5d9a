-- Licences, papers that expire (G12). Whether one has expired follows from its last day. A row is
-- never removed, a number never given again.
CREATE TABLE licence (
  id       INTEGER PRIMARY KEY,
  number   TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL,
  whose    TEXT NOT NULL,
  holder   TEXT NOT NULL,
  no       TEXT NOT NULL,
  issuer   TEXT NOT NULL,
  issued   TEXT NOT NULL,
  expires  TEXT NOT NULL,
  remark   TEXT NOT NULL,
  followed INTEGER NOT NULL DEFAULT 0,
  replaces INTEGER REFERENCES licence (id),
  stage    TEXT NOT NULL,
  CHECK (expires >= issued)
) STRICT;
CREATE INDEX licence_expires ON licence (expires) WHERE stage = 'kept';
CREATE UNIQUE INDEX licence_follows_one ON licence (replaces) WHERE replaces IS NOT NULL;
CREATE TRIGGER licence_keeps_number BEFORE UPDATE OF number, replaces ON licence
BEGIN SELECT RAISE(ABORT, 'a licence keeps its number'); END;
CREATE TRIGGER licence_no_delete BEFORE DELETE ON licence
BEGIN SELECT RAISE(ABORT, 'a licence stays on the list'); END;

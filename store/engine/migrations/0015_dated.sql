-- Lists with a past, of settings, rates, timetables: a value of a key, from when it holds (UTC
-- milliseconds), the day that it was entered for where it did not begin at once, and the entry that
-- says so. A mistake is put right by a later row; only the law's erasure empties a value.
CREATE TABLE dated (
  id     INTEGER PRIMARY KEY,
  list   TEXT NOT NULL,
  key    TEXT NOT NULL,
  since  INTEGER NOT NULL,
  day    TEXT,
  value  TEXT NOT NULL,
  number INTEGER NOT NULL REFERENCES journal (number),
  UNIQUE (list, key, number)
) STRICT;
CREATE INDEX dated_since ON dated (list, since, number);
CREATE TRIGGER dated_stays BEFORE UPDATE OF id, list, key, since, day, number ON dated
BEGIN SELECT RAISE(ABORT, 'what was set stays as it was set'); END;
CREATE TRIGGER dated_value_stays BEFORE UPDATE OF value ON dated WHEN new.value <> 'null'
BEGIN SELECT RAISE(ABORT, 'what was set stays as it was set'); END;
CREATE TRIGGER dated_no_delete BEFORE DELETE ON dated
BEGIN SELECT RAISE(ABORT, 'what was set stays on the list'); END;

-- What else an entry touches besides its own subject, as its payload says: read by the history of a
-- thing and by the change feed. All of it follows from the journal.
CREATE TABLE touched (
  subject TEXT NOT NULL,
  number  INTEGER NOT NULL REFERENCES journal (number),
  PRIMARY KEY (subject, number)
) STRICT, WITHOUT ROWID;
INSERT INTO touched (subject, number)
  SELECT DISTINCT t.value, j.number FROM journal j, json_each(j.payload, '$.touches') t;
CREATE INDEX touched_number ON touched (number);
CREATE TRIGGER touched_link BEFORE INSERT ON touched
BEGIN
  SELECT RAISE(ABORT, 'an entry touches things when it is made')
  WHERE new.number IS NOT (SELECT max(number) FROM journal);
END;
CREATE TRIGGER touched_no_update BEFORE UPDATE ON touched
BEGIN SELECT RAISE(ABORT, 'what an entry touched stays as it was'); END;
CREATE TRIGGER touched_no_delete BEFORE DELETE ON touched
BEGIN SELECT RAISE(ABORT, 'what an entry touched stays as it was'); END;

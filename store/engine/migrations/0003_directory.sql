-- Which kinds of entry stand in the full book (D7), and from which entry on; whole things or single
-- kinds. What stood in it before there was this table has done so since the first entry.
CREATE TABLE book (
  kind  TEXT PRIMARY KEY,
  since INTEGER NOT NULL CHECK (since > 0)
) STRICT;
INSERT INTO book (kind, since) VALUES
  ('log', 1), ('ticket', 1), ('key', 1), ('duty', 1), ('day', 1), ('handover', 1);
CREATE TRIGGER book_link BEFORE INSERT ON book
BEGIN
  SELECT RAISE(ABORT, 'a kind joins the book with the newest entry, once')
  WHERE new.since IS NOT (SELECT max(number) FROM journal)
     OR EXISTS (SELECT 1 FROM book WHERE kind = new.kind);
END;
CREATE TRIGGER book_no_update BEFORE UPDATE ON book
BEGIN SELECT RAISE(ABORT, 'a kind stands in the book from the entry on that says so'); END;
CREATE TRIGGER book_no_delete BEFORE DELETE ON book
BEGIN SELECT RAISE(ABORT, 'what stands in the book stays in it'); END;

-- What waits, kept as it comes to wait: a thing waits for one matter of a kind at a time. Times are
-- UTC milliseconds: it stands on Today from shows on, is late from due on, and rings then if it is
-- to. thing is what the subject names. All of it follows from the things themselves.
CREATE TABLE agenda (
  thing   TEXT NOT NULL,
  subject TEXT NOT NULL,
  kind    TEXT NOT NULL,
  shows   INTEGER NOT NULL,
  due     INTEGER,
  place   INTEGER NOT NULL,
  rings   INTEGER NOT NULL CHECK (rings IN (0, 1)),
  weight  INTEGER NOT NULL,
  figures TEXT NOT NULL,
  PRIMARY KEY (subject, kind)
) STRICT;
CREATE INDEX agenda_shows ON agenda (shows);

-- Which things the book has entries of about a home.
CREATE INDEX log_entry_home ON log_entry (home_id) WHERE home_id IS NOT NULL;

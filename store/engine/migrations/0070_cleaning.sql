-- What was noted of each line of a duty of cleaning (service.md L6-L8): once, as it was found.
CREATE TABLE clean_line (
  occurrence INTEGER NOT NULL REFERENCES occurrence (id),
  place      INTEGER NOT NULL,
  result     TEXT NOT NULL,
  happened   INTEGER NOT NULL,
  finding    INTEGER,
  note       TEXT NOT NULL,
  number     INTEGER NOT NULL,
  PRIMARY KEY (occurrence, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER clean_line_no_delete BEFORE DELETE ON clean_line
BEGIN SELECT RAISE(ABORT, 'a line stays on file'); END;

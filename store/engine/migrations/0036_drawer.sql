-- The drawer: each blind count beside what the book says, and the days that finance has taken over.
CREATE TABLE cash_count (
  id       INTEGER PRIMARY KEY,
  number   TEXT NOT NULL UNIQUE,
  made_at  INTEGER NOT NULL,
  staff    INTEGER NOT NULL REFERENCES staff (id),
  counted  INTEGER NOT NULL CHECK (counted >= 0),
  expected INTEGER NOT NULL,
  handed   INTEGER NOT NULL CHECK (handed >= 0 AND handed <= counted),
  notes    TEXT NOT NULL,
  stage    TEXT NOT NULL
) STRICT;
CREATE INDEX cash_count_at ON cash_count (made_at);
CREATE TRIGGER cash_count_stands BEFORE UPDATE OF number, made_at, staff, counted, expected, handed, notes ON cash_count
BEGIN SELECT RAISE(ABORT, 'a count stands as it was made'); END;
CREATE TRIGGER cash_count_no_delete BEFORE DELETE ON cash_count
BEGIN SELECT RAISE(ABORT, 'a count stays in the book'); END;

CREATE TABLE cash_day (
  id        INTEGER PRIMARY KEY,
  day       TEXT NOT NULL UNIQUE,
  signed_by INTEGER NOT NULL REFERENCES staff (id),
  taken_by  INTEGER REFERENCES staff (id),
  totals    TEXT NOT NULL,
  stage     TEXT NOT NULL
) STRICT;
CREATE TRIGGER cash_day_stands BEFORE UPDATE OF day, signed_by, totals ON cash_day
BEGIN SELECT RAISE(ABORT, 'a day sheet stands as it was signed'); END;
CREATE TRIGGER cash_day_no_delete BEFORE DELETE ON cash_day
BEGIN SELECT RAISE(ABORT, 'a day sheet stays in the book'); END;

-- Files of a bank or a paying channel (money.md $37): each line once, by the file and its place in
-- it, its amount never changed. A line that a payment was made of names it; what waits names none.
CREATE TABLE bank_file (
  id      INTEGER PRIMARY KEY,
  number  TEXT NOT NULL UNIQUE,
  digest  TEXT NOT NULL,
  name    TEXT NOT NULL,
  method  TEXT NOT NULL,
  layout  TEXT NOT NULL,
  answers TEXT NOT NULL,
  count   INTEGER NOT NULL,
  total   INTEGER NOT NULL,
  lines   TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  stage   TEXT NOT NULL
) STRICT;
CREATE INDEX bank_file_layout ON bank_file (layout);
CREATE TRIGGER bank_file_stands BEFORE UPDATE OF number, digest, method, count, total, made_at ON bank_file
BEGIN SELECT RAISE(ABORT, 'a file stands as it was taken in'); END;
CREATE TRIGGER bank_file_lines BEFORE UPDATE OF lines ON bank_file WHEN OLD.lines <> ''
BEGIN SELECT RAISE(ABORT, 'a file stands as it was taken in'); END;
CREATE TRIGGER bank_file_no_delete BEFORE DELETE ON bank_file
BEGIN SELECT RAISE(ABORT, 'a file stays in the book'); END;

CREATE TABLE bank_line (
  id         INTEGER PRIMARY KEY,
  file_id    INTEGER NOT NULL REFERENCES bank_file (id),
  digest     TEXT NOT NULL,
  sheet      INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  alike      TEXT NOT NULL,
  on_day     TEXT NOT NULL,
  amount     INTEGER NOT NULL CHECK (amount > 0),
  method     TEXT NOT NULL,
  reference  TEXT NOT NULL,
  payer      TEXT NOT NULL,
  said       TEXT NOT NULL,
  why        TEXT NOT NULL,
  payment_id INTEGER REFERENCES payment (id),
  stage      TEXT NOT NULL,
  UNIQUE (digest, sheet, place)
) STRICT;
CREATE INDEX bank_line_file ON bank_line (file_id);
CREATE INDEX bank_line_alike ON bank_line (alike);
CREATE UNIQUE INDEX bank_line_payment ON bank_line (payment_id) WHERE payment_id IS NOT NULL;
CREATE TRIGGER bank_line_stands BEFORE UPDATE OF file_id, digest, sheet, place, alike, on_day, amount, method, reference ON bank_line
BEGIN SELECT RAISE(ABORT, 'a line of a bank file is never changed'); END;
CREATE TRIGGER bank_line_no_delete BEFORE DELETE ON bank_line
BEGIN SELECT RAISE(ABORT, 'a line of a bank file stays'); END;
CREATE TRIGGER bank_line_paid_once BEFORE UPDATE OF payment_id ON bank_line
WHEN NEW.payment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM payment p
  WHERE p.id = NEW.payment_id AND p.amount = NEW.amount AND p.stage = 'taken')
BEGIN SELECT RAISE(ABORT, 'a payment is of just what its line says'); END;

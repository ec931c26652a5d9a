-- What the sales site keeps beside its parties (service.md S11-S14): things and what is lent of
-- them, the flat's items counted, post checks, questions asked. A row is never removed.
CREATE TABLE sales_thing (
  id    INTEGER PRIMARY KEY,
  code  INTEGER NOT NULL,
  name  TEXT NOT NULL,
  kind  TEXT NOT NULL,
  unit  TEXT NOT NULL,
  total INTEGER NOT NULL,
  least INTEGER NOT NULL,
  stage TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX sales_thing_code ON sales_thing (code) WHERE stage <> 'gone';
CREATE TRIGGER sales_thing_no_delete BEFORE DELETE ON sales_thing
BEGIN SELECT RAISE(ABORT, 'a thing stays on file'); END;

CREATE TABLE sales_loan (
  id       INTEGER PRIMARY KEY,
  thing_id INTEGER NOT NULL REFERENCES sales_thing (id),
  party_id INTEGER NOT NULL REFERENCES sales_party (id),
  quantity INTEGER NOT NULL,
  out_at   INTEGER NOT NULL,
  out_by   INTEGER NOT NULL REFERENCES staff (id),
  back_at  INTEGER,
  back_by  INTEGER REFERENCES staff (id),
  lost     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sales_loan_party ON sales_loan (party_id);
CREATE INDEX sales_loan_out ON sales_loan (thing_id) WHERE back_at IS NULL;
CREATE TRIGGER sales_loan_no_delete BEFORE DELETE ON sales_loan
BEGIN SELECT RAISE(ABORT, 'a loan stays on file'); END;

CREATE TABLE sales_count (
  id     INTEGER PRIMARY KEY,
  day    TEXT NOT NULL,
  moment TEXT NOT NULL,
  at     INTEGER NOT NULL,
  counted_by INTEGER NOT NULL REFERENCES staff (id),
  lines  TEXT NOT NULL,
  differ INTEGER NOT NULL,
  ticket INTEGER,
  stage  TEXT NOT NULL,
  UNIQUE (day, moment)
) STRICT;
CREATE TRIGGER sales_count_no_delete BEFORE DELETE ON sales_count
BEGIN SELECT RAISE(ABORT, 'a count stays on file'); END;

CREATE TABLE sales_post (
  id       INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  day      TEXT NOT NULL,
  at       INTEGER NOT NULL,
  due      INTEGER NOT NULL,
  failing  TEXT NOT NULL,
  stage    TEXT NOT NULL,
  UNIQUE (staff_id, day)
) STRICT;
CREATE TRIGGER sales_post_no_delete BEFORE DELETE ON sales_post
BEGIN SELECT RAISE(ABORT, 'a post check stays on file'); END;

CREATE TABLE sales_question (
  id       INTEGER PRIMARY KEY,
  party_id INTEGER REFERENCES sales_party (id),
  day      TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_of INTEGER NOT NULL REFERENCES staff (id),
  name     TEXT NOT NULL,
  phone    TEXT NOT NULL,
  question TEXT NOT NULL,
  answer   TEXT NOT NULL,
  ticket   INTEGER,
  lapsed_on TEXT,
  stage    TEXT NOT NULL
) STRICT;
CREATE TRIGGER sales_question_no_delete BEFORE DELETE ON sales_question
BEGIN SELECT RAISE(ABORT, 'a question stays on file'); END;

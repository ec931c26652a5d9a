-- Office documents (O20-O26): letters received and sent, passing rounds, files, their destruction.
CREATE TABLE archive_cull (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  reason       TEXT NOT NULL,
  listed_on    TEXT NOT NULL,
  listed_by    INTEGER NOT NULL REFERENCES staff (id),
  approved_by  INTEGER REFERENCES staff (id),
  approved_on  TEXT,
  how          TEXT NOT NULL,
  destroyed_on TEXT,
  first_by     INTEGER REFERENCES staff (id),
  second_by    INTEGER REFERENCES staff (id),
  stage        TEXT NOT NULL
) STRICT;
CREATE TRIGGER archive_cull_no_delete BEFORE DELETE ON archive_cull
BEGIN SELECT RAISE(ABORT, 'a destruction stays on file'); END;

CREATE TABLE archive_file (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  year       INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  matter     TEXT NOT NULL,
  title      TEXT NOT NULL,
  pages      INTEGER NOT NULL,
  keep       TEXT NOT NULL,
  ends_on    TEXT,
  keep_until TEXT,
  place      TEXT NOT NULL,
  lent_to    TEXT NOT NULL,
  lent_why   TEXT NOT NULL,
  lent_on    TEXT,
  lent_until TEXT,
  cull_id    INTEGER REFERENCES archive_cull (id),
  stage      TEXT NOT NULL
) STRICT;
CREATE INDEX archive_file_cull ON archive_file (cull_id);
CREATE TRIGGER archive_file_no_delete BEFORE DELETE ON archive_file
BEGIN SELECT RAISE(ABORT, 'a file stays on record'); END;

CREATE TABLE letter_in (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  received_on  TEXT NOT NULL,
  source       TEXT NOT NULL,
  home_id      INTEGER REFERENCES home (id),
  ticket_id    INTEGER REFERENCES ticket (id),
  sender       TEXT NOT NULL,
  their_number TEXT NOT NULL,
  title        TEXT NOT NULL,
  enclosures   TEXT NOT NULL,
  copies       INTEGER NOT NULL,
  secrecy      TEXT NOT NULL,
  urgency      TEXT NOT NULL,
  received_by  INTEGER NOT NULL REFERENCES staff (id),
  proposal     TEXT NOT NULL,
  decider      TEXT NOT NULL,
  opinion      TEXT NOT NULL,
  decided_on   TEXT,
  department   TEXT NOT NULL,
  handler      TEXT NOT NULL,
  due_on       TEXT,
  urged        INTEGER NOT NULL,
  result       TEXT NOT NULL,
  reply_number TEXT NOT NULL,
  done_on      TEXT,
  struck       TEXT NOT NULL,
  file_id      INTEGER REFERENCES archive_file (id),
  filed_on     TEXT,
  stage        TEXT NOT NULL
) STRICT;
CREATE INDEX letter_in_stage ON letter_in (stage);
CREATE INDEX letter_in_file ON letter_in (file_id);
CREATE TRIGGER letter_in_no_delete BEFORE DELETE ON letter_in
BEGIN SELECT RAISE(ABORT, 'a letter stays in its register'); END;

CREATE TABLE letter_reader (
  id        INTEGER PRIMARY KEY,
  letter_id INTEGER NOT NULL REFERENCES letter_in (id),
  place     INTEGER NOT NULL,
  reader    TEXT NOT NULL,
  given_on  TEXT,
  due_on    TEXT,
  read_on   TEXT,
  how       TEXT NOT NULL,
  staff_id  INTEGER REFERENCES staff (id),
  remark    TEXT NOT NULL,
  stage     TEXT NOT NULL
) STRICT;
CREATE INDEX letter_reader_letter ON letter_reader (letter_id);
CREATE TRIGGER letter_reader_no_delete BEFORE DELETE ON letter_reader
BEGIN SELECT RAISE(ABORT, 'a reader stays on the list'); END;

CREATE TABLE letter_out (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  doc_number  TEXT NOT NULL,
  dated       TEXT NOT NULL,
  title       TEXT NOT NULL,
  body        TEXT NOT NULL,
  enclosures  TEXT NOT NULL,
  secrecy     TEXT NOT NULL,
  copies      INTEGER NOT NULL,
  sent_to     TEXT NOT NULL,
  reply_to    INTEGER REFERENCES letter_in (id),
  drafted_by  INTEGER NOT NULL REFERENCES staff (id),
  checked_by  INTEGER REFERENCES staff (id),
  cosigned    TEXT NOT NULL,
  signed_by   INTEGER REFERENCES staff (id),
  signed_at   INTEGER,
  digest      TEXT NOT NULL,
  seals       INTEGER NOT NULL,
  sealed_by   TEXT NOT NULL,
  sealed_on   TEXT,
  way         TEXT NOT NULL,
  envelope    TEXT NOT NULL,
  sent_on     TEXT,
  copies_kept INTEGER NOT NULL,
  receipt_by  TEXT NOT NULL,
  receipt_on  TEXT,
  posted_at   TEXT NOT NULL,
  post_from   TEXT,
  post_until  TEXT,
  picture     TEXT NOT NULL,
  down_on     TEXT,
  struck      TEXT NOT NULL,
  file_id     INTEGER REFERENCES archive_file (id),
  filed_on    TEXT,
  stage       TEXT NOT NULL
) STRICT;
CREATE INDEX letter_out_stage ON letter_out (stage);
CREATE INDEX letter_out_file ON letter_out (file_id);
CREATE UNIQUE INDEX letter_out_doc_number ON letter_out (doc_number) WHERE doc_number <> '';
CREATE TRIGGER letter_out_no_delete BEFORE DELETE ON letter_out
BEGIN SELECT RAISE(ABORT, 'a letter stays in its register'); END;
CREATE TRIGGER letter_out_number_stays BEFORE UPDATE OF doc_number ON letter_out
WHEN OLD.doc_number <> '' AND NEW.doc_number <> OLD.doc_number
BEGIN SELECT RAISE(ABORT, 'a number is given once'); END;
CREATE TRIGGER letter_out_frozen BEFORE UPDATE OF title, body ON letter_out
WHEN OLD.signed_at IS NOT NULL AND NEW.title <> '' AND NEW.body <> ''
 AND (NEW.title <> OLD.title OR NEW.body <> OLD.body)
BEGIN SELECT RAISE(ABORT, 'a signed text is frozen'); END;

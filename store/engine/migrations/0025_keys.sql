-- What is on file for a key and what became of it (K1, K4); every lending with whom to ring, how
-- many went and came back, and how both signed (K2). Of older lendings nobody kept how they were
-- signed: that stays unknown.
ALTER TABLE held_key ADD COLUMN authorisation TEXT NOT NULL DEFAULT '';
ALTER TABLE held_key ADD COLUMN missing INTEGER NOT NULL DEFAULT 0 CHECK (missing >= 0);
ALTER TABLE held_key ADD COLUMN signed TEXT;
ALTER TABLE held_key ADD COLUMN signed_with INTEGER REFERENCES staff (id);

ALTER TABLE key_loan ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE key_loan ADD COLUMN firm TEXT NOT NULL DEFAULT '';
ALTER TABLE key_loan ADD COLUMN first_due INTEGER NOT NULL DEFAULT 0;
ALTER TABLE key_loan ADD COLUMN count INTEGER NOT NULL DEFAULT 1 CHECK (count > 0);
ALTER TABLE key_loan ADD COLUMN back INTEGER NOT NULL DEFAULT 0;
ALTER TABLE key_loan ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE key_loan ADD COLUMN signed TEXT;
ALTER TABLE key_loan ADD COLUMN signed_with INTEGER REFERENCES staff (id);
ALTER TABLE key_loan ADD COLUMN back_identity TEXT;
ALTER TABLE key_loan ADD COLUMN back_signed TEXT;
ALTER TABLE key_loan ADD COLUMN back_signed_with INTEGER REFERENCES staff (id);
UPDATE key_loan SET first_due = due_at,
  count = (SELECT k.count FROM held_key k WHERE k.id = key_loan.key_id);
UPDATE key_loan SET back = count WHERE returned_at IS NOT NULL;

-- Who asked for more time, by phone say, and until when; a lending keeps the first time it was due.
CREATE TABLE key_extension (
  id         INTEGER PRIMARY KEY,
  loan_id    INTEGER NOT NULL REFERENCES key_loan (id),
  at         INTEGER NOT NULL,
  due_before INTEGER NOT NULL,
  due_at     INTEGER NOT NULL,
  asked_by   TEXT NOT NULL,
  reason     TEXT NOT NULL,
  staff      INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX key_extension_loan ON key_extension (loan_id, id);

-- What the home says about lending a key, with its begin and its end.
CREATE TABLE key_instruction (
  id       INTEGER PRIMARY KEY,
  key_id   INTEGER NOT NULL REFERENCES held_key (id),
  kind     TEXT NOT NULL,
  words    TEXT NOT NULL,
  given_by TEXT NOT NULL,
  since    TEXT NOT NULL,
  until    TEXT,
  given_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX key_instruction_key ON key_instruction (key_id, id);

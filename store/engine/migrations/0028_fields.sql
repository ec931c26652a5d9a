-- What the printed registers ask of a person beside name and figures (F1, M19; §4.3 of the money
-- rules): all of it is personal, stands in no entry and goes with the person.
ALTER TABLE person ADD COLUMN employer TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- Whom to ring when something has happened to a person.
CREATE TABLE emergency_contact (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  name      TEXT NOT NULL,
  relation  TEXT NOT NULL DEFAULT '',
  phone     TEXT NOT NULL
) STRICT;
CREATE INDEX emergency_contact_person ON emergency_contact (person_id);

-- A person's pets; a licence holds through the end of its last day (G12).
CREATE TABLE pet (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  kind      TEXT NOT NULL,
  name      TEXT NOT NULL DEFAULT '',
  licence   TEXT NOT NULL DEFAULT '',
  noted_on  TEXT NOT NULL,
  expires   TEXT
) STRICT;
CREATE INDEX pet_person ON pet (person_id);
CREATE INDEX pet_expires ON pet (expires) WHERE expires IS NOT NULL;

-- What a person needs, kept with a consent of its own (PIPL 28-31): that it was given and withdrawn
-- stays, the words go with the consent.
CREATE TABLE special_need (
  id           INTEGER PRIMARY KEY,
  person_id    INTEGER NOT NULL REFERENCES person (id),
  words        TEXT NOT NULL,
  consented_by TEXT NOT NULL DEFAULT '',
  consent      TEXT NOT NULL,
  consented_on TEXT NOT NULL,
  staff        INTEGER NOT NULL REFERENCES staff (id),
  withdrawn_on TEXT,
  CHECK (withdrawn_on IS NULL OR (words = '' AND withdrawn_on >= consented_on))
) STRICT;
CREATE INDEX special_need_person ON special_need (person_id);
CREATE TRIGGER special_need_no_delete BEFORE DELETE ON special_need
BEGIN SELECT RAISE(ABORT, 'a consent stays on record'); END;

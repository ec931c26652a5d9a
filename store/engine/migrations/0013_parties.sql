-- A party's phones and papers of identity: the first stands with the party, the others here.
ALTER TABLE person ADD COLUMN phone_purpose TEXT NOT NULL DEFAULT '';
CREATE TABLE phone (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  number    TEXT NOT NULL,
  purpose   TEXT NOT NULL
) STRICT;
CREATE INDEX phone_person ON phone (person_id);

-- Of a number whose kind nobody said, its form tells.
ALTER TABLE person ADD COLUMN id_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN id_until TEXT;
CREATE INDEX person_id_number ON person (id_number) WHERE id_number <> '';
CREATE TABLE identity (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  kind      TEXT NOT NULL,
  number    TEXT NOT NULL,
  until     TEXT
) STRICT;
CREATE INDEX identity_person ON identity (person_id);
CREATE INDEX identity_number ON identity (number);

-- A party is a person or a company; who acts for it, a contact or by a power of attorney.
ALTER TABLE person ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';
CREATE TABLE representative (
  id        INTEGER PRIMARY KEY,
  party_id  INTEGER NOT NULL REFERENCES person (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  kind      TEXT NOT NULL,
  matters   TEXT NOT NULL DEFAULT '',
  paper     TEXT NOT NULL DEFAULT '',
  since     TEXT,
  until     TEXT,
  ended_on  TEXT,
  CHECK (party_id <> person_id)
) STRICT;
CREATE INDEX representative_party ON representative (party_id);
CREATE INDEX representative_person ON representative (person_id);

-- How a home stands, and since when; what it was before stands in the journal.
ALTER TABLE home ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE home ADD COLUMN state_since TEXT;

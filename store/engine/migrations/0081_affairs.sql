-- Administrative affairs (issue 21): the register of seals, vehicles, rooms, supplies and assets;
-- what is lent, booked or sealed; and the counts of it all. A row is never removed.
CREATE TABLE asset (
  id      INTEGER PRIMARY KEY,
  number  TEXT NOT NULL UNIQUE,
  kind    TEXT NOT NULL,
  name    TEXT NOT NULL,
  code    TEXT NOT NULL,
  place   TEXT NOT NULL,
  keeper  TEXT NOT NULL,
  unit    TEXT NOT NULL,
  stock   INTEGER NOT NULL CHECK (stock >= 0),
  minimum INTEGER NOT NULL,
  km      INTEGER NOT NULL DEFAULT 0,
  stage   TEXT NOT NULL
) STRICT;
CREATE TRIGGER asset_no_delete BEFORE DELETE ON asset
BEGIN SELECT RAISE(ABORT, 'an asset stays on file'); END;

CREATE TABLE asset_loan (
  id        INTEGER PRIMARY KEY,
  number    TEXT NOT NULL UNIQUE,
  asset_id  INTEGER NOT NULL REFERENCES asset (id),
  way       TEXT NOT NULL,
  who       TEXT NOT NULL,
  other     TEXT NOT NULL,
  what      TEXT NOT NULL,
  whither   TEXT NOT NULL,
  copies    INTEGER NOT NULL DEFAULT 0,
  since     INTEGER NOT NULL,
  until     INTEGER NOT NULL,
  asked_by  INTEGER NOT NULL REFERENCES staff (id),
  agreed_by INTEGER REFERENCES staff (id),
  km_out    INTEGER,
  km_back   INTEGER,
  out_at    INTEGER,
  back_at   INTEGER,
  stage     TEXT NOT NULL
) STRICT;
CREATE INDEX asset_loan_asset ON asset_loan (asset_id, since);
CREATE TRIGGER asset_loan_no_delete BEFORE DELETE ON asset_loan
BEGIN SELECT RAISE(ABORT, 'a loan stays on file'); END;

CREATE TABLE asset_count (
  id          INTEGER PRIMARY KEY,
  stage       TEXT NOT NULL,
  list        INTEGER NOT NULL,
  scope       TEXT NOT NULL,
  begun_at    INTEGER NOT NULL,
  begun_by    INTEGER NOT NULL REFERENCES staff (id),
  ended_at    INTEGER,
  things      INTEGER NOT NULL,
  counted     INTEGER NOT NULL DEFAULT 0,
  differences INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX asset_count_one_open ON asset_count (stage) WHERE stage = 'counting';
CREATE TRIGGER asset_count_no_delete BEFORE DELETE ON asset_count
BEGIN SELECT RAISE(ABORT, 'a count stays on file'); END;

CREATE TABLE asset_count_line (
  count_id   INTEGER NOT NULL REFERENCES asset_count (id),
  place      INTEGER NOT NULL,
  asset_id   INTEGER NOT NULL REFERENCES asset (id),
  expected   INTEGER,
  lent       INTEGER NOT NULL DEFAULT 0,
  counted_by INTEGER REFERENCES staff (id),
  PRIMARY KEY (count_id, asset_id)
) STRICT;

CREATE TABLE asset_count_answer (
  id       INTEGER PRIMARY KEY,
  count_id INTEGER NOT NULL REFERENCES asset_count (id),
  key      TEXT NOT NULL,
  counted  INTEGER,
  abnormal INTEGER NOT NULL,
  seen     INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  UNIQUE (count_id, key)
) STRICT;

CREATE TABLE asset_count_signature (
  count_id INTEGER NOT NULL REFERENCES asset_count (id),
  party    TEXT NOT NULL,
  staff    INTEGER NOT NULL REFERENCES staff (id),
  at       INTEGER NOT NULL,
  covers   TEXT NOT NULL,
  number   INTEGER NOT NULL,
  PRIMARY KEY (count_id, party)
) STRICT;

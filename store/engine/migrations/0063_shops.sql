-- Shops (service.md I24-I28): each with its papers, documents signed and review; the checks of one
-- shop's licences or of all frontages, line by line; and the breaches with their ladder.
CREATE TABLE shop (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  home_id       INTEGER NOT NULL REFERENCES home (id),
  name          TEXT NOT NULL,
  sign          TEXT NOT NULL,
  operator      TEXT NOT NULL,
  phone         TEXT NOT NULL,
  emergency     TEXT NOT NULL,
  tenure        TEXT NOT NULL,
  lease_until   TEXT,
  trade         TEXT NOT NULL,
  hours         TEXT NOT NULL,
  people        TEXT NOT NULL,
  fire_person   TEXT NOT NULL,
  since         TEXT NOT NULL,
  review_due    TEXT NOT NULL,
  code          TEXT NOT NULL DEFAULT '',
  licensee      TEXT NOT NULL DEFAULT '',
  legal         TEXT NOT NULL DEFAULT '',
  scope         TEXT NOT NULL DEFAULT '',
  address       TEXT NOT NULL DEFAULT '',
  founded       TEXT,
  licensed_until TEXT,
  followed      INTEGER NOT NULL DEFAULT 0,
  agreement_on  TEXT,
  fire_on       TEXT,
  frontage_on   TEXT,
  card_on       TEXT,
  flue_on       TEXT,
  reviewed_at   INTEGER,
  gone_at       INTEGER,
  stage         TEXT NOT NULL
) STRICT;
CREATE INDEX shop_home ON shop (home_id);
CREATE TRIGGER shop_no_delete BEFORE DELETE ON shop
BEGIN SELECT RAISE(ABORT, 'a shop stays on file'); END;

CREATE TABLE shop_paper (
  shop_id    INTEGER NOT NULL REFERENCES shop (id),
  licence_id INTEGER NOT NULL REFERENCES licence (id),
  number     INTEGER NOT NULL,
  PRIMARY KEY (shop_id, licence_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shop_paper_no_delete BEFORE DELETE ON shop_paper
BEGIN SELECT RAISE(ABORT, 'a paper stays on file'); END;

CREATE TABLE shop_check (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  shop_id    INTEGER REFERENCES shop (id),
  occurrence INTEGER UNIQUE REFERENCES occurrence (id),
  items      TEXT NOT NULL,
  shops      TEXT NOT NULL,
  checker    TEXT NOT NULL,
  since      INTEGER NOT NULL,
  marked     INTEGER NOT NULL DEFAULT 0,
  wrong      INTEGER NOT NULL DEFAULT 0,
  ended_at   INTEGER,
  stage      TEXT NOT NULL
) STRICT;
CREATE INDEX shop_check_since ON shop_check (kind, since);
CREATE TRIGGER shop_check_no_delete BEFORE DELETE ON shop_check
BEGIN SELECT RAISE(ABORT, 'a check stays on file'); END;

CREATE TABLE shop_mark (
  check_id INTEGER NOT NULL REFERENCES shop_check (id),
  place    INTEGER NOT NULL,
  got      INTEGER,
  found    INTEGER,
  note     TEXT NOT NULL,
  number   INTEGER NOT NULL,
  PRIMARY KEY (check_id, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shop_mark_no_delete BEFORE DELETE ON shop_mark
BEGIN SELECT RAISE(ABORT, 'a mark stays on file'); END;

CREATE TABLE shop_breach (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  shop_id      INTEGER NOT NULL REFERENCES shop (id),
  kind         TEXT NOT NULL,
  what         TEXT NOT NULL,
  photo        TEXT NOT NULL,
  found_at     INTEGER NOT NULL,
  found_by     INTEGER NOT NULL REFERENCES staff (id),
  check_id     INTEGER REFERENCES shop_check (id),
  demand       TEXT NOT NULL DEFAULT '',
  until        INTEGER,
  noticed_at   INTEGER,
  signed       TEXT,
  witness      TEXT NOT NULL DEFAULT '',
  rechecked_at INTEGER,
  unheeded     INTEGER NOT NULL DEFAULT 0 CHECK (unheeded IN (0, 1)),
  reported_at  INTEGER,
  authority    TEXT,
  receipt      TEXT NOT NULL DEFAULT '',
  stage        TEXT NOT NULL
) STRICT;
CREATE INDEX shop_breach_shop ON shop_breach (shop_id);
CREATE TRIGGER shop_breach_no_delete BEFORE DELETE ON shop_breach
BEGIN SELECT RAISE(ABORT, 'a breach stays on file'); END;

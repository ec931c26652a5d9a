-- Parcels that lie at the desk for residents. A row is never removed, a number never given again;
-- names and the number on a parcel are emptied when the time set for them is over.
CREATE TABLE parcel (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  home_id    INTEGER REFERENCES home (id),
  recipient  TEXT NOT NULL DEFAULT '',
  kind       TEXT NOT NULL,
  carrier    TEXT NOT NULL DEFAULT '',
  tail       TEXT NOT NULL DEFAULT '',
  pieces     INTEGER NOT NULL CHECK (pieces > 0),
  lying      INTEGER NOT NULL CHECK (lying BETWEEN 0 AND pieces),
  place      TEXT NOT NULL,
  since      INTEGER NOT NULL,
  told       INTEGER NOT NULL DEFAULT 0,
  told_at    INTEGER,
  told_how   TEXT,
  fetched_by TEXT NOT NULL DEFAULT '',
  identity   TEXT,
  signed     INTEGER,
  gone_at    INTEGER,
  stage      TEXT NOT NULL,
  CHECK ((gone_at IS NULL) = (stage = 'lying')),
  CHECK (gone_at IS NULL OR lying = 0)
) STRICT;
CREATE INDEX parcel_lying ON parcel (since) WHERE stage = 'lying';
CREATE INDEX parcel_home ON parcel (home_id);
CREATE INDEX parcel_gone ON parcel (gone_at) WHERE gone_at IS NOT NULL;
CREATE TRIGGER parcel_keeps_number BEFORE UPDATE OF number, since ON parcel
BEGIN SELECT RAISE(ABORT, 'a parcel keeps its number'); END;
CREATE TRIGGER parcel_no_delete BEFORE DELETE ON parcel
BEGIN SELECT RAISE(ABORT, 'a parcel stays in the book'); END;

-- What was found and lies at the desk. ``until`` is the last day on which it may be claimed, by the
-- notice and the term as they were set then.
CREATE TABLE lost_item (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  what        TEXT NOT NULL,
  marks       TEXT NOT NULL DEFAULT '',
  spot        TEXT NOT NULL,
  found_at    INTEGER NOT NULL,
  finder      TEXT NOT NULL DEFAULT '',
  phone       TEXT NOT NULL DEFAULT '',
  place       TEXT NOT NULL,
  since       INTEGER NOT NULL,
  told        INTEGER NOT NULL DEFAULT 0,
  noticed_on  TEXT,
  until       TEXT,
  claimant    TEXT NOT NULL DEFAULT '',
  claim_phone TEXT NOT NULL DEFAULT '',
  described   TEXT NOT NULL DEFAULT '',
  identity    TEXT,
  signed      INTEGER,
  receiver    TEXT NOT NULL DEFAULT '',
  receipt     TEXT NOT NULL DEFAULT '',
  gone_at     INTEGER,
  stage       TEXT NOT NULL,
  CHECK ((gone_at IS NULL) = (stage = 'kept')),
  CHECK ((noticed_on IS NULL) = (until IS NULL))
) STRICT;
CREATE INDEX lost_item_kept ON lost_item (since) WHERE stage = 'kept';
CREATE INDEX lost_item_gone ON lost_item (gone_at) WHERE gone_at IS NOT NULL;
CREATE TRIGGER lost_item_keeps_number BEFORE UPDATE OF number, since ON lost_item
BEGIN SELECT RAISE(ABORT, 'a found thing keeps its number'); END;
CREATE TRIGGER lost_item_no_delete BEFORE DELETE ON lost_item
BEGIN SELECT RAISE(ABORT, 'a found thing stays in the book'); END;

-- Who left the desk for a while, and when they were back (B1). Never removed.
CREATE TABLE absence (
  id      INTEGER PRIMARY KEY,
  staff   INTEGER NOT NULL REFERENCES staff (id),
  since   INTEGER NOT NULL,
  back_at INTEGER,
  stage   TEXT NOT NULL,
  CHECK (back_at IS NULL OR back_at >= since),
  CHECK ((back_at IS NULL) = (stage = 'away'))
) STRICT;
CREATE UNIQUE INDEX absence_one ON absence (staff) WHERE stage = 'away';
CREATE TRIGGER absence_no_delete BEFORE DELETE ON absence
BEGIN SELECT RAISE(ABORT, 'an absence stays in the book'); END;

-- Texts that are written into the log often, taken by a key (D1).
CREATE TABLE usual_text (
  id       INTEGER PRIMARY KEY,
  category TEXT NOT NULL,
  what     TEXT NOT NULL,
  handled  TEXT NOT NULL,
  stage    TEXT NOT NULL
) STRICT;
CREATE TRIGGER usual_text_no_delete BEFORE DELETE ON usual_text
BEGIN SELECT RAISE(ABORT, 'a usual text is dropped by a step'); END;

-- The first schema. Times are UTC milliseconds, days are site-local 'YYYY-MM-DD', lists are JSON.

CREATE TABLE site (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE staff (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  role         TEXT NOT NULL CHECK (role IN ('assistant', 'supervisor', 'manager')),
  pin_hash     TEXT NOT NULL,
  active       INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  failures     INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER
) STRICT;

-- The spine: append-only and hash-chained (D2).
CREATE TABLE journal (
  number      INTEGER PRIMARY KEY CHECK (number > 0),
  at          INTEGER NOT NULL,
  shift       TEXT NOT NULL,
  staff       INTEGER REFERENCES staff (id),
  kind        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  payload     TEXT NOT NULL,
  text_digest BLOB CHECK (text_digest IS NULL OR length(text_digest) = 32),
  previous    BLOB NOT NULL CHECK (length(previous) = 32),
  hash        BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX journal_subject ON journal (subject, number);
CREATE INDEX journal_at ON journal (at);

CREATE TABLE journal_text (
  number INTEGER PRIMARY KEY REFERENCES journal (number),
  salt   BLOB NOT NULL CHECK (length(salt) = 16),
  text   TEXT NOT NULL
) STRICT;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_link BEFORE INSERT ON journal
BEGIN
  SELECT RAISE(ABORT, 'the journal takes only the next entry of its chain')
  WHERE new.number IS NOT coalesce((SELECT max(number) FROM journal), 0) + 1
     OR new.previous IS NOT coalesce(
          (SELECT hash FROM journal ORDER BY number DESC LIMIT 1), zeroblob(32))
     OR new.at < coalesce((SELECT at FROM journal ORDER BY number DESC LIMIT 1), 0)
     -- REPLACE fires no delete trigger on a connection without recursive_triggers.
     OR EXISTS (SELECT 1 FROM journal WHERE hash = new.hash);
END;
CREATE TRIGGER journal_text_link BEFORE INSERT ON journal_text
BEGIN
  SELECT RAISE(ABORT, 'words come with their entry, once')
  WHERE new.number IS NOT (SELECT max(number) FROM journal)
     OR (SELECT text_digest FROM journal WHERE number = new.number) IS NULL
     OR EXISTS (SELECT 1 FROM journal_text WHERE number = new.number);
END;
CREATE TRIGGER journal_text_no_update BEFORE UPDATE ON journal_text
BEGIN SELECT RAISE(ABORT, 'the words of an entry are never changed'); END;
-- Only the law's erasure removes words, and it is on record first.
CREATE TRIGGER journal_text_no_delete BEFORE DELETE ON journal_text
WHEN NOT EXISTS (
  SELECT 1 FROM journal
  WHERE subject = 'entry:' || old.number AND kind = 'words.erased' AND number > old.number)
BEGIN SELECT RAISE(ABORT, 'the words of an entry are never removed'); END;

-- Resident files (F1). code is building-unit-room, the file's number.
CREATE TABLE home (
  id       INTEGER PRIMARY KEY,
  code     TEXT NOT NULL UNIQUE,
  building TEXT NOT NULL,
  unit     TEXT NOT NULL,
  room     TEXT NOT NULL,
  kind     TEXT NOT NULL DEFAULT 'home' CHECK (kind IN ('home', 'shop')),
  area     REAL,
  note     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE person (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  sex       TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'male', 'female')),
  phone     TEXT NOT NULL DEFAULT '',
  id_number TEXT NOT NULL DEFAULT '',
  outside   TEXT NOT NULL DEFAULT '',
  note      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';
CREATE INDEX person_name ON person (name);

CREATE TABLE residency (
  id        INTEGER PRIMARY KEY,
  home_id   INTEGER NOT NULL REFERENCES home (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  role      TEXT NOT NULL CHECK (role IN ('owner', 'family', 'tenant', 'other')),
  relation  TEXT NOT NULL DEFAULT '',
  since     TEXT,
  until     TEXT
) STRICT;
CREATE UNIQUE INDEX residency_once ON residency (home_id, person_id) WHERE until IS NULL;
CREATE INDEX residency_person ON residency (person_id);

CREATE TABLE vehicle (
  id      INTEGER PRIMARY KEY,
  home_id INTEGER NOT NULL REFERENCES home (id),
  plate   TEXT NOT NULL,
  model   TEXT NOT NULL DEFAULT '',
  space   TEXT NOT NULL DEFAULT '',
  UNIQUE (home_id, plate)
) STRICT;

-- Search keys of a home, pre-tokenised: own (room, owner), house (everyone and everything else) (F7).
CREATE TABLE home_search (
  id    INTEGER PRIMARY KEY REFERENCES home (id),
  own   TEXT NOT NULL,
  house TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE home_fts USING fts5 (
  own, house, content = 'home_search', content_rowid = 'id', detail = 'column', columnsize = 0,
  prefix = '1 2 3 4', tokenize = "unicode61 remove_diacritics 0 tokenchars '-'"
);
CREATE TRIGGER home_search_insert AFTER INSERT ON home_search BEGIN
  INSERT INTO home_fts (rowid, own, house) VALUES (new.id, new.own, new.house);
END;
CREATE TRIGGER home_search_delete AFTER DELETE ON home_search BEGIN
  INSERT INTO home_fts (home_fts, rowid, own, house) VALUES ('delete', old.id, old.own, old.house);
END;
CREATE TRIGGER home_search_update AFTER UPDATE ON home_search BEGIN
  INSERT INTO home_fts (home_fts, rowid, own, house) VALUES ('delete', old.id, old.own, old.house);
  INSERT INTO home_fts (rowid, own, house) VALUES (new.id, new.own, new.house);
END;

-- Tickets (W1). What happened to one afterwards is its journal entries; "open" only narrows the queue.
CREATE TABLE ticket (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('repair', 'paid', 'complaint', 'enquiry')),
  channel    TEXT NOT NULL CHECK (channel IN ('phone', 'visit', 'net', 'referred')),
  home_id    INTEGER REFERENCES home (id),
  place      TEXT NOT NULL DEFAULT '',
  caller     TEXT NOT NULL DEFAULT '',
  phone      TEXT NOT NULL DEFAULT '',
  convenient TEXT NOT NULL DEFAULT '',
  urgency    TEXT NOT NULL CHECK (urgency IN ('urgent', 'normal', 'planned')),
  taken_at   INTEGER NOT NULL,
  open       INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1))
) STRICT;
CREATE INDEX ticket_open ON ticket (id) WHERE open = 1;
CREATE INDEX ticket_home ON ticket (home_id);
CREATE INDEX ticket_taken ON ticket (taken_at);

-- The full book (D7): on which day's page each entry that people read stands. All of it follows from
-- the journal; the words are in journal_text, and journal_words only finds them.
CREATE TABLE log_entry (
  number        INTEGER PRIMARY KEY REFERENCES journal (number),
  day           TEXT NOT NULL,
  category      TEXT,
  home_id       INTEGER REFERENCES home (id),
  corrects      INTEGER REFERENCES log_entry (number),
  follows       INTEGER REFERENCES log_entry (number),
  follow_up_due TEXT,
  done          INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))
) STRICT;
CREATE INDEX log_entry_day ON log_entry (day, number);
CREATE INDEX log_entry_open ON log_entry (follow_up_due)
  WHERE follow_up_due IS NOT NULL AND done = 0;
CREATE INDEX log_entry_corrects ON log_entry (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX log_entry_follows ON log_entry (follows) WHERE follows IS NOT NULL;
CREATE TRIGGER log_entry_link BEFORE INSERT ON log_entry
BEGIN
  SELECT RAISE(ABORT, 'the book takes only the newest entry')
  WHERE new.number IS NOT (SELECT max(number) FROM journal)
     OR EXISTS (SELECT 1 FROM log_entry WHERE number = new.number);
END;
CREATE TRIGGER log_entry_stays
BEFORE UPDATE OF number, day, category, home_id, corrects, follows ON log_entry
BEGIN SELECT RAISE(ABORT, 'an entry stays on its page of the book'); END;
CREATE TRIGGER log_entry_no_delete BEFORE DELETE ON log_entry
BEGIN SELECT RAISE(ABORT, 'no page is torn out of the book'); END;
-- facets: category, home and writer as terms beside the words, so that one look-up joins them all.
CREATE VIRTUAL TABLE journal_words USING fts5 (
  words, facets, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

-- The newest entry of each page, and up to which one its supervisor has signed (D4).
CREATE TABLE log_day (
  day    TEXT PRIMARY KEY,
  newest INTEGER NOT NULL,
  signed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER log_day_stays BEFORE UPDATE ON log_day
WHEN new.day IS NOT old.day OR new.newest < old.newest OR new.signed < old.signed
BEGIN SELECT RAISE(ABORT, 'a page keeps its entries and its signature'); END;
CREATE TRIGGER log_day_no_delete BEFORE DELETE ON log_day
BEGIN SELECT RAISE(ABORT, 'no page is torn out of the book'); END;
CREATE INDEX log_day_unsigned ON log_day (day) WHERE newest > signed;

-- Keys (K1, K2).
CREATE TABLE held_key (
  id        INTEGER PRIMARY KEY,
  hook      TEXT NOT NULL,
  home_id   INTEGER REFERENCES home (id),
  doors     TEXT NOT NULL,
  count     INTEGER NOT NULL CHECK (count > 0),
  kind      TEXT NOT NULL CHECK (kind IN ('deposited', 'vacant', 'public')),
  reason    TEXT NOT NULL DEFAULT '',
  since     TEXT NOT NULL,
  held      INTEGER NOT NULL DEFAULT 1 CHECK (held IN (0, 1)),
  handed_to TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX held_key_hook ON held_key (hook) WHERE held = 1;
CREATE INDEX held_key_home ON held_key (home_id);

CREATE TABLE key_loan (
  id          INTEGER PRIMARY KEY,
  key_id      INTEGER NOT NULL REFERENCES held_key (id),
  borrower    TEXT NOT NULL,
  identity    TEXT NOT NULL,
  reason      TEXT NOT NULL,
  lent_at     INTEGER NOT NULL,
  due_at      INTEGER NOT NULL,
  lent_by     INTEGER NOT NULL REFERENCES staff (id),
  returned_at INTEGER,
  returned_by TEXT NOT NULL DEFAULT '',
  returned_to INTEGER REFERENCES staff (id)
) STRICT;
CREATE UNIQUE INDEX key_loan_out ON key_loan (key_id) WHERE returned_at IS NULL;
CREATE INDEX key_loan_key ON key_loan (key_id, id);

-- Handover (H1-H9). An open handover is one with neither completed_at nor abandoned_at.
CREATE TABLE handover (
  id           INTEGER PRIMARY KEY,
  outgoing     INTEGER NOT NULL REFERENCES staff (id),
  incoming     INTEGER NOT NULL REFERENCES staff (id),
  shift        TEXT NOT NULL,
  next_shift   TEXT NOT NULL,
  begun_at     INTEGER NOT NULL,
  completed_at INTEGER,
  abandoned_at INTEGER
) STRICT;
CREATE UNIQUE INDEX handover_one_open ON handover ((1))
  WHERE completed_at IS NULL AND abandoned_at IS NULL;

-- Who took the desk, by a signed handover or, at the very first, without one; the last is on duty.
CREATE TABLE duty (
  id    INTEGER PRIMARY KEY,
  staff INTEGER NOT NULL REFERENCES staff (id),
  shift TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT;

CREATE TABLE handover_line (
  id          INTEGER PRIMARY KEY,
  handover_id INTEGER NOT NULL REFERENCES handover (id),
  key         TEXT NOT NULL,
  counted     INTEGER,
  abnormal    INTEGER NOT NULL CHECK (abnormal IN (0, 1)),
  seen        INTEGER NOT NULL,
  number      INTEGER NOT NULL REFERENCES journal (number),
  UNIQUE (handover_id, key)
) STRICT;

CREATE TABLE handover_signature (
  handover_id INTEGER NOT NULL REFERENCES handover (id),
  party       TEXT NOT NULL CHECK (party IN ('outgoing', 'incoming')),
  staff       INTEGER NOT NULL REFERENCES staff (id),
  at          INTEGER NOT NULL,
  covers      TEXT NOT NULL,
  number      INTEGER NOT NULL REFERENCES journal (number),
  PRIMARY KEY (handover_id, party)
) STRICT;

-- Half-written forms, one a person and form.
CREATE TABLE draft (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  form     TEXT NOT NULL,
  input    TEXT NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (staff_id, form)
) STRICT;

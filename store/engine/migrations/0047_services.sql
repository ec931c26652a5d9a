-- What a paid service costs and what became of it (money.md W10–W20). A bill says what it is about,
-- and of one thing no second one lives; two jobs of one kind on one day are two bills.
ALTER TABLE bill ADD COLUMN about TEXT NOT NULL DEFAULT '';
DROP INDEX bill_one;
CREATE UNIQUE INDEX bill_one ON bill (home_id, item_id, coalesce(permit_id, 0), first, last, about) WHERE stage <> 'void';
CREATE UNIQUE INDEX bill_about ON bill (about) WHERE about <> '' AND stage <> 'void';
DROP TRIGGER bill_no_overlap;
CREATE TRIGGER bill_no_overlap BEFORE INSERT ON bill
WHEN NEW.about = '' AND EXISTS (SELECT 1 FROM bill b WHERE b.home_id = NEW.home_id AND b.item_id = NEW.item_id
  AND coalesce(b.permit_id, 0) = coalesce(NEW.permit_id, 0) AND b.stage <> 'void' AND b.about = ''
  AND b.first <= NEW.last AND b.last >= NEW.first)
BEGIN SELECT RAISE(ABORT, 'a home has one live bill for an item and a day'); END;
DROP TRIGGER bill_stands;
CREATE TRIGGER bill_stands BEFORE UPDATE OF number, run_id, home_id, permit_id, item_id, payer_id, month, first, last, due, amount, replaces, about ON bill
BEGIN SELECT RAISE(ABORT, 'a bill stands as it was made'); END;

-- What the price list says of a paid service besides its price; never edited, a new one follows.
-- minimum and call_out are fen, surcharge basis points of the labour.
CREATE TABLE service_terms (
  id         INTEGER PRIMARY KEY,
  item_id    INTEGER NOT NULL REFERENCES price_item (id),
  since      TEXT NOT NULL,
  posted     TEXT NOT NULL,
  minimum    INTEGER NOT NULL CHECK (minimum >= 0),
  call_out   INTEGER NOT NULL CHECK (call_out >= 0),
  surcharge  INTEGER NOT NULL CHECK (surcharge >= 0),
  warranty   INTEGER NOT NULL CHECK (warranty >= 0),
  cancelling TEXT NOT NULL,
  excluded   TEXT NOT NULL
) STRICT;
CREATE INDEX service_terms_item ON service_terms (item_id, since);
CREATE TRIGGER service_terms_stand BEFORE UPDATE ON service_terms
BEGIN SELECT RAISE(ABORT, 'terms of a service are followed by new ones'); END;
CREATE TRIGGER service_terms_no_delete BEFORE DELETE ON service_terms
BEGIN SELECT RAISE(ABORT, 'terms of a service stay'); END;

-- offered is the sum of the quote that is open, agreed that of all that were agreed to; whole fen.
CREATE TABLE service (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  ticket_id   INTEGER NOT NULL UNIQUE REFERENCES ticket (id),
  home_id     INTEGER NOT NULL REFERENCES home (id),
  item_id     INTEGER REFERENCES price_item (id),
  basis       TEXT NOT NULL,
  repeats     INTEGER REFERENCES service (id),
  minimum     INTEGER NOT NULL DEFAULT 0,
  warranty    INTEGER NOT NULL DEFAULT 0,
  cancelling  TEXT NOT NULL DEFAULT 'nothing',
  quote       INTEGER NOT NULL DEFAULT 0,
  quoted_at   INTEGER,
  valid_until TEXT,
  offered     INTEGER NOT NULL DEFAULT 0,
  agreed      INTEGER NOT NULL DEFAULT 0,
  agreed_at   INTEGER,
  agreed_by   TEXT NOT NULL DEFAULT '',
  how         TEXT,
  on_account  INTEGER NOT NULL DEFAULT 0,
  cut_on      TEXT,
  listed      INTEGER,
  accepted_by TEXT NOT NULL DEFAULT '',
  accepted_on TEXT,
  warm_until  TEXT,
  stage       TEXT NOT NULL,
  CHECK (listed IS NULL OR listed <= agreed)
) STRICT;
CREATE INDEX service_home ON service (home_id);
CREATE TRIGGER service_keeps_number BEFORE UPDATE OF number, ticket_id ON service
BEGIN SELECT RAISE(ABORT, 'a service keeps its number and its ticket'); END;
CREATE TRIGGER service_no_delete BEFORE DELETE ON service
BEGIN SELECT RAISE(ABORT, 'a service stays on file'); END;

-- A line of a quote: price in 0.0001 yuan, quantity with two decimals, rate in basis points. done is
-- the quantity that was done, charged what of it is charged, in fen.
CREATE TABLE service_line (
  id         INTEGER PRIMARY KEY,
  service_id INTEGER NOT NULL REFERENCES service (id),
  quote      INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  item_id    INTEGER REFERENCES price_item (id),
  words      TEXT NOT NULL,
  price      INTEGER NOT NULL,
  quantity   INTEGER NOT NULL,
  rate       INTEGER NOT NULL,
  amount     INTEGER NOT NULL,
  agreed     INTEGER NOT NULL DEFAULT 0 CHECK (agreed IN (0, 1)),
  done       INTEGER NOT NULL,
  charged    INTEGER NOT NULL,
  UNIQUE (service_id, quote, place)
) STRICT;
CREATE TRIGGER service_line_stands BEFORE UPDATE OF service_id, quote, place, kind, item_id, price, quantity, rate, amount ON service_line
BEGIN SELECT RAISE(ABORT, 'a line of a quote stands as it was quoted'); END;
CREATE TRIGGER service_line_no_delete BEFORE DELETE ON service_line
BEGIN SELECT RAISE(ABORT, 'a line of a quote stays'); END;

-- The ledger of what homes owe and pay (money.md $16–$46): whole fen, every amount on a dated line
-- of its own, nothing ever taken away. Sums that stand beside the lines are held against them.
CREATE TABLE payer (
  id          INTEGER PRIMARY KEY,
  home_id     INTEGER NOT NULL REFERENCES home (id),
  since       TEXT NOT NULL,
  until       TEXT,
  standing    TEXT NOT NULL,
  person_id   INTEGER REFERENCES person (id),
  name        TEXT NOT NULL,
  stage       TEXT NOT NULL
) STRICT;
CREATE INDEX payer_home ON payer (home_id, since);
CREATE TRIGGER payer_one_at_a_time BEFORE INSERT ON payer
WHEN EXISTS (SELECT 1 FROM payer p WHERE p.home_id = NEW.home_id AND p.stage <> 'struck'
  AND (p.until IS NULL OR p.until >= NEW.since) AND (NEW.until IS NULL OR p.since <= NEW.until))
BEGIN SELECT RAISE(ABORT, 'a home has one payer on a day'); END;
CREATE TRIGGER payer_no_delete BEFORE DELETE ON payer
BEGIN SELECT RAISE(ABORT, 'a payer stays on file'); END;

CREATE TABLE bill_run (
  id      INTEGER PRIMARY KEY,
  number  TEXT NOT NULL UNIQUE,
  item_id INTEGER NOT NULL REFERENCES price_item (id),
  month   TEXT NOT NULL,
  origin  TEXT NOT NULL,
  count   INTEGER NOT NULL,
  total   INTEGER NOT NULL,
  digest  TEXT NOT NULL,
  made_on TEXT NOT NULL,
  stage   TEXT NOT NULL
) STRICT;
CREATE INDEX bill_run_month ON bill_run (month, item_id);
CREATE TRIGGER bill_run_stands BEFORE UPDATE OF number, item_id, month, origin, count, total, made_on ON bill_run
BEGIN SELECT RAISE(ABORT, 'a run stands as it was made'); END;
CREATE TRIGGER bill_run_digest BEFORE UPDATE OF digest ON bill_run WHEN OLD.digest <> ''
BEGIN SELECT RAISE(ABORT, 'a run stands as it was made'); END;
CREATE TRIGGER bill_run_no_delete BEFORE DELETE ON bill_run
BEGIN SELECT RAISE(ABORT, 'a run stays in the book'); END;

-- settled and reduced are the sums of the lines in settlement and reduction.
CREATE TABLE bill (
  id        INTEGER PRIMARY KEY,
  number    TEXT NOT NULL UNIQUE,
  run_id    INTEGER NOT NULL REFERENCES bill_run (id),
  home_id   INTEGER NOT NULL REFERENCES home (id),
  permit_id INTEGER REFERENCES permit (id),
  item_id   INTEGER NOT NULL REFERENCES price_item (id),
  payer_id  INTEGER NOT NULL REFERENCES payer (id),
  month     TEXT NOT NULL,
  first     TEXT NOT NULL,
  last      TEXT NOT NULL CHECK (last >= first),
  due       TEXT NOT NULL,
  amount    INTEGER NOT NULL CHECK (amount > 0),
  settled   INTEGER NOT NULL DEFAULT 0 CHECK (settled >= 0),
  reduced   INTEGER NOT NULL DEFAULT 0 CHECK (reduced >= 0),
  issued_on TEXT,
  voided_on TEXT,
  disputed  TEXT,
  replaces  INTEGER REFERENCES bill (id),
  stage     TEXT NOT NULL,
  CHECK (settled + reduced <= amount),
  CHECK (stage <> 'void' OR settled = 0)
) STRICT;
CREATE UNIQUE INDEX bill_one ON bill (home_id, item_id, coalesce(permit_id, 0), first, last) WHERE stage <> 'void';
CREATE INDEX bill_home ON bill (home_id, item_id, first);
CREATE INDEX bill_owed ON bill (home_id, due) WHERE stage = 'issued' AND settled + reduced < amount;
CREATE INDEX bill_month ON bill (month, item_id);
CREATE INDEX bill_run_bills ON bill (run_id);
CREATE INDEX bill_payer ON bill (payer_id, first);
CREATE TRIGGER bill_no_overlap BEFORE INSERT ON bill
WHEN EXISTS (SELECT 1 FROM bill b WHERE b.home_id = NEW.home_id AND b.item_id = NEW.item_id
  AND coalesce(b.permit_id, 0) = coalesce(NEW.permit_id, 0) AND b.stage <> 'void'
  AND b.first <= NEW.last AND b.last >= NEW.first)
BEGIN SELECT RAISE(ABORT, 'a home has one live bill for an item and a day'); END;
CREATE TRIGGER bill_stands BEFORE UPDATE OF number, run_id, home_id, permit_id, item_id, payer_id, month, first, last, due, amount, replaces ON bill
BEGIN SELECT RAISE(ABORT, 'a bill stands as it was made'); END;
CREATE TRIGGER bill_stays_void BEFORE UPDATE OF stage ON bill WHEN OLD.stage = 'void' AND NEW.stage <> 'void'
BEGIN SELECT RAISE(ABORT, 'a void bill stays void'); END;
CREATE TRIGGER bill_no_delete BEFORE DELETE ON bill
BEGIN SELECT RAISE(ABORT, 'a bill stays in the book'); END;

-- amount is price (0.0001 yuan) × measure (so many decimals) × numerator/denominator of a month
-- × rate (basis points), rounded once, half up ($6).
CREATE TABLE bill_line (
  bill_id     INTEGER NOT NULL REFERENCES bill (id),
  place       INTEGER NOT NULL,
  first       TEXT NOT NULL,
  last        TEXT NOT NULL,
  price       INTEGER NOT NULL,
  measure     INTEGER NOT NULL,
  decimals    INTEGER NOT NULL,
  numerator   INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  rate        INTEGER NOT NULL,
  words       TEXT NOT NULL,
  amount      INTEGER NOT NULL,
  PRIMARY KEY (bill_id, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER bill_line_stands BEFORE UPDATE ON bill_line
BEGIN SELECT RAISE(ABORT, 'a line of a bill stands as it was made'); END;
CREATE TRIGGER bill_line_no_delete BEFORE DELETE ON bill_line
BEGIN SELECT RAISE(ABORT, 'a line of a bill stays'); END;

CREATE TABLE reduction (
  id          INTEGER PRIMARY KEY,
  bill_id     INTEGER NOT NULL REFERENCES bill (id),
  amount      INTEGER NOT NULL CHECK (amount > 0),
  asked_by    INTEGER NOT NULL REFERENCES staff (id),
  approved_by INTEGER REFERENCES staff (id),
  on_day      TEXT NOT NULL,
  stage       TEXT NOT NULL
) STRICT;
CREATE INDEX reduction_bill ON reduction (bill_id);
CREATE TRIGGER reduction_no_delete BEFORE DELETE ON reduction
BEGIN SELECT RAISE(ABORT, 'a reduction stays in the book'); END;

-- The book of receipts: series without a gap, content never changed ($39, $40).
CREATE TABLE receipt (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  home_id     INTEGER NOT NULL REFERENCES home (id),
  about       TEXT NOT NULL,
  payer       TEXT NOT NULL,
  amount      INTEGER NOT NULL CHECK (amount <> 0),
  method      TEXT NOT NULL,
  reference   TEXT NOT NULL,
  received_on TEXT NOT NULL,
  made_at     INTEGER NOT NULL,
  cashier     INTEGER NOT NULL REFERENCES staff (id),
  lines       TEXT NOT NULL,
  refers_to   INTEGER REFERENCES receipt (id),
  invoice     TEXT NOT NULL,
  reprints    INTEGER NOT NULL DEFAULT 0,
  stage       TEXT NOT NULL
) STRICT;
CREATE INDEX receipt_home ON receipt (home_id, made_at);
CREATE INDEX receipt_day ON receipt (made_at);
CREATE INDEX receipt_about ON receipt (about);
CREATE UNIQUE INDEX receipt_red_once ON receipt (refers_to) WHERE refers_to IS NOT NULL;
CREATE TRIGGER receipt_stands BEFORE UPDATE OF number, kind, home_id, about, amount, method, reference, received_on, made_at, cashier, lines, refers_to ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never changed'); END;
CREATE TRIGGER receipt_stage BEFORE UPDATE OF stage ON receipt WHEN OLD.stage <> 'valid'
BEGIN SELECT RAISE(ABORT, 'a receipt that is void or red stays so'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt stays in the book'); END;

-- What was paid; key is the form's, so that one filling in pays once ($34).
CREATE TABLE payment (
  id          INTEGER PRIMARY KEY,
  home_id     INTEGER NOT NULL REFERENCES home (id),
  payer_id    INTEGER REFERENCES payer (id),
  receipt_id  INTEGER NOT NULL REFERENCES receipt (id),
  amount      INTEGER NOT NULL CHECK (amount > 0),
  method      TEXT NOT NULL,
  reference   TEXT NOT NULL,
  tendered    INTEGER,
  received_on TEXT NOT NULL,
  named       INTEGER NOT NULL CHECK (named IN (0, 1)),
  key         TEXT NOT NULL UNIQUE,
  stage       TEXT NOT NULL
) STRICT;
CREATE INDEX payment_home ON payment (home_id, received_on);
CREATE UNIQUE INDEX payment_reference ON payment (method, reference) WHERE reference <> '' AND stage = 'taken';
CREATE TRIGGER payment_stands BEFORE UPDATE OF home_id, payer_id, receipt_id, amount, method, reference, tendered, received_on, named, key ON payment
BEGIN SELECT RAISE(ABORT, 'a payment is never changed'); END;
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'a payment stays in the book'); END;

-- What a payment settles of a bill, and what a void, a red receipt or a refund gives back (below 0).
CREATE TABLE settlement (
  id         INTEGER PRIMARY KEY,
  payment_id INTEGER NOT NULL REFERENCES payment (id),
  bill_id    INTEGER NOT NULL REFERENCES bill (id),
  amount     INTEGER NOT NULL CHECK (amount <> 0),
  on_day     TEXT NOT NULL
) STRICT;
CREATE INDEX settlement_bill ON settlement (bill_id, on_day);
CREATE INDEX settlement_payment ON settlement (payment_id);
CREATE INDEX settlement_day ON settlement (on_day);
CREATE TRIGGER settlement_stands BEFORE UPDATE ON settlement
BEGIN SELECT RAISE(ABORT, 'a settlement is never changed'); END;
CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement
BEGIN SELECT RAISE(ABORT, 'a settlement stays in the book'); END;

-- What is paid beyond what is owed, of one payer for one home: in above 0, used or given back below.
CREATE TABLE prepaid (
  id         INTEGER PRIMARY KEY,
  home_id    INTEGER NOT NULL REFERENCES home (id),
  payer_id   INTEGER NOT NULL REFERENCES payer (id),
  payment_id INTEGER NOT NULL REFERENCES payment (id),
  amount     INTEGER NOT NULL CHECK (amount <> 0),
  on_day     TEXT NOT NULL
) STRICT;
CREATE INDEX prepaid_home ON prepaid (home_id, payer_id);
CREATE TRIGGER prepaid_stands BEFORE UPDATE ON prepaid
BEGIN SELECT RAISE(ABORT, 'a prepayment is never changed'); END;
CREATE TRIGGER prepaid_no_delete BEFORE DELETE ON prepaid
BEGIN SELECT RAISE(ABORT, 'a prepayment stays in the book'); END;

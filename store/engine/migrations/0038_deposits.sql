-- Deposits, each an account of its own (money.md $71–$77): whole fen; what is held of it is what was
-- paid less what went back, was deducted by agreement, or was undone with its receipt.
CREATE TABLE deposit (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  home_id     INTEGER NOT NULL REFERENCES home (id),
  payer       TEXT NOT NULL,
  standing    TEXT NOT NULL,
  amount      INTEGER NOT NULL CHECK (amount > 0),
  balance     INTEGER NOT NULL CHECK (balance >= 0),
  returned    INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0),
  deducted    INTEGER NOT NULL DEFAULT 0 CHECK (deducted >= 0),
  undone      INTEGER NOT NULL DEFAULT 0 CHECK (undone >= 0),
  method      TEXT NOT NULL,
  linked      TEXT NOT NULL,
  taken_on    TEXT NOT NULL,
  taken_by    INTEGER NOT NULL REFERENCES staff (id),
  receipt_id  INTEGER NOT NULL UNIQUE REFERENCES receipt (id),
  met_on      TEXT,
  asked_on    TEXT,
  asked_by    INTEGER REFERENCES staff (id),
  approved_by INTEGER REFERENCES staff (id),
  payee       TEXT NOT NULL DEFAULT '',
  way         TEXT,
  returned_on TEXT,
  told_on     TEXT,
  stage       TEXT NOT NULL,
  CHECK (balance = amount - returned - deducted - undone)
) STRICT;
CREATE INDEX deposit_home ON deposit (home_id, stage);
CREATE INDEX deposit_held ON deposit (stage, met_on);
CREATE TRIGGER deposit_stands BEFORE UPDATE OF number, kind, home_id, standing, amount, method, taken_on, taken_by, receipt_id ON deposit
BEGIN SELECT RAISE(ABORT, 'a deposit stands as it was taken'); END;
CREATE TRIGGER deposit_once BEFORE UPDATE OF balance, returned, deducted, undone, stage ON deposit WHEN OLD.balance = 0
BEGIN SELECT RAISE(ABORT, 'a deposit goes back once'); END;
CREATE TRIGGER deposit_no_delete BEFORE DELETE ON deposit
BEGIN SELECT RAISE(ABORT, 'a deposit stays in the book'); END;
-- Its receipt goes with it, never alone.
CREATE TRIGGER deposit_receipt BEFORE UPDATE OF stage ON receipt
WHEN EXISTS (SELECT 1 FROM deposit d WHERE d.receipt_id = OLD.id AND d.undone = 0)
BEGIN SELECT RAISE(ABORT, 'a deposit is undone with its receipt'); END;

CREATE TABLE deposit_condition (
  deposit_id INTEGER NOT NULL REFERENCES deposit (id),
  place      INTEGER NOT NULL,
  what       TEXT NOT NULL,
  words      TEXT NOT NULL,
  met_on     TEXT,
  PRIMARY KEY (deposit_id, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER deposit_condition_stands BEFORE UPDATE OF deposit_id, place, what ON deposit_condition
BEGIN SELECT RAISE(ABORT, 'a condition stands as it was agreed'); END;
CREATE TRIGGER deposit_condition_no_delete BEFORE DELETE ON deposit_condition
BEGIN SELECT RAISE(ABORT, 'a condition stays'); END;

-- What the payer agreed to be deducted; receipt_id is the income's, once the rest went back.
CREATE TABLE deposit_deduction (
  id         INTEGER PRIMARY KEY,
  deposit_id INTEGER NOT NULL REFERENCES deposit (id),
  amount     INTEGER NOT NULL CHECK (amount > 0),
  reason     TEXT NOT NULL,
  evidence   TEXT NOT NULL,
  on_day     TEXT NOT NULL,
  struck     INTEGER NOT NULL DEFAULT 0 CHECK (struck IN (0, 1)),
  receipt_id INTEGER REFERENCES receipt (id)
) STRICT;
CREATE INDEX deposit_deduction_of ON deposit_deduction (deposit_id);
CREATE TRIGGER deposit_deduction_fits BEFORE INSERT ON deposit_deduction
WHEN NEW.amount + (SELECT coalesce(sum(x.amount), 0) FROM deposit_deduction x WHERE x.deposit_id = NEW.deposit_id AND x.struck = 0)
  > (SELECT d.balance FROM deposit d WHERE d.id = NEW.deposit_id)
BEGIN SELECT RAISE(ABORT, 'no more is deducted than is held'); END;
CREATE TRIGGER deposit_deduction_stands BEFORE UPDATE OF deposit_id, amount, on_day ON deposit_deduction
BEGIN SELECT RAISE(ABORT, 'a deduction stands as it was agreed'); END;
CREATE TRIGGER deposit_deduction_no_delete BEFORE DELETE ON deposit_deduction
BEGIN SELECT RAISE(ABORT, 'a deduction stays'); END;

-- Late charges (money.md $51–$54): computed from a bill's own history whenever they are shown, so
-- only what was settled of one, or waived, is kept; whole fen, added and never taken away.
CREATE TABLE late_settled (
  id         INTEGER PRIMARY KEY,
  payment_id INTEGER NOT NULL REFERENCES payment (id),
  bill_id    INTEGER NOT NULL REFERENCES bill (id),
  amount     INTEGER NOT NULL CHECK (amount <> 0),
  on_day     TEXT NOT NULL
) STRICT;
CREATE INDEX late_settled_bill ON late_settled (bill_id);
CREATE INDEX late_settled_payment ON late_settled (payment_id);
CREATE TRIGGER late_settled_stands BEFORE UPDATE ON late_settled
BEGIN SELECT RAISE(ABORT, 'a settled late charge is never changed'); END;
CREATE TRIGGER late_settled_no_delete BEFORE DELETE ON late_settled
BEGIN SELECT RAISE(ABORT, 'a settled late charge stays in the book'); END;
CREATE TRIGGER late_settled_month_open BEFORE INSERT ON late_settled
WHEN EXISTS (SELECT 1 FROM month_close c WHERE c.month >= substr(NEW.on_day, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
-- No more of one is settled than its bill was ever over, and none of it is left on a void bill.
CREATE TRIGGER late_settled_fits BEFORE INSERT ON late_settled
WHEN NEW.amount + (SELECT coalesce(sum(l.amount), 0) FROM late_settled l WHERE l.bill_id = NEW.bill_id)
  NOT BETWEEN 0 AND (SELECT b.amount FROM bill b WHERE b.id = NEW.bill_id)
BEGIN SELECT RAISE(ABORT, 'a late charge is no more than its bill'); END;
CREATE TRIGGER late_settled_bill_stands BEFORE UPDATE OF stage ON bill
WHEN NEW.stage = 'void' AND (SELECT coalesce(sum(l.amount), 0) FROM late_settled l WHERE l.bill_id = NEW.id) <> 0
BEGIN SELECT RAISE(ABORT, 'a late charge is settled on it'); END;

CREATE TABLE late_waiver (
  id          INTEGER PRIMARY KEY,
  bill_id     INTEGER NOT NULL REFERENCES bill (id),
  amount      INTEGER NOT NULL CHECK (amount > 0),
  asked_by    INTEGER NOT NULL REFERENCES staff (id),
  approved_by INTEGER REFERENCES staff (id),
  on_day      TEXT NOT NULL,
  stage       TEXT NOT NULL
) STRICT;
CREATE INDEX late_waiver_bill ON late_waiver (bill_id);
CREATE UNIQUE INDEX late_waiver_one_open ON late_waiver (bill_id) WHERE stage = 'asked';
CREATE TRIGGER late_waiver_stands BEFORE UPDATE OF bill_id, amount, asked_by ON late_waiver
BEGIN SELECT RAISE(ABORT, 'a waiver stands as it was asked for'); END;
CREATE TRIGGER late_waiver_once BEFORE UPDATE OF stage ON late_waiver WHEN OLD.stage <> 'asked'
BEGIN SELECT RAISE(ABORT, 'a waiver is decided once'); END;
CREATE TRIGGER late_waiver_no_delete BEFORE DELETE ON late_waiver
BEGIN SELECT RAISE(ABORT, 'a waiver stays in the book'); END;

-- What a notice said of it at that moment.
ALTER TABLE dunning_bill ADD COLUMN late INTEGER NOT NULL DEFAULT 0 CHECK (late >= 0);

-- A deposit put to fees with written consent ($76): deducted at once with the payment's own receipt,
-- and held again where that is void or red ($41).
DROP TRIGGER deposit_once;
CREATE TRIGGER deposit_once BEFORE UPDATE OF balance, returned, deducted, undone, stage ON deposit
WHEN OLD.balance = 0 AND NEW.deducted >= OLD.deducted
BEGIN SELECT RAISE(ABORT, 'a deposit goes back once'); END;
DROP TRIGGER deposit_deduction_fits;
CREATE TRIGGER deposit_deduction_fits BEFORE INSERT ON deposit_deduction
WHEN NEW.amount + (SELECT coalesce(sum(x.amount), 0) FROM deposit_deduction x
    WHERE x.deposit_id = NEW.deposit_id AND x.struck = 0 AND x.receipt_id IS NULL)
  > (SELECT d.balance FROM deposit d WHERE d.id = NEW.deposit_id)
BEGIN SELECT RAISE(ABORT, 'no more is deducted than is held'); END;

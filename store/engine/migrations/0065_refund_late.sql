-- What was paid of a late charge goes back by itself ($42, $54); no refund of before was of one.
ALTER TABLE refund ADD COLUMN late INTEGER NOT NULL DEFAULT 0 CHECK (late BETWEEN 0 AND 1);
DROP TRIGGER refund_stands;
CREATE TRIGGER refund_stands BEFORE UPDATE OF number, payment_id, bill_id, late, amount, asked_by, asked_on ON refund
BEGIN SELECT RAISE(ABORT, 'a refund stands as it was asked for'); END;
CREATE TRIGGER refund_late_of_a_bill BEFORE INSERT ON refund WHEN NEW.late = 1 AND NEW.bill_id IS NULL
BEGIN SELECT RAISE(ABORT, 'a late charge is of a bill'); END;

-- What a receipt's invoice stands at ($43), beside the state in invoice, and the salt of the digest
-- that its first entry keeps of what is in no entry: names, references, lines,
-- and the remark below them.
ALTER TABLE receipt ADD COLUMN remark TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN salt TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN tax_number TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN invoice_no TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN invoiced_on TEXT;
ALTER TABLE receipt ADD COLUMN red_invoice_no TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN red_invoiced_on TEXT;
CREATE UNIQUE INDEX receipt_invoice ON receipt (invoice_no) WHERE invoice_no <> '';
CREATE UNIQUE INDEX receipt_red_invoice ON receipt (red_invoice_no) WHERE red_invoice_no <> '';
CREATE INDEX receipt_reference ON receipt (method, reference) WHERE reference <> '';
CREATE TRIGGER receipt_keeps_remark BEFORE UPDATE OF salt, remark ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never changed'); END;

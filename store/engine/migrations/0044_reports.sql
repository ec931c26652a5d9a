-- When an emergency was reported on by telephone, in writing and when all was done, and how many
-- of the homes concerned asked about it (D16, D28).
ALTER TABLE emergency ADD COLUMN phoned_at INTEGER;
ALTER TABLE emergency ADD COLUMN written_at INTEGER;
ALTER TABLE emergency ADD COLUMN summed_at INTEGER;
ALTER TABLE emergency ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;

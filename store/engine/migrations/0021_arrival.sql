-- When the incoming arrived, and by when they should have, as the setting was then (H1). Before,
-- the arrival was when the handover was begun.
ALTER TABLE handover ADD COLUMN arrived_at INTEGER;
ALTER TABLE handover ADD COLUMN due_at INTEGER;
UPDATE handover SET arrived_at = begun_at;

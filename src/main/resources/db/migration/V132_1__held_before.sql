-- When somebody had the item and gave it back: from/to in ISO 8601, separated by blanks; the last claim is claimed_at.
ALTER TABLE work_item ADD COLUMN held_before text;

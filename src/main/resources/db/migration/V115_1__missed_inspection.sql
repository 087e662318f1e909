-- 未能在培训期间检查: the training ended without an inspection; why, who answers for it, since when.
ALTER TABLE class_delivery
    ADD COLUMN missed_reason text CHECK (length(missed_reason) <= 500),
    ADD COLUMN missed_by text,
    ADD COLUMN missed_at timestamptz;

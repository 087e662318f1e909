-- Whose hands an open item came from, and when its holder wants to look at it again.
ALTER TABLE work_item
    ADD COLUMN transferred_from text,
    ADD COLUMN follow_up_on date,
    ADD COLUMN follow_up_note text CHECK (length(follow_up_note) <= 100);

-- Corrections of the calendar of which the running periods are looked at once more: another node may have computed by the
-- calendar as it was for a short while after, and a click that was under way has its dates from before.
CREATE TABLE calendar_correction (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    corrected_at timestamptz NOT NULL,
    -- the calendar as it was: {"years": [2026], "days": [{"date": "2026-01-01", "working": false, "holiday": "元旦"}]}
    before       jsonb NOT NULL,
    followed_at  timestamptz
);
CREATE INDEX calendar_correction_open ON calendar_correction (corrected_at) WHERE followed_at IS NULL;

-- The young tasks that the correction itself has seen: what it did with them stands.
CREATE TABLE calendar_correction_seen (
    correction bigint NOT NULL REFERENCES calendar_correction,
    task_id    text NOT NULL,
    PRIMARY KEY (correction, task_id)
);

-- What happened in a county's part of a round, oldest first: behind every cell of the scoreboard.
CREATE TABLE round_note (
    round_id     bigint      NOT NULL,
    jurisdiction text        NOT NULL,
    position     integer     NOT NULL,
    stage        text,
    what         text        NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (round_id, jurisdiction, position),
    FOREIGN KEY (round_id, jurisdiction) REFERENCES round_county
);
COMMENT ON COLUMN round_note.stage IS 'the stage that was reached; null for a reminder or what else was heard';
INSERT INTO round_note (round_id, jurisdiction, position, stage, what, at)
SELECT round_id, jurisdiction, 0, CASE WHEN reminders > 0 AND contact LIKE '提醒%' THEN NULL ELSE stage END, contact, contact_at
FROM round_county WHERE contact_at IS NOT NULL;

-- A letter is what was given: kept as it was, whatever becomes of the case or of the office that signed it.
CREATE TABLE suspension_letter (
    number   text        NOT NULL REFERENCES suspension,
    kind     text        NOT NULL CHECK (kind IN ('SUSPENSION', 'FACTS', 'DECISION', 'HANDOVER')),
    nth      integer     NOT NULL CHECK (nth > 0),
    given_at timestamptz NOT NULL,
    -- {"sheet": {..., "office": {...}}, "content": {"opening": ..., "parts": [...]}}
    content  jsonb       NOT NULL,
    PRIMARY KEY (number, kind, nth)
);
REVOKE UPDATE, DELETE, TRUNCATE ON suspension_letter FROM peixun_app;

ALTER TABLE suspension
    -- papers from before are the grounds of an earlier step
    ADD state_since timestamptz NOT NULL DEFAULT now(),
    -- whether the institution was suspended by this case, not by an earlier decision by hand
    ADD standing_changed boolean NOT NULL DEFAULT false,
    -- a decision to hand over takes no measure and undoes none
    ADD last_measure text CHECK (last_measure IN ('TALK', 'LETTER', 'CIRCULAR', 'TERMINATION')),
    ADD last_measure_at timestamptz,
    -- heavier than what the institution was heard on: to be put to it
    ADD intended text CHECK (intended IN ('TALK', 'LETTER', 'CIRCULAR', 'TERMINATION'));
UPDATE suspension s
SET state_since = coalesce((SELECT max(t.at) FROM timeline_entry t WHERE t.case_number = s.number AND t.kind <> 'NOTE'), s.created_at),
    standing_changed = suspended_at IS NOT NULL,
    last_measure = measure,
    last_measure_at = CASE WHEN measure IS NOT NULL THEN measure_at END;

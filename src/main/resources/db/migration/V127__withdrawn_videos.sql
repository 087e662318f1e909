-- A recording registered for the wrong lesson or exam is withdrawn with a reason: it stays on record and counts for nothing.
ALTER TABLE class_video
    ADD COLUMN withdrawn_at timestamptz,
    ADD COLUMN withdrawn_by_name text,
    ADD COLUMN withdrawn_reason text CHECK (length(withdrawn_reason) <= 200),
    DROP CONSTRAINT class_video_number_session_sha256_key;
CREATE UNIQUE INDEX class_video_once ON class_video (number, session, sha256) WHERE withdrawn_at IS NULL;

ALTER TABLE exam_video
    ADD COLUMN withdrawn_at timestamptz,
    ADD COLUMN withdrawn_by_name text,
    ADD COLUMN withdrawn_reason text CHECK (length(withdrawn_reason) <= 200),
    DROP CONSTRAINT exam_video_number_exam_on_sha256_key;
CREATE UNIQUE INDEX exam_video_once ON exam_video (number, exam_on, sha256) WHERE withdrawn_at IS NULL;
GRANT UPDATE (withdrawn_at, withdrawn_by_name, withdrawn_reason) ON exam_video TO peixun_app;

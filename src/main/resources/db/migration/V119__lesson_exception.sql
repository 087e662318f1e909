-- A lesson that was not held on its day, or whose recording is lost: the county says so and why. Named by its time too: moved
-- to a later day, the lesson of that row is another one. Nothing is deleted; an entry made in error is withdrawn.
CREATE TABLE class_lesson_exception (
    number text NOT NULL REFERENCES class_delivery,
    session integer NOT NULL,
    held_on date NOT NULL,
    starts time NOT NULL,
    kind text NOT NULL CHECK (kind IN ('NOT_HELD', 'NO_VIDEO', 'WITHDRAWN')),
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (number, session, held_on, starts)
);
REVOKE DELETE, TRUNCATE ON class_lesson_exception FROM peixun_app;

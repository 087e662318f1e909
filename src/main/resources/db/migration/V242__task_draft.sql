-- 草稿 of a task's form: what a person has typed and not handed in; theirs alone, gone with the task.
CREATE TABLE task_draft (
    task_id  text        NOT NULL REFERENCES work_item ON DELETE CASCADE,
    user_id  text        NOT NULL,
    typed    jsonb       NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (task_id, user_id)
);
COMMENT ON COLUMN task_draft.typed IS 'key of the form -> value; null: emptied by the person, whatever stood there';

-- 加签: an officer's opinion, asked for beside a task; it never moves the process.
CREATE TABLE opinion_request (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id          text        NOT NULL,
    case_number      text        NOT NULL,
    step_label       text        NOT NULL,
    asked_by         text        NOT NULL,
    asked_by_name    text        NOT NULL,
    asked            text        NOT NULL,
    asked_name       text        NOT NULL,
    question         text        NOT NULL CHECK (length(question) BETWEEN 1 AND 500),
    asked_at         timestamptz NOT NULL,
    due_at           timestamptz NOT NULL,
    state            text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'ANSWERED', 'WITHDRAWN', 'CLOSED')),
    opinion          text CHECK (length(opinion) BETWEEN 1 AND 2000),
    answered_by      text,
    answered_by_name text,
    closed_at        timestamptz,
    CHECK ((state = 'ANSWERED') = (opinion IS NOT NULL)),
    CHECK ((state = 'OPEN') = (closed_at IS NULL))
);
COMMENT ON COLUMN opinion_request.state IS 'CLOSED: the task was decided, or the case ended, without it';
CREATE UNIQUE INDEX opinion_request_once ON opinion_request (task_id, asked) WHERE state = 'OPEN';
CREATE INDEX opinion_request_open ON opinion_request (asked, due_at, id) WHERE state = 'OPEN';
CREATE INDEX opinion_request_past ON opinion_request (asked, closed_at DESC, id) WHERE state <> 'OPEN';
CREATE INDEX opinion_request_by_case ON opinion_request (case_number, asked_at);

-- 抄送: a row a recipient, so that each one's reading is known.
CREATE TABLE case_copy (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number    text        NOT NULL,
    sent_by        text        NOT NULL,
    sent_by_name   text        NOT NULL,
    recipient      text        NOT NULL,
    recipient_name text        NOT NULL,
    note           text        NOT NULL CHECK (length(note) <= 200),
    sent_at        timestamptz NOT NULL,
    read_at        timestamptz
);
CREATE INDEX case_copy_unread ON case_copy (recipient, sent_at DESC, id) WHERE read_at IS NULL;
CREATE INDEX case_copy_all ON case_copy (recipient, sent_at DESC, id);
CREATE INDEX case_copy_by_case ON case_copy (case_number, sent_at);

INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description) VALUES
    ('opinion.workdays', 226, '期限与督办', '加签答复期限', '个工作日', 'INTEGER', 1, 30, NULL, '市人社局内部管理要求',
     '被加签人员自收到之日起答复的工作日数；不改变事项本身的办理期限。');
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason) VALUES
    ('opinion.workdays', '1', date '2021-01-01', 'system', '系统', now(), '系统初始值');

-- 常用意见: a person's own, and the office's for each step.
CREATE TABLE opinion_phrase (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner     text,
    case_type text,
    step_key  text,
    position  integer NOT NULL DEFAULT 0,
    text      text    NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
    CHECK ((owner IS NULL) = (step_key IS NOT NULL) AND (case_type IS NULL) = (step_key IS NULL))
);
COMMENT ON COLUMN opinion_phrase.owner IS 'user id; NULL: the office''s, for one step';
CREATE UNIQUE INDEX opinion_phrase_own ON opinion_phrase (owner, text) WHERE owner IS NOT NULL;
CREATE UNIQUE INDEX opinion_phrase_office ON opinion_phrase (case_type, step_key, text) WHERE owner IS NULL;

INSERT INTO opinion_phrase (case_type, step_key, position, text) VALUES
    ('classFiling', 'acceptFiling', 1, '材料齐全，符合法定形式，予以受理。'),
    ('classFiling', 'acceptFiling', 2, '材料不齐全，请按所列各项一次补齐后重新报送。'),
    ('classFiling', 'reviewFiling', 1, '经审核，学员、师资、场地、课时符合要求，建议同意开班。'),
    ('classFiling', 'reviewFiling', 2, '核验提示事项已逐项核实，情况属实，建议同意开班。'),
    ('classFiling', 'reviewFiling', 3, '内容与要求不符，请按所列各项修改后重新报送。'),
    ('classFiling', 'consentOpening', 1, '同意开班。请按备案内容组织实施，加强过程管理。'),
    ('classFiling', 'consentOpening', 2, '同意开班。请县区经办做好开班检查和过程巡查。'),
    ('classFiling', 'consentOpening', 3, '请按所列各项修改完善后重新报送。');

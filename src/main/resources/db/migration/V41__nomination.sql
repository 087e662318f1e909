-- 品牌机构推荐 (clause 6): one nomination a county and year, its candidates, scores and objections.
CREATE TABLE nomination (
    number            text PRIMARY KEY,
    version           integer     NOT NULL,
    round_id          bigint      NOT NULL REFERENCES annual_round,
    year              integer     NOT NULL,
    title             text        NOT NULL,
    jurisdiction      text        NOT NULL,
    state             text        NOT NULL,
    zero_reason       text CHECK (length(zero_reason) <= 500),
    county_public_to  timestamptz,
    return_reasons    text,
    experts           integer,
    city_public_to    timestamptz,
    published_at      timestamptz,
    recheck_from      timestamptz,
    sent_at           timestamptz,
    ended_at          timestamptz,
    closing_reason    text CHECK (length(closing_reason) <= 600)
);
CREATE INDEX nomination_in_publicity ON nomination (city_public_to) WHERE state = 'PUBLIC';
CREATE INDEX nomination_published ON nomination (year, jurisdiction) WHERE published_at IS NOT NULL;

CREATE TABLE nomination_candidate (
    number           text    NOT NULL REFERENCES nomination,
    slot             integer NOT NULL CHECK (slot IN (1, 2)),
    institution_id   bigint  NOT NULL,
    institution_name text    NOT NULL,
    feature          text    NOT NULL DEFAULT '' CHECK (length(feature) <= 2000),
    practice         text    NOT NULL DEFAULT '' CHECK (length(practice) <= 2000),
    example          text    NOT NULL DEFAULT '' CHECK (length(example) <= 2000),
    selected         boolean NOT NULL DEFAULT false,
    removed_reason   text,
    PRIMARY KEY (number, slot),
    UNIQUE (number, institution_id)
);

CREATE TABLE self_recommendation (
    round_id         bigint      NOT NULL REFERENCES annual_round,
    institution_id   bigint      NOT NULL,
    institution_name text        NOT NULL,
    jurisdiction     text        NOT NULL,
    feature          text        NOT NULL CHECK (length(feature) BETWEEN 20 AND 2000),
    practice         text        NOT NULL CHECK (length(practice) BETWEEN 20 AND 2000),
    example          text        NOT NULL CHECK (length(example) BETWEEN 20 AND 2000),
    sent_by          text        NOT NULL,
    sent_at          timestamptz NOT NULL,
    PRIMARY KEY (round_id, institution_id)
);
CREATE INDEX self_recommendation_of_county ON self_recommendation (round_id, jurisdiction);

CREATE TABLE nomination_criterion (
    position integer PRIMARY KEY,
    key      text NOT NULL UNIQUE,
    label    text NOT NULL,
    most_key text NOT NULL REFERENCES policy_parameter DEFERRABLE INITIALLY DEFERRED
);

-- An expert scores a nomination once, or avoids it; never both.
CREATE TABLE nomination_expert (
    number      text        NOT NULL REFERENCES nomination,
    expert      text        NOT NULL,
    expert_name text        NOT NULL,
    avoids      boolean     NOT NULL,
    opinion     text CHECK (length(opinion) <= 500),
    at          timestamptz NOT NULL,
    PRIMARY KEY (number, expert)
);

CREATE TABLE nomination_score (
    number    text    NOT NULL,
    expert    text    NOT NULL,
    slot      integer NOT NULL,
    criterion text    NOT NULL REFERENCES nomination_criterion (key),
    points    integer NOT NULL CHECK (points >= 0),
    PRIMARY KEY (number, expert, slot, criterion),
    FOREIGN KEY (number, expert) REFERENCES nomination_expert,
    FOREIGN KEY (number, slot) REFERENCES nomination_candidate
);

CREATE TABLE nomination_objection (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text        NOT NULL REFERENCES nomination,
    slot        integer,
    county      boolean     NOT NULL,
    text        text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    receipt     text        NOT NULL UNIQUE,
    received_at timestamptz NOT NULL,
    answer      text CHECK (length(answer) <= 2000),
    upheld      boolean,
    answered_at timestamptz
);
CREATE INDEX nomination_objection_of_nomination ON nomination_objection (number, id);

REVOKE UPDATE, DELETE ON nomination_score, nomination_expert FROM peixun_app;
REVOKE INSERT, UPDATE, DELETE ON nomination_criterion FROM peixun_app;

WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (611, 'nomination.mostCandidates', '品牌推荐', '候选机构最多', '家', 'INTEGER', 1, 2, 6, '推荐1-2个品牌建设候选机构', '每个县（市、区）每年最多推荐的候选机构数。', '2'),
    (612, 'nomination.noSuspensionMonths', '品牌推荐', '未被暂停承训', '个月', 'INTEGER', 1, 120, 6, '“优中选优”原则；具体年限由市人社局规定', '此期限内被暂停过承训资格的不能推荐。', '24'),
    (613, 'nomination.businessMonths', '品牌推荐', '开展培训', '个月', 'INTEGER', 1, 120, 6, '“优中选优”原则；具体年限由市人社局规定', '此期限内没有同意开班的班期的不能推荐。', '12'),
    (614, 'nomination.countyPublicityWorkdays', '品牌推荐', '县级公示', '个工作日', 'INTEGER', 1, 30, 6, '县级公示；具体天数由市人社局规定', '县（市、区）推荐前公示的工作日数。', '5'),
    (615, 'publicity.workdays', '品牌推荐', '市级公示', '个工作日', 'INTEGER', 1, 30, 6, '公示惯例；具体天数由市人社局规定', '入选结果公示的工作日数。', '5'),
    (616, 'nomination.checkWorkdays', '品牌推荐', '材料审核', '个工作日', 'INTEGER', 1, 60, 6, '市人社局内部管理要求', '市级经办审核材料的时限。', '5'),
    (617, 'nomination.scoreWorkdays', '品牌推荐', '专家评分', '个工作日', 'INTEGER', 1, 60, 6, '市人社局内部管理要求', '每名专家评分的时限。', '5'),
    (618, 'nomination.decisionWorkdays', '品牌推荐', '集体研究决定', '个工作日', 'INTEGER', 1, 60, 6, '市人社局内部管理要求', '评分完成后集体研究决定的时限。', '10'),
    (619, 'nomination.correctionWorkdays', '品牌推荐', '补正', '个工作日', 'INTEGER', 1, 60, 6, '市人社局内部管理要求', '县（市、区）补正材料的时限。', '5'),
    (620, 'nomination.objectionWorkdays', '品牌推荐', '答复异议', '个工作日', 'INTEGER', 1, 60, 6, '市人社局内部管理要求', '核实并答复公示异议的时限。', '5'),
    (621, 'nomination.recheckMonths', '品牌推荐', '复核间隔', '个月', 'INTEGER', 1, 60, 6, '重点培养推荐；具体间隔由市人社局规定', '公布名单后每隔多少个月复核一次。', '12'),
    (622, 'nomination.recheckWorkdays', '品牌推荐', '复核', '个工作日', 'INTEGER', 1, 60, 6, '市人社局内部管理要求', '年度复核的时限。', '10'),
    (623, 'nomination.expertsMin', '品牌推荐', '评审专家最少', '人', 'INTEGER', 1, 15, 6, '全市筛选；专家人数由市人社局规定', '每件推荐至少由几名专家独立评分。', '3'),
    (624, 'nomination.trimFrom', '品牌推荐', '去掉最高最低分', '人起', 'INTEGER', 3, 15, 6, '评审惯例', '评分专家达到此人数的，去掉一个最高分和一个最低分后平均。', '5'),
    (625, 'nomination.points.品牌特色', '品牌推荐', '品牌特色分值', '分', 'INTEGER', 0, 100, 6, '提炼品牌特色', '评分表中的最高分。', '30'),
    (626, 'nomination.points.经验做法', '品牌推荐', '经验做法分值', '分', 'INTEGER', 0, 100, 6, '总结经验做法', '评分表中的最高分。', '25'),
    (627, 'nomination.points.典型案例', '品牌推荐', '典型案例分值', '分', 'INTEGER', 0, 100, 6, '发掘典型案例', '评分表中的最高分。', '15'),
    (628, 'nomination.points.培训质量', '品牌推荐', '培训质量分值', '分', 'INTEGER', 0, 100, 6, '促进就业效果好', '评分表中的最高分。', '20'),
    (629, 'nomination.points.社会认可', '品牌推荐', '社会认可分值', '分', 'INTEGER', 0, 100, 6, '社会认可度高', '评分表中的最高分。', '10')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed WHERE key IN (SELECT key FROM parameters);

INSERT INTO nomination_criterion (position, key, label, most_key) VALUES
    (1, 'feature', '品牌特色', 'nomination.points.品牌特色'),
    (2, 'practice', '经验做法', 'nomination.points.经验做法'),
    (3, 'example', '典型案例', 'nomination.points.典型案例'),
    (4, 'quality', '培训质量', 'nomination.points.培训质量'),
    (5, 'standing', '社会认可', 'nomination.points.社会认可');

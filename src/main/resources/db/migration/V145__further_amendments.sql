-- An amendment may put right what else is wrong in a project of a list that passed, its progress included (clause 7):
-- field → text, of those that change only. A project that is given up is asked for no report and open to no class.
ALTER TABLE project_amendment ADD COLUMN further_before jsonb, ADD COLUMN further jsonb;
ALTER TABLE listed_project DROP CONSTRAINT listed_project_progress_check;
ALTER TABLE listed_project ADD CONSTRAINT listed_project_progress_check
    CHECK (progress IN ('未开展', '组织中', '实施中', '已完成', '不再实施'));

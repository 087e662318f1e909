-- The engine keeps cases and user tasks, not each activity (org.peixun.workflow.CaseHistoryLevel, ADR 0020). It refuses to start
-- with another level than the one under which the database was written.
UPDATE act_ge_property SET value_ = '41' WHERE name_ = 'historyLevel' AND value_ = '1';

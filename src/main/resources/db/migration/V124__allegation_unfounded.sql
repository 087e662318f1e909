-- An allegation found to be untrue before the urgent suspension was decided: nothing may be decided on it any more.
ALTER TABLE suspension_finding ADD COLUMN unfounded_at timestamptz;
GRANT UPDATE (unfounded_at) ON suspension_finding TO peixun_app;

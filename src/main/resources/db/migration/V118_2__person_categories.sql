-- Clauses 1 and 3 name them: workers sent by an agency, owners of small firms, self-employed with a business licence.
ALTER TABLE roster_trainee DROP CONSTRAINT roster_trainee_category_check;
ALTER TABLE roster_trainee ADD CONSTRAINT roster_trainee_category_check CHECK (category IN ('EMPLOYEE', 'DISPATCHED',
    'MICRO_OWNER', 'SELF_EMPLOYED', 'GRADUATE', 'STUDENT', 'RURAL_WORKER', 'UNEMPLOYED', 'OUT_OF_POVERTY', 'DISABLED',
    'VETERAN', 'FLEXIBLE', 'OTHER'));

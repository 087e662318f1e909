-- A class that has started goes on: completion recognised or not, and after the employment follow-up nothing more to do.
ALTER TABLE class_filing DROP CONSTRAINT class_filing_state_check;
ALTER TABLE class_filing ADD CONSTRAINT class_filing_state_check CHECK (state IN (
    'DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'AWAITING_CONSENT', 'APPROVED', 'RUNNING', 'COMPLETED',
    'NOT_COMPLETED', 'CLOSED', 'REFUSED', 'WITHDRAWN', 'CANCELLED', 'LAPSED'));

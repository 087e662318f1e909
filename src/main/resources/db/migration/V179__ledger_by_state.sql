-- The ledger lists the classes of a county at some states by their first day and adds up their trainees, by one index and without
-- reading the rows of all years.
DROP INDEX class_filing_ledger;
CREATE INDEX class_filing_ledger ON class_filing (jurisdiction, state, starts_on DESC, number DESC) INCLUDE (started_size, planned_size)
    WHERE filing_number IS NOT NULL;
-- Which classes have a lesson on a day.
CREATE INDEX class_session_on_day ON class_session (held_on, number);

-- A complaint that another county has moved here: this county's time for accepting it counts from then; sending it back does not.
ALTER TABLE complaint ADD COLUMN moved_on date, ADD COLUMN first_accept_by timestamptz;

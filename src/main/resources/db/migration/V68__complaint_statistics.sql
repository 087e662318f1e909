-- A year's complaints of some counties.
CREATE INDEX complaint_received ON complaint (received_on, jurisdiction);

-- The ledger reads the classes of a county by their first day. A draft has no filing number and is not in it.
CREATE INDEX class_filing_ledger ON class_filing (jurisdiction, starts_on DESC, number DESC) WHERE filing_number IS NOT NULL;

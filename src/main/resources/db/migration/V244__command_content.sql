-- What was sent with a command, so that other content under the same id is told from the same sent twice.
ALTER TABLE command ADD COLUMN content bytea;
COMMENT ON COLUMN command.content IS 'digest of the form''s fields; NULL: of an earlier program, or not from a form';

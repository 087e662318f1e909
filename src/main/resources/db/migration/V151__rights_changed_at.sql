-- When an account was disabled, got other roles or other proofs: what was opened before is ended, also by a look from time to time.
ALTER TABLE app_user ADD COLUMN rights_changed_at timestamptz;

-- Each night those that have been kept long enough go, some thousand at a time: found by age, not by reading all.
CREATE INDEX notification_by_age ON notification (created_at);
CREATE INDEX outbox_by_age ON outbox (created_at);
-- What has not left yet, counted every minute for the operators.
CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;

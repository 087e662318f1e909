-- Three numbers could be changed, with effect on nothing: an office that is silent never consents (clause 11), the size of
-- a file is set with the server (spring.servlet.multipart, peixun.upload), and every measure has its own period of
-- rectification. What was changed of them stays in the audit trail.
WITH unread (key) AS (VALUES ('filing.silenceIsConsent'), ('upload.maxBytes'), ('suspension.rectificationWorkdays'))
DELETE FROM policy_value v USING unread u WHERE v.key = u.key;
DELETE FROM policy_parameter WHERE key IN ('filing.silenceIsConsent', 'upload.maxBytes', 'suspension.rectificationWorkdays');

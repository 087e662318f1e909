-- Two settings could be changed, with effect on nothing: an office that is silent never consents (clause 11), and the size of
-- a file is set with the server (spring.servlet.multipart, peixun.upload). What was changed of them stays in the audit trail.
WITH unread (key) AS (VALUES ('filing.silenceIsConsent'), ('upload.maxBytes'))
DELETE FROM policy_value v USING unread u WHERE v.key = u.key;
DELETE FROM policy_parameter WHERE key IN ('filing.silenceIsConsent', 'upload.maxBytes');

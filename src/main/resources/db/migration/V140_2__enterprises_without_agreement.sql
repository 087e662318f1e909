-- An enterprise trains its own staff without an agreement (clause 12): the end of one that it had does not limit its scopes.
-- What it trained under until then stays known, for the case that it becomes another kind.
INSERT INTO institution_agreement (institution_id, number, valid_from, valid_to)
SELECT s.institution_id, '登记以前的协议', min(s.valid_from), max(s.agreement_valid_to)
FROM institution_scope s JOIN institution i ON i.id = s.institution_id
WHERE i.kind = '企业' AND s.agreement_valid_to IS NOT NULL
  AND NOT EXISTS (SELECT FROM institution_agreement a WHERE a.institution_id = s.institution_id)
GROUP BY s.institution_id HAVING max(s.agreement_valid_to) >= min(s.valid_from);
UPDATE institution_scope s SET agreement_valid_to = NULL
FROM institution i WHERE i.id = s.institution_id AND i.kind = '企业' AND s.agreement_valid_to IS NOT NULL;

-- Which places count as subsidised trainings of the person: not those of a class for which no subsidy is applied, nor of one
-- that was not recognised, nor of a trainee who got no certificate. A place that does not count still takes his time.
ALTER TABLE trainee_enrolment ADD COLUMN subsidised boolean NOT NULL DEFAULT true;
UPDATE trainee_enrolment e SET subsidised = false FROM class_filing f
WHERE f.number = e.case_number AND e.state = 'ACTIVE'
  AND (f.form -> 'values' ->> 'subsidy' = '不申请' OR f.state = 'NOT_COMPLETED'
       OR EXISTS (SELECT FROM class_delivery d WHERE d.number = f.number AND d.completed_at IS NOT NULL)
          AND NOT EXISTS (SELECT FROM certificate c WHERE c.number = f.number AND c.person = e.person_index));
-- Clause 3: one vocational and one entrepreneurial training for a student.
UPDATE policy_parameter SET basis = '在校生“三个一”能力培养', description = '在校生一个自然年度内参加同一类（职业技能培训、创业培训）补贴性培训的最多次数；两类分别计算。'
WHERE key = 'person.maxPerYearStudent';

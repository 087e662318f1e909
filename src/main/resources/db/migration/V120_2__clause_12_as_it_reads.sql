-- Clause 12 reads 根据情节由相关部门处理; a basis quotes the notice as it stands.
UPDATE policy_parameter SET basis = replace(basis, '视情节轻重', '根据情节') WHERE clause = 12;

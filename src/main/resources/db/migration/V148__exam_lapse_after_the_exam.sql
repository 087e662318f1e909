-- An exam that is arranged for a later day is waited for.
UPDATE policy_parameter SET description = '考核最晚日期以后再过多少日，仍未报送考核安排或者考核结果的，转入审核结业；已经报送的考核日期更晚的，自考核日期起计算；审核退回的，自退回之日起重新计算。'
 WHERE key = 'exam.lapseDays';

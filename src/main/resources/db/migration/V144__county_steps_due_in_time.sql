-- A county's steps until its first sending are due at the last instant in time, no longer at the first one that is too late:
-- that stood on the next day wherever it was shown. The work list and the engine agree to the instant (WorkListDrift).
WITH moved AS (
    UPDATE work_item w SET due_at = w.due_at - interval '1 millisecond', version = w.version + 1
      FROM round_county c JOIN annual_round r ON r.id = c.round_id
     WHERE w.case_number = c.case_number AND w.due_at = coalesce(c.closes_at, r.closes_at) RETURNING w.task_id),
task AS (
    UPDATE act_ru_task t SET due_date_ = t.due_date_ - interval '1 millisecond', rev_ = t.rev_ + 1 FROM moved WHERE t.id_ = moved.task_id)
UPDATE act_hi_taskinst h SET due_date_ = h.due_date_ - interval '1 millisecond' FROM moved WHERE h.id_ = moved.task_id;

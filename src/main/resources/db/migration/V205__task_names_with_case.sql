-- Tasks that are open already are found in Tasklist's list by the number of their case as new ones are (TaskName).
UPDATE act_ru_task t SET name_ = t.name_ || ' · ' || e.business_key_
  FROM act_ru_execution e
 WHERE e.id_ = t.proc_inst_id_ AND e.business_key_ IS NOT NULL;

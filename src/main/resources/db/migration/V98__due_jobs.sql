-- The job executor asks again and again for the next due jobs in this order; on the morning after a holiday it would sort
-- ten thousand of them each time (src/docs/performance.md).
CREATE INDEX act_ru_job_due ON act_ru_job (type_ DESC, duedate_);

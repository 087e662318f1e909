-- 办理中的案件恰有一个运行中的流程
SELECT f.number, f.state, count(e.id_) AS running
  FROM checked_case c JOIN case_file f USING (number)
  LEFT JOIN act_ru_execution e ON e.business_key_ = f.number AND e.parent_id_ IS NULL
 WHERE f.kind IN ('OPEN', 'RETURNED') OR f.state = 'APPROVED'
 GROUP BY f.number, f.state HAVING count(e.id_) <> 1;

-- 办理中的案件恰有一个未办的任务
SELECT f.number, f.state, count(t.id_) AS tasks
  FROM checked_case c JOIN case_file f USING (number)
  LEFT JOIN act_ru_execution e ON e.business_key_ = f.number AND e.parent_id_ IS NULL
  LEFT JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
 WHERE f.kind IN ('OPEN', 'RETURNED')
 GROUP BY f.number, f.state HAVING count(t.id_) <> 1;

-- 已同意未开班的案件等开班日期，或者到期等登记开班
SELECT f.number, f.state, p.starts_on, string_agg(j.handler_cfg_, ' ') AS timers
  FROM checked_case c JOIN case_file f USING (number) JOIN class_filing p USING (number)
  LEFT JOIN act_ru_execution e ON e.business_key_ = f.number AND e.parent_id_ IS NULL
  LEFT JOIN act_ru_job j ON j.process_instance_id_ = e.id_
 WHERE f.state = 'APPROVED'
 GROUP BY f.number, f.state, p.starts_on
HAVING count(j.id_) FILTER (WHERE j.handler_cfg_ LIKE '%event_startLapsed%'
            OR j.handler_cfg_ LIKE '%event_classStartDateReached%' AND (j.duedate_ AT TIME ZONE 'Asia/Shanghai')::date = p.starts_on) <> 1;

-- 草稿和已办结的案件没有流程、任务、定时和待办
SELECT f.number, f.state, e.id_ AS execution, j.id_ AS job, w.task_id
  FROM checked_case c JOIN case_file f USING (number)
  LEFT JOIN act_ru_execution e ON e.business_key_ = f.number
  LEFT JOIN act_ru_job j ON j.process_instance_id_ = e.proc_inst_id_
  LEFT JOIN work_item w ON w.case_number = f.number AND w.state = 'OPEN'
 WHERE (f.kind IN ('DRAFT', 'REFUSED', 'ENDED') OR f.state IN ('NOT_COMPLETED', 'CLOSED'))
   AND coalesce(e.id_, j.id_, w.task_id) IS NOT NULL;

-- 一个案件只启动过一次流程，状态相符
SELECT p.number, p.state, count(h.id_) AS started, count(h.end_time_) AS ended
  FROM checked_case c JOIN class_filing p USING (number) LEFT JOIN act_hi_procinst h ON h.business_key_ = p.number
 GROUP BY p.number, p.state
HAVING count(h.id_) <> CASE p.state WHEN 'DRAFT' THEN 0 ELSE 1 END
    OR count(h.end_time_) <> CASE WHEN p.state IN ('NOT_COMPLETED', 'CLOSED', 'REFUSED', 'WITHDRAWN', 'CANCELLED', 'LAPSED', 'TERMINATED') THEN 1 ELSE 0 END;

-- 每个未办的任务有一条相同办理人、相同期限的待办
SELECT e.business_key_, t.id_, t.assignee_, w.holder, t.due_date_, w.due_at, w.state
  FROM checked_case c JOIN act_ru_execution e ON e.business_key_ = c.number AND e.parent_id_ IS NULL
  JOIN act_ru_task t ON t.proc_inst_id_ = e.id_ LEFT JOIN work_item w ON w.task_id = t.id_
 WHERE w.state IS DISTINCT FROM (CASE t.suspension_state_ WHEN 1 THEN 'OPEN' ELSE 'PAUSED' END) OR w.holder IS DISTINCT FROM t.assignee_
    OR w.due_at::timestamptz(3) IS DISTINCT FROM t.due_date_::timestamptz(3);

-- 每条未办的待办有一个未办的任务
SELECT w.case_number, w.task_id FROM checked_case c JOIN work_item w ON w.case_number = c.number
 WHERE w.state IN ('OPEN', 'PAUSED') AND NOT EXISTS (SELECT FROM act_ru_task t WHERE t.id_ = w.task_id);

-- 办过的待办与引擎的历史一致
SELECT w.case_number, w.task_id, w.state, h.end_time_
  FROM checked_case c JOIN work_item w ON w.case_number = c.number LEFT JOIN act_hi_taskinst h ON h.id_ = w.task_id
 WHERE h.id_ IS NULL OR (w.state IN ('OPEN', 'PAUSED')) <> (h.end_time_ IS NULL);

-- 尚未督办的任务还有督办的定时
SELECT w.case_number, w.task_id, w.due_at
  FROM checked_case c JOIN work_item w ON w.case_number = c.number
  JOIN act_ru_task t ON t.id_ = w.task_id
 WHERE w.state = 'OPEN' AND w.escalation_level = 0
   AND NOT EXISTS (SELECT FROM act_ru_job j WHERE j.process_instance_id_ = t.proc_inst_id_
                     AND j.handler_cfg_ LIKE '%DeadlineReached%');

-- 案件在清单中的状态与案件本身相符
SELECT p.number, p.state, f.state FROM checked_case c JOIN class_filing p USING (number) LEFT JOIN case_file f USING (number)
 WHERE f.state IS DISTINCT FROM p.state;

-- 每次报送、每次变更申请有一份快照、一条经过和一条审计
SELECT p.number, p.submissions, s.snapshots, s.last, t.entries, a.audited
  FROM checked_case c JOIN class_filing p USING (number)
 CROSS JOIN LATERAL (SELECT count(*) AS snapshots, coalesce(max(submission), 0) AS last
                       FROM filing_snapshot WHERE number = p.number) s
 CROSS JOIN LATERAL (SELECT count(*) AS entries FROM timeline_entry
                      WHERE case_number = p.number AND kind IN ('SUBMITTED', 'CHANGE_ASKED')) t
 CROSS JOIN LATERAL (SELECT count(*) AS audited FROM audit_entry
                      WHERE case_number = p.number AND action IN ('classFiling.submitted', 'classFiling.resubmitted', 'classFiling.changeAsked')) a
 WHERE NOT (p.submissions = s.snapshots AND p.submissions = s.last AND p.submissions = t.entries
            AND p.submissions = a.audited) OR (p.state = 'DRAFT') <> (p.submissions = 0);

-- 每办一次恰有一条决定
SELECT c.number, w.done, t.entries
  FROM checked_case c
 CROSS JOIN LATERAL (SELECT count(*) AS done FROM work_item
                      WHERE case_number = c.number AND state = 'DONE' AND step_key NOT IN ('correctFiling', 'confirmStart')) w
 CROSS JOIN LATERAL (SELECT count(*) AS entries FROM timeline_entry
                      WHERE case_number = c.number AND step IS NOT NULL
                        AND kind IN ('STEP_DONE', 'RETURNED', 'REFUSED', 'ENDED')) t
 WHERE w.done <> t.entries;

-- 每条审计对应一条经过（材料、重试和逐个登记的视频、回访、就业只有审计）
SELECT c.number, a.audited, t.entries
  FROM checked_case c
 CROSS JOIN LATERAL (SELECT count(*) AS audited FROM audit_entry
                      WHERE case_number = c.number AND action NOT LIKE 'attachment.%'
                        AND action NOT IN ('operation.jobRetried', 'delivery.videoRecorded', 'delivery.called', 'delivery.phoneSeen', 'employment.recorded')) a
 CROSS JOIN LATERAL (SELECT count(*) AS entries FROM timeline_entry WHERE case_number = c.number) t
 WHERE a.audited <> t.entries;

-- 同一任务同一级只督办一次，只提醒一次
SELECT w.case_number, w.task_id, w.step_label, w.done_at, w.escalation_level, t.escalated, t.reminded
  FROM checked_case c JOIN work_item w ON w.case_number = c.number
 CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE kind = 'ESCALATED') AS escalated,
                            count(*) FILTER (WHERE kind = 'REMINDED') AS reminded
                       FROM timeline_entry
                      WHERE case_number = w.case_number AND step = w.step_label AND at >= w.created_at
                        AND at <= coalesce(w.done_at, 'infinity')
                        AND NOT EXISTS (SELECT FROM work_item o WHERE o.case_number = w.case_number AND o.step_key = w.step_key
                                           AND o.done_at = at AND o.done_at = w.created_at)) t
 WHERE t.escalated > w.escalation_level OR t.reminded > 1 OR (w.escalation_level > 0 AND t.escalated = 0);

-- 同一督办、提醒对同一人只通知一次
SELECT n.case_number, n.recipient, n.title, n.text, count(*)
  FROM checked_case c JOIN notification n ON n.case_number = c.number
 WHERE n.title LIKE '督办：%' OR n.title LIKE '临期提醒：%'
 GROUP BY n.case_number, n.recipient, n.title, n.text, n.created_at::date HAVING count(*) > 1;

-- 同意开班的有备案号，其余没有
SELECT p.number, p.state, p.filing_number FROM checked_case c JOIN class_filing p USING (number)
 WHERE (p.filing_number IS NOT NULL) <> (p.consented_at IS NOT NULL);

-- 备案号每县每年不缺不重
SELECT n.jurisdiction, n.year, n.last, count(p.number) AS given, max(substring(p.filing_number from '(\d+)号$')::int) AS highest
  FROM checked_county k JOIN filing_number_counter n USING (jurisdiction)
  LEFT JOIN class_filing p ON p.jurisdiction = n.jurisdiction
       AND p.filing_number LIKE '%〔' || n.year || '〕%'
 GROUP BY n.jurisdiction, n.year, n.last
HAVING n.last <> count(p.number) OR n.last <> max(substring(p.filing_number from '(\d+)号$')::int)
    OR n.last <> count(DISTINCT p.filing_number);

-- 学员占用名额与案件相符
SELECT p.number, p.state, r.rows, n.active
  FROM checked_case c JOIN class_filing p USING (number)
 CROSS JOIN LATERAL (SELECT count(*) AS rows FROM roster_trainee
                      WHERE case_number = p.number AND submission_no = coalesce(p.version_in_force, p.submissions)) r
 CROSS JOIN LATERAL (SELECT count(*) AS active FROM trainee_enrolment
                      WHERE case_number = p.number AND state = 'ACTIVE') n
 WHERE n.active <> CASE WHEN p.state IN ('DRAFT', 'REFUSED', 'WITHDRAWN', 'CANCELLED', 'LAPSED', 'TERMINATED') THEN 0 ELSE r.rows END;

-- 已报送的课程表都在
SELECT p.number, jsonb_array_length(p.form -> 'lessons') AS lessons, count(s.position) AS stored
  FROM checked_case c JOIN class_filing p USING (number) LEFT JOIN class_session s USING (number)
 WHERE p.state NOT IN ('DRAFT', 'RETURNED') AND p.change_stage = 'NONE'
 GROUP BY p.number, p.form HAVING jsonb_array_length(p.form -> 'lessons') <> count(s.position);

-- 通知书与退回、不予同意的次数相符
SELECT c.number, n.notices, t.entries
  FROM checked_case c
 CROSS JOIN LATERAL (SELECT count(*) AS notices FROM filing_notice WHERE number = c.number AND kind <> 'TERMINATE') n
 CROSS JOIN LATERAL (SELECT count(*) AS entries FROM timeline_entry
                      WHERE case_number = c.number AND kind IN ('RETURNED', 'REFUSED')) t
 WHERE n.notices <> t.entries;

-- 没有停摆的作业
SELECT c.number, j.id_, j.retries_, j.exception_msg_
  FROM checked_case c JOIN act_ru_execution e ON e.business_key_ = c.number AND e.parent_id_ IS NULL
  JOIN act_ru_job j ON j.process_instance_id_ = e.id_
 JOIN class_filing p USING (number)
 WHERE j.retries_ <= 0 OR (j.suspension_state_ <> 1) <> (p.paused_at IS NOT NULL);

-- 没有引擎事故
SELECT c.number, i.id_, i.incident_msg_
  FROM checked_case c JOIN act_ru_execution e ON e.business_key_ = c.number AND e.parent_id_ IS NULL
  JOIN act_ru_incident i ON i.proc_inst_id_ = e.id_;

-- 每个已提交的操作都有答复
SELECT m.id, m.actor FROM checked_county k CROSS JOIN command m WHERE m.reply IS NULL;

-- 待发的邮件没有放弃的
SELECT o.id, o.error FROM checked_county k CROSS JOIN outbox o WHERE o.sent_at IS NULL AND o.next_attempt_at IS NULL;

-- 审计链的序号不缺，链尾相符
SELECT h.chain, h.seq, count(a.seq) AS entries, max(a.seq) AS last
  FROM checked_county k JOIN audit_head h ON h.chain = k.jurisdiction LEFT JOIN audit_entry a ON a.chain = h.chain
 GROUP BY h.chain, h.seq HAVING h.seq <> count(a.seq) OR h.seq <> max(a.seq);

-- 机构暂停承训时未办结的事项全部暂停，否则全部不暂停；引擎与业务一致
SELECT f.number, e.status, f.paused_at, x.suspension_state_
  FROM checked_case c JOIN class_filing f USING (number)
  JOIN act_ru_execution x ON x.business_key_ = f.number AND x.parent_id_ IS NULL
  CROSS JOIN LATERAL (SELECT status FROM institution_event WHERE institution_id = f.institution_id
      ORDER BY effective_on DESC, id DESC LIMIT 1) e
 WHERE (f.paused_at IS NULL) <> (x.suspension_state_ = 1)
    OR (f.paused_at IS NULL) = (e.status = 'SUSPENDED')
       AND NOT EXISTS (SELECT FROM suspension_class s WHERE s.filing_number = f.number AND s.fate = 'CONTINUE');

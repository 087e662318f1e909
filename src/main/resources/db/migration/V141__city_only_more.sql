-- Read for the whole city only: a county's own value would be accepted and do nothing.
UPDATE policy_parameter SET city_only = true
 WHERE key IN ('retention.notificationDays', 'retention.outboxDays', 'retention.commandDays',
               'round.dueTime', 'round.remindFirst', 'round.remindSecond', 'round.remindThird', 'round.remindFourth',
               'nomination.dueOn', 'projectList.dueOn', 'directory.importMostRows', 'complaint.hotlineMostRows');

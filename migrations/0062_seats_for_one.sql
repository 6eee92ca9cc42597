-- Somebody who is asked something, given a copy to read, or talked with by a link has a seat. Who they are is for
-- those who may read that a mail went to them, and for nobody else: a seat is no trace of what others do not read.
alter policy member_read on member using (
  record_id = any ((select heard.my_visits())::uuid[])
    and (adds = '{}' or role not in ('answering', 'confirming', 'repairing')
      or exists (select 1 from asked_mail mail where mail.record_id = member.record_id and mail.member_id = member.id))
  or id = any ((select heard.my_members())::uuid[])
  or owner and record_id = any ((select heard.my_records())::uuid[]));

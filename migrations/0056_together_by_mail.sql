-- Taking part by plain email. One seat by link may be mailed more than once (something new waits for it), and
-- a letter that Heard sends has no link at all: it is answered by replying.
alter table asked_mail alter column member_id drop not null;
alter table asked_mail drop constraint asked_mail_member_id_key;
create index asked_mail_of_seat on asked_mail (record_id, member_id);

-- A link that opens in one browser, the first: passed on after that, it shows nothing.
alter table auth.private_link add column once boolean not null default false;
alter table auth.private_link add column browser bytea;

-- A link for school tells home the news of a day too, and says that what home told was read.
update member set adds = adds || '{news,news read}'
  where role = 'school' and 'check-in' = any (adds) and not 'news' = any (adds);

-- How many mails came in answer to one that asked, on the last day that any came: a flood is turned away.
alter table asked_mail add column came_on date;
alter table asked_mail add column came integer not null default 0;
-- The thread in which they stand.
alter table asked_mail add column thread text;

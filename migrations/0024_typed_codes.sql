-- A code that can be typed where no camera reads a link: it needs the day's PIN too, and five wrong
-- tries close it for the day. It opens what its link opens, and ends with it.
create table auth.typed_code (
  hash bytea primary key,
  link bytea not null references auth.private_link,
  member_id uuid not null,
  -- the day's PIN is made from this and the day
  pin_key bytea not null,
  wrong_on date,
  wrong integer not null default 0
);
create index typed_code_of_member on auth.typed_code (member_id);

-- A private link gives one person, without an account, a seat that holds no shelf: it reads only entries
-- that name this seat. Only the hash of its secret is kept. A browser that opened it holds a cookie of
-- its own, so that the secret need not stay in its address bar.

create table auth.private_link (
  hash bytea primary key,
  account_id uuid not null references auth.account,
  record_id uuid not null,
  member_id uuid not null,
  made timestamptz not null,
  -- the last day it opens
  until date not null,
  ended timestamptz
);

create table auth.private_session (
  hash bytea primary key,
  link bytea not null references auth.private_link,
  expires timestamptz not null
);

-- Seats a reader at a record: only an owner can, and the seat holds no shelf and owns nothing.
create function heard.seat_reader(at_record uuid, new_account uuid, new_member uuid, reader_name text, last_day date, at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp
  as $$
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can give a seat'; end if;
  insert into auth.account (id, name, created) values (new_account, reader_name, at);
  insert into member (id, record_id, account_id, name, role, owner, shelves, since, until)
    values (new_member, at_record, new_account, reader_name, 'reader', false, '{}', at::date, last_day);
end $$;

-- Ends a reader's seat: only an owner can; nothing the reader wrote is lost.
create function heard.end_reader(at_record uuid, of_member uuid, at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp
  as $$
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can end a seat'; end if;
  update member set until = (at - interval '1 day')::date
    where id = of_member and record_id = at_record and role = 'reader' and not owner;
  update auth.private_link set ended = at where member_id = of_member and record_id = at_record and ended is null;
end $$;

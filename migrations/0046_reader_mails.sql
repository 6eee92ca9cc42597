-- Links to read that Heard itself mailed: the link and its reminders, claimed before they are handed over, so
-- that no kill and no second process can send one twice. What became of each is an entry. The address and
-- the link's secret are sealed under the record's key.
create table reader_mailing (
  member_id uuid primary key references member,
  record_id uuid not null references record,
  sender uuid not null references member,
  sealed bytea not null,
  -- by which a notice that it came back, and the page that stops reminders, know it; hashed
  token bytea not null unique,
  -- how many were claimed: the link is the first, and two reminders follow at most
  claimed integer not null default 0,
  last timestamptz,
  tries integer not null default 0,
  stopped timestamptz
);
alter table reader_mailing enable row level security;
alter table reader_mailing force row level security;
create policy reader_mailing_own on reader_mailing for all
  using (sender = any ((select heard.my_members())::uuid[]))
  with check (sender = any ((select heard.my_members())::uuid[])
    and record_id = any ((select heard.my_owned_records())::uuid[]));
create policy reader_mailing_owner on reader_mailing to current_user using (true) with check (true);

-- For whom a reminder may be due: each is then looked at as the account that sent the link.
create function heard.readers_to_remind() returns table (record_id uuid, account_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select distinct mailing.record_id, sender.account_id
        from reader_mailing mailing join member sender on sender.id = mailing.sender
        where mailing.stopped is null and mailing.claimed < 3
          and (sender.until is null or sender.until >= current_date) $$;

-- The reader wants no more of them. True where there was something to stop, or it is stopped already.
create function heard.stop_reader_mails(token_hash bytea, at timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp
  as $$ with stopped as (
          update reader_mailing set stopped = coalesce(stopped, at) where token = token_hash returning 1)
        select exists (select 1 from stopped) $$;

create function heard.reader_mail_at(token_hash bytea) returns table (record_id uuid, member_id uuid, account_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select mailing.record_id, mailing.member_id, sender.account_id
        from reader_mailing mailing join member sender on sender.id = mailing.sender
        where mailing.token = token_hash and (sender.until is null or sender.until >= current_date) $$;

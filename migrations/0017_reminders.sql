-- What tells a member of a date: a calendar feed at a private address, and mails at chosen lead times.
-- Seen only by the member it belongs to. Nothing here holds words of a record: dates are named by key.

-- A private address. Only the hash of its secret is kept: it is shown once, and can be stopped.
create table feed (
  id uuid primary key,
  record_id uuid not null references record,
  member_id uuid not null references member,
  hash bytea not null unique,
  -- titles without a name or a detail: a calendar is read on a locked phone, by whoever holds it
  discreet boolean not null,
  made timestamptz not null,
  stopped timestamptz,
  -- the last day a calendar asked, so that its owner can see whether anybody still reads it
  read_on date
);
create index feed_of_member on feed (record_id, member_id);

-- What the feed last said of each date: its lasting UID, and how often it moved (RFC 5545 3.8.7.4).
create table feed_date (
  record_id uuid not null references record,
  member_id uuid not null references member,
  feed_id uuid not null references feed,
  key text not null,
  uid uuid not null,
  fingerprint bytea not null,
  sequence integer not null,
  changed timestamptz not null,
  primary key (feed_id, key)
);

-- Mails at lead times (days before), to an address that said yes to it.
create table reminder (
  member_id uuid primary key references member,
  record_id uuid not null references record,
  email text not null,
  leads integer[] not null,
  at_night boolean not null,
  asked timestamptz not null,
  confirmed timestamptz,
  stopped timestamptz,
  -- the secret of its links: found by its hash, sealed under the record's key for the mails themselves
  hash bytea not null unique,
  sealed bytea not null
);

-- One mail a day for each member. Claimed before it is sent, so that no kill can send it twice; where
-- the server surely did not take it, the claim is given back.
create table reminder_mail (
  record_id uuid not null references record,
  member_id uuid not null references member,
  day date not null,
  claimed timestamptz,
  sent timestamptz,
  tries integer not null,
  primary key (member_id, day)
);

-- What a mail spoke of: a date is told once for each lead time, and again if it moves.
create table reminder_told (
  record_id uuid not null references record,
  member_id uuid not null references member,
  key text not null,
  due date not null,
  lead integer not null,
  day date not null,
  primary key (member_id, key, due, lead)
);
create index reminder_told_on on reminder_told (member_id, day);

do $$
declare each text;
begin
  foreach each in array array['feed', 'feed_date', 'reminder', 'reminder_mail', 'reminder_told'] loop
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format('create policy %I on %I for all
      using (member_id = any ((select heard.my_members())::uuid[]))
      with check (member_id = any ((select heard.my_members())::uuid[])
        and record_id = any ((select heard.my_records())::uuid[]))', each || '_own', each);
  end loop;
end $$;

-- Whose feed an address is, while that member has a seat. The caller then acts for that account, and
-- every wall stands; this says nothing of what may be read.
create function heard.feed_at(secret_hash bytea) returns table (feed_id uuid, record_id uuid, account_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select feed.id, feed.record_id, member.account_id
        from feed join member on member.id = feed.member_id and member.record_id = feed.record_id
        where feed.hash = secret_hash and feed.stopped is null
          and (member.until is null or member.until >= current_date) $$;

-- Who wants mails: the caller acts for each of these accounts in turn.
create function heard.reminded() returns table (record_id uuid, account_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select reminder.record_id, member.account_id
        from reminder join member on member.id = reminder.member_id and member.record_id = reminder.record_id
        where reminder.confirmed is not null and reminder.stopped is null
          and (member.until is null or member.until >= current_date) $$;

-- The links in a mail: yes, and no more. Each says whether the secret was known.
create function heard.say_yes_to_reminders(secret_hash bytea, at timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp
  as $$ with said as (
          update reminder set confirmed = coalesce(confirmed, at)
          where hash = secret_hash and stopped is null returning 1)
        select exists (select 1 from said) $$;
create function heard.stop_reminders(secret_hash bytea, at timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp
  as $$ with said as (
          update reminder set stopped = coalesce(stopped, at) where hash = secret_hash returning 1)
        select exists (select 1 from said) $$;

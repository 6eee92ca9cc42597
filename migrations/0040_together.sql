-- What those round a child press, and how each of them wants to be told that something new waits.

-- Pressing "Read" under news, and "I have read this" under a change: whoever can open the record may,
-- also where they write on no shelf; for named people only. What they may not read they cannot name.
create policy entry_press on entry for insert with check (
  kind in ('news read', 'change confirmed') and not circle
  and brought_by = any ((select heard.my_members())::uuid[])
  and record_id = any ((select heard.my_visits())::uuid[]));

-- How one member wants to be told. Nothing here holds words of a record.
create table notice (
  record_id uuid not null references record,
  member_id uuid primary key references member,
  how text not null check (how in ('at once', 'daily', 'off')),
  -- hours of the day (0 to 23) in the record's place
  hour smallint not null check (hour between 0 and 23),
  quiet_from smallint not null check (quiet_from between 0 and 23),
  quiet_until smallint not null check (quiet_until between 0 and 23),
  -- an address that said yes to it; null where no mail is wanted
  email text,
  asked timestamptz not null,
  confirmed timestamptz,
  hash bytea not null unique,
  sealed bytea not null,
  -- how far the record was looked through for this member
  seen_size integer not null default 0,
  -- the last day on which a daily notice was claimed
  last_day date
);

-- What was told: each thing once. Claimed before it is sent, so that no kill can send it twice; where
-- it surely was not sent, the claim is given back.
create table notice_told (
  record_id uuid not null references record,
  member_id uuid not null references member,
  key text not null,
  claimed timestamptz,
  sent timestamptz,
  tries integer not null,
  primary key (member_id, key)
);

-- A browser that wants to be told: its address and keys, sealed under the record's key.
create table push_subscription (
  record_id uuid not null references record,
  member_id uuid not null references member,
  hash bytea not null,
  sealed bytea not null,
  made timestamptz not null,
  primary key (member_id, hash)
);

do $$
declare each text;
begin
  foreach each in array array['notice', 'notice_told', 'push_subscription'] loop
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format('create policy %I on %I for all
      using (member_id = any ((select heard.my_members())::uuid[]))
      with check (member_id = any ((select heard.my_members())::uuid[])
        and record_id = any ((select heard.my_visits())::uuid[]))', each || '_own', each);
  end loop;
end $$;

-- Who may have something new to be told of: the caller acts for each of these accounts in turn.
create function heard.noticed() returns table (record_id uuid, account_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select notice.record_id, member.account_id
        from notice
        join member on member.id = notice.member_id and member.record_id = notice.record_id
        join record on record.id = notice.record_id
        where notice.how <> 'off' and record.tree_size > notice.seen_size
          and (notice.confirmed is not null and notice.email is not null
            or exists (select 1 from push_subscription where push_subscription.member_id = notice.member_id))
          and (member.until is null or member.until >= current_date) $$;

-- The links in a mail: yes, and no more. Each says whether the secret was known.
create function heard.say_yes_to_notices(secret_hash bytea, at timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp
  as $$ with said as (
          update notice set confirmed = coalesce(confirmed, at)
          where hash = secret_hash and email is not null returning 1)
        select exists (select 1 from said) $$;
create function heard.stop_notices(secret_hash bytea) returns boolean
  language sql security definer set search_path = public, pg_temp
  as $$ with said as (
          update notice set email = null, confirmed = null where hash = secret_hash returning 1)
        select exists (select 1 from said) $$;

-- The keys by which push services know this installation (RFC 8292): the private one sealed by the
-- master key. One pair for all.
create table auth.push_key (
  one boolean primary key default true check (one),
  public text not null,
  sealed bytea not null,
  made timestamptz not null
);

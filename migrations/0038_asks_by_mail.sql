-- Asks that went out by email, each with a seat by link that answers it. What was asked and what came of
-- it are entries; here stands only what a machine needs: by which reply address it is known (hashed),
-- whether it was handed to the mail server (claimed before, so that no kill can send it twice), and which
-- browser answered first, for the link is useless to others after that.
create table asked_mail (
  record_id uuid not null references record,
  -- the entry of kind 'asked by mail'
  seq integer not null,
  sender uuid not null references member,
  member_id uuid not null unique references member,
  token bytea not null unique,
  claimed timestamptz,
  browser bytea,
  answered timestamptz,
  ended timestamptz,
  primary key (record_id, seq)
);
alter table asked_mail enable row level security;
alter table asked_mail force row level security;
create policy asked_mail_read on asked_mail for select using (coalesce((
  select true from entry where entry.record_id = asked_mail.record_id and entry.seq = asked_mail.seq), false));
create policy asked_mail_append on asked_mail for insert with check (
  sender = any ((select heard.my_members())::uuid[])
  and record_id = any ((select heard.my_owned_records())::uuid[]));
create policy asked_mail_change on asked_mail for update using (
  record_id = any ((select heard.my_owned_records())::uuid[]) and coalesce((
    select true from entry where entry.record_id = asked_mail.record_id and entry.seq = asked_mail.seq), false));

-- The browser that answers first is the only one that goes on answering: the seat says so for itself, and
-- nothing else. True where this is that browser.
create function heard.answer_in_browser(at_record uuid, browser_hash bytea, at timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp
  as $$ with mine as (
          update asked_mail set browser = coalesce(browser, browser_hash), answered = coalesce(answered, at)
          where record_id = at_record and member_id = any (heard.my_members()) and ended is null
          returning browser)
        select coalesce((select browser = browser_hash from mine), false) $$;

-- Which ask a reply address is of, and whom its answer is kept for: whoever sent it, or where they have
-- left, another owner it was shared with. The caller then acts for that account, and every wall stands.
create function heard.asked_at(token_hash bytea) returns table (record_id uuid, seq integer, account_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select asked.record_id, asked.seq, member.account_id
        from asked_mail asked
        join entry on entry.record_id = asked.record_id and entry.seq = asked.seq
        join member on member.record_id = asked.record_id and member.id = any (entry.readers) and member.owner
          and (member.until is null or member.until >= current_date)
        where asked.token = token_hash
        order by (member.id = asked.sender) desc, member.since, member.id limit 1 $$;

-- How far a mailbox has been read, by the hash of its address: every message above is still to come. Holds
-- nothing of any record.
create table auth.mailbox (
  hash bytea primary key,
  uid_validity bigint not null,
  uid bigint not null
);

-- Who is who at a record: roles with a scope of their own, invitations, owners, leaving.

-- The organisation somebody belongs to, by the name it has in `people`; null for the family and friends.
alter table member add column organisation text;
-- When the seat was given up or taken away; `until` says from which day on it opens nothing.
alter table member add column ended timestamptz;

-- The roles of an invited seat, each with its own scope and days: one person may be SENCO and class
-- teacher. The seat's own columns sum up the roles that are not over.
create table member_role (
  record_id uuid not null references record,
  id uuid not null,
  member_id uuid not null references member,
  role text not null,
  organisation text,
  shelves text[] not null,
  writes text[] not null,
  since date not null,
  until date,
  ended timestamptz,
  primary key (record_id, id)
);
create index member_role_of on member_role (member_id);

alter table member_role enable row level security;
alter table member_role force row level security;
create policy member_role_read on member_role for select using (
  record_id = any ((select heard.my_visits())::uuid[]));
create policy member_role_owner on member_role to current_user using (true) with check (true);

-- A role that is over, or has not begun, gives nothing, though the seat goes on by another.
create function heard.is_held(of_member uuid, of_shelf text, to_write boolean) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select not exists (select 1 from member_role where member_id = of_member)
          or exists (select 1 from member_role
            where member_id = of_member and of_shelf = any (case when to_write then writes else shelves end)
              and ended is null and since <= current_date + 1 and (until is null or until >= current_date)) $$;

create or replace function heard.my_shelves() returns text[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id::text || ':' || shelf), '{}') from member, unnest(shelves) shelf
        where account_id = heard.account() and since <= current_date + 1 and (until is null or until >= current_date)
          and heard.is_held(member.id, shelf, false) $$;
create or replace function heard.my_writes() returns text[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id::text || ':' || shelf), '{}') from member, unnest(writes) shelf
        where account_id = heard.account() and shelf = any (shelves)
          and since <= current_date + 1 and (until is null or until >= current_date)
          and heard.is_held(member.id, shelf, true) $$;

-- An invitation: for whom, as what, and with which scope. Of its link only the hash is kept; one press
-- uses it up. Seen and changed by the owners alone.
create table invitation (
  record_id uuid not null references record,
  id uuid not null,
  made timestamptz not null,
  made_by uuid not null references member,
  name text not null,
  email text,
  owner boolean not null,
  role text not null,
  organisation text,
  shelves text[] not null,
  writes text[] not null,
  since date not null,
  until date,
  hash bytea unique,
  -- it opens until then
  expires timestamptz,
  -- when it was mailed, where it was; otherwise the owner carried the link
  mailed timestamptz,
  withdrawn timestamptz,
  accepted timestamptz,
  accepted_by uuid references member,
  -- the address of the account that accepted it, where it has one
  accepted_as text,
  primary key (record_id, id)
);

alter table invitation enable row level security;
alter table invitation force row level security;
create policy invitation_own on invitation for all
  using (record_id = any ((select heard.my_owned_records())::uuid[]))
  with check (record_id = any ((select heard.my_owned_records())::uuid[])
    and made_by in (select id from member where member.record_id = invitation.record_id));
create policy invitation_owner on invitation to current_user using (true) with check (true);

-- An invitation that was used is not changed any more, whatever the application does.
create function heard.keep_invitation() returns trigger language plpgsql as $$
begin
  if old.accepted is not null then raise exception 'an invitation that was used is not changed'; end if;
  return new;
end $$;
create trigger invitation_is_kept before update on invitation for each row execute function heard.keep_invitation();

-- The seat follows its roles.
create function heard.settle_seat(of_member uuid, at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare day date := at::date;
begin
  update member set
    role = coalesce((select string_agg(r.role, ' and ' order by r.since, r.role) from (
        select role, min(since) as since from member_role
        where member_id = of_member and ended is null and (until is null or until >= day) group by role) r), role),
    organisation = coalesce((select r.organisation from member_role r
        where r.member_id = of_member and r.ended is null and (r.until is null or r.until >= day) and r.organisation is not null
        order by r.since limit 1), organisation),
    shelves = coalesce((select array_agg(distinct shelf) from member_role r, unnest(r.shelves) shelf
        where r.member_id = of_member and r.ended is null), '{}'),
    writes = coalesce((select array_agg(distinct shelf) from member_role r, unnest(r.writes) shelf
        where r.member_id = of_member and r.ended is null), '{}')
  where id = of_member;
  update member set
    since = case when ended is null then since else
      (select min(since) from member_role r where r.member_id = of_member and r.ended is null) end,
    until = (select case when bool_or(r.until is null) then null else max(r.until) end
      from member_role r where r.member_id = of_member and r.ended is null),
    ended = null
  where id = of_member and not owner
    and exists (select 1 from member_role r where r.member_id = of_member and r.ended is null);
end $$;
revoke execute on function heard.settle_seat(uuid, timestamptz) from public;

-- What whoever holds the link of an invitation is told before they press: no name of a child.
create function heard.invitation_at(secret_hash bytea) returns table (
    name text, owner boolean, role text, organisation text, from_whom text, email text, mailed timestamptz,
    since date, until date, expires timestamptz, withdrawn timestamptz, accepted timestamptz, by_me boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select invitation.name, invitation.owner, invitation.role, invitation.organisation, maker.name,
          invitation.email, invitation.mailed, invitation.since, invitation.until, invitation.expires,
          invitation.withdrawn, invitation.accepted,
          coalesce((select taker.account_id = heard.account() from member taker where taker.id = invitation.accepted_by), false)
        from invitation join member maker on maker.id = invitation.made_by
        where invitation.hash = secret_hash $$;

-- Seats the acting account by an invitation. The first press wins; pressed again by the same account it
-- says the same. Null where the link opens nothing for this account (any more).
create function heard.accept_invitation(secret_hash bytea, new_member uuid, new_role uuid, as_address text, at timestamptz)
  returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked invitation%rowtype;
  seat uuid;
begin
  if heard.account() is null then raise exception 'no account is acting'; end if;
  select * into asked from invitation where hash = secret_hash for update;
  if not found then return null; end if;
  select id into seat from member where record_id = asked.record_id and account_id = heard.account();
  if asked.accepted is not null then
    return case when asked.accepted_by = seat then asked.record_id end;
  end if;
  if asked.withdrawn is not null or asked.expires is null or asked.expires <= at then return null; end if;
  if not exists (select 1 from member maker where maker.id = asked.made_by and maker.owner
      and (maker.until is null or maker.until >= current_date)) then return null; end if;
  if seat is null then
    seat := new_member;
    insert into member (id, record_id, account_id, name, role, owner, organisation, shelves, writes, since, until)
      values (seat, asked.record_id, heard.account(), asked.name, asked.role, asked.owner, asked.organisation,
        asked.shelves, asked.writes, asked.since, asked.until);
  end if;
  if asked.owner then
    update member set owner = true, until = null, ended = null, since = least(since, at::date) where id = seat;
  elsif not exists (select 1 from member where id = seat and owner) then
    -- somebody who was here before comes back with what is given to them now, and no more
    if exists (select 1 from member where id = seat and ended is not null) then
      update member_role set ended = at where member_id = seat and ended is null;
    end if;
    insert into member_role (record_id, id, member_id, role, organisation, shelves, writes, since, until)
      values (asked.record_id, new_role, seat, asked.role, asked.organisation, asked.shelves, asked.writes, asked.since, asked.until);
    perform heard.settle_seat(seat, at);
  end if;
  update invitation set accepted = at, accepted_by = seat, accepted_as = as_address
    where record_id = asked.record_id and id = asked.id;
  return asked.record_id;
end $$;

-- An owner narrows what a role gives, or says another last day. Never another owner's seat.
create function heard.change_role(at_record uuid, of_role uuid, new_shelves text[], new_writes text[], last_day date, at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare seat uuid;
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can change a seat'; end if;
  update member_role set shelves = new_shelves, writes = new_writes, until = last_day
    where record_id = at_record and id = of_role and ended is null returning member_id into seat;
  if seat is null then raise exception 'there is no such role'; end if;
  perform heard.settle_seat(seat, at);
end $$;

-- Ends one role of a seat, or with no role named the whole seat: an owner ends those of others who own
-- nothing; anybody leaves by themselves, the last owner excepted. What they wrote stays.
create function heard.end_seat(at_record uuid, of_member uuid, of_role uuid, at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  is_owner boolean;
  is_own boolean;
begin
  -- two owners who leave at once wait for each other
  perform 1 from record where id = at_record for update;
  select owner, account_id = heard.account() into is_owner, is_own from member
    where id = of_member and record_id = at_record and adds = '{}' and (until is null or until >= current_date);
  if is_owner is null then return; end if;
  if not is_own and (is_owner or not at_record = any (heard.my_owned_records())) then
    raise exception 'only an owner can end a seat, and no owner another owner''s';
  end if;
  if is_owner and not exists (select 1 from member where record_id = at_record and owner and id <> of_member
      and (until is null or until >= current_date)) then
    raise exception 'the last owner stays';
  end if;
  if of_role is not null and exists (select 1 from member_role
      where member_id = of_member and id <> of_role and ended is null and (until is null or until >= current_date)) then
    update member_role set ended = at where member_id = of_member and id = of_role and ended is null;
    perform heard.settle_seat(of_member, at);
    return;
  end if;
  update member_role set ended = at where member_id = of_member and ended is null;
  update member set owner = false, shelves = '{}', writes = '{}', until = (at - interval '1 day')::date, ended = at
    where id = of_member;
end $$;

-- An owner steps down and stays: they read what names them and what they wrote, and hold no shelf.
create function heard.step_down(at_record uuid, at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from record where id = at_record for update;
  if not at_record = any (heard.my_owned_records()) then return; end if;
  if not exists (select 1 from member where record_id = at_record and owner and account_id <> heard.account()
      and (until is null or until >= current_date)) then
    raise exception 'the last owner stays';
  end if;
  update member_role set ended = at where ended is null and member_id in (
    select id from member where record_id = at_record and account_id = heard.account());
  update member set owner = false, shelves = '{}', writes = '{}'
    where record_id = at_record and account_id = heard.account();
end $$;

-- A seat to look through and never to keep: the application undoes the transaction it is made in. Its
-- account cannot sign in, and it sees only what everyone who holds its shelves would.
create function heard.try_seat(at_record uuid, new_account uuid, new_member uuid, its_name text, its_role text,
    is_owner boolean, of_organisation text, new_shelves text[], new_writes text[], at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can look as somebody else'; end if;
  insert into auth.account (id, name, created) values (new_account, its_name, at);
  insert into member (id, record_id, account_id, name, role, owner, organisation, shelves, writes, since, until)
    values (new_member, at_record, new_account, its_name, its_role, is_owner, of_organisation, new_shelves, new_writes, at::date, at::date + 1);
end $$;

-- The child's day of birth, told so that the day from which they may own the record can be worked out.
-- Kept apart from the entries: nobody but the owners sees it, and it is in no export, pack or letter.
create table birth_day (
  record_id uuid primary key references record,
  born date not null,
  told timestamptz not null
);
alter table birth_day enable row level security;
alter table birth_day force row level security;
create policy birth_day_own on birth_day for all
  using (record_id = any ((select heard.my_owned_records())::uuid[]))
  with check (record_id = any ((select heard.my_owned_records())::uuid[]));

-- The day from which the young person may own the record is told ahead on Today: to the owners, and to the
-- young person, who sees by it their own day of birth and nobody else's.
create function heard.my_own_record() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(seat.record_id), '{}') from member seat
        where seat.account_id = heard.account() and seat.adds = '{}'
          and seat.since <= current_date + 1 and (seat.until is null or seat.until >= current_date)
          and (exists (select 1 from member_role held where held.member_id = seat.id and held.role = 'young person'
              and held.ended is null and held.since <= current_date + 1 and (held.until is null or held.until >= current_date))
            or seat.role = 'young person' and not exists (select 1 from member_role where member_id = seat.id)) $$;
create policy birth_day_mine on birth_day for select using (
  record_id = any ((select heard.my_own_record())::uuid[]));

-- Who has said that they read it, for which day: it is told to nobody twice.
create table own_from_read (
  record_id uuid not null references record,
  member_id uuid not null references member,
  own_from date not null,
  read timestamptz not null,
  primary key (record_id, member_id, own_from)
);
alter table own_from_read enable row level security;
alter table own_from_read force row level security;
create policy own_from_read_own on own_from_read for all
  using (member_id = any ((select heard.my_members())::uuid[]))
  with check (member_id = any ((select heard.my_members())::uuid[])
    and record_id = any ((select heard.my_visits())::uuid[]));

-- A child who writes by a link of their own. Besides the owners they see, by name, whoever may open the
-- pages of days: among these are the adults they may choose to show something to. No other seat by link does.
create function heard.adults_of_child(at_record uuid) returns table (id uuid, name text, owner boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select other.id, other.name, other.owner from member other
        where other.record_id = at_record and other.adds = '{}'
          and (other.owner or 'days' = any (other.shelves))
          and other.since <= current_date + 1 and (other.until is null or other.until >= current_date)
          and exists (select 1 from member mine
            where mine.record_id = at_record and mine.account_id = heard.account() and mine.role = 'child'
              and mine.adds <> '{}' and mine.since <= current_date + 1
              and (mine.until is null or mine.until >= current_date))
        order by other.owner desc, other.since, other.name $$;

-- Opens the seat of a link again, with its words, until another day: only an owner can.
create function heard.reopen_link(at_record uuid, of_member uuid, last_day date)
  returns void language plpgsql security definer set search_path = public, pg_temp
  as $$
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can give a seat'; end if;
  update member set until = last_day
    where id = of_member and record_id = at_record and not owner and adds <> '{}';
end $$;

-- A word a child chose, without which what they kept for themselves alone is not shown again: whoever
-- made their link may have it too. Five wrong tries close it for the day.
create table auth.own_word (
  member_id uuid primary key,
  salt bytea not null,
  hash bytea not null,
  made timestamptz not null,
  wrong_on date,
  wrong integer not null default 0
);

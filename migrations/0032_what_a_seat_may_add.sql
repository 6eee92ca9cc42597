-- What a seat may add, whatever the application does. A seat with shelves adds entries on those it
-- writes on; a seat by link, which holds no shelf, adds the kinds it is for, and is known by that. An
-- owner adds any. Whoever can open the record may take back what they wrote, and say that somebody was
-- helped.
alter table member add column writes text[] not null default '{}';
alter table member add column adds text[] not null default '{}';
update member set writes = shelves where role <> 'reader';
update member set adds = '{opened,read}' where role = 'reader';

create function heard.my_writes() returns text[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id::text || ':' || shelf), '{}') from member, unnest(writes) shelf
        where account_id = heard.account() and shelf = any (shelves)
          and since <= current_date + 1 and (until is null or until >= current_date) $$;
create function heard.my_adds() returns text[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id::text || ':' || kind), '{}') from member, unnest(adds) kind
        where account_id = heard.account()
          and since <= current_date + 1 and (until is null or until >= current_date) $$;

alter policy entry_append on entry with check (brought_by = any ((select heard.my_members())::uuid[])
  and (record_id = any ((select heard.my_owned_records())::uuid[])
    or (record_id::text || ':' || shelf) = any ((select heard.my_writes())::text[])
    or (record_id::text || ':' || kind) = any ((select heard.my_adds())::text[])
    or kind in ('audience', 'erasure', 'dealt-with') and record_id = any ((select heard.my_visits())::uuid[])));

-- Those who can open the record see who else can; a seat by link sees the owners and itself.
create or replace function heard.my_visits() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id), '{}') from member
        where account_id = heard.account() and adds = '{}'
          and since <= current_date + 1 and (until is null or until >= current_date) $$;

-- Seats somebody by link: only an owner can. The seat holds no shelf, owns nothing, adds these kinds.
create function heard.seat_by_link(at_record uuid, new_account uuid, new_member uuid, its_name text, its_role text,
    kinds text[], last_day date, at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp
  as $$
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can give a seat'; end if;
  insert into auth.account (id, name, created) values (new_account, its_name, at);
  insert into member (id, record_id, account_id, name, role, owner, shelves, adds, since, until)
    values (new_member, at_record, new_account, its_name, its_role, false, '{}', kinds, at::date, last_day);
end $$;
drop function heard.seat_reader(uuid, uuid, uuid, text, date, timestamptz);

-- Ends the seat of a link: only an owner can; nothing they wrote is lost.
create function heard.end_link(at_record uuid, of_member uuid, at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp
  as $$
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can end a seat'; end if;
  update member set until = (at - interval '1 day')::date
    where id = of_member and record_id = at_record and not owner and adds <> '{}';
  update auth.private_link set ended = at where member_id = of_member and record_id = at_record and ended is null;
end $$;
drop function heard.end_reader(uuid, uuid, timestamptz);

-- What a link is for, so that opening it leads to its own page.
alter table auth.private_link add column role text not null default 'reader';

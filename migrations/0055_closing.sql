-- Closing an account, and a record that nobody else owns; what Heard keeps of somebody, for them to see.

-- A closed account stays as a number without a name or an address: seats name whoever wrote something by it.
alter table auth.account add column closed timestamptz;
-- The account that whoever runs this installation acts as.
alter table auth.account add column first boolean;
update auth.account set first = true
  where id = (select id from auth.account order by created limit 1);

-- A closed record is nobody's: no seat at it opens.
alter table record add column closed timestamptz;

-- An entry goes only with a record that was closed.
drop trigger entry_is_kept on entry;
create trigger entry_is_kept before update on entry for each row execute function heard.keep_entry();
create function heard.keep_entry_there() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from record where id = old.record_id and closed is not null) then
    raise exception 'an entry is never deleted';
  end if;
  return old;
end $$;
create trigger entry_stays before delete on entry for each row execute function heard.keep_entry_there();

-- As in 0034; the address of whoever used it may be forgotten.
create or replace function heard.keep_invitation() returns trigger language plpgsql as $$
begin
  if old.accepted is not null
    and to_jsonb(new) - '{email,accepted_as}'::text[] || jsonb_build_object('email', coalesce(new.email, old.email),
      'accepted_as', coalesce(new.accepted_as, old.accepted_as)) is distinct from to_jsonb(old) then
    raise exception 'an invitation that was used is not changed';
  end if;
  return new;
end $$;

-- Closes a record for its only owner. What they brought in, and what came to them by links, is destroyed, and
-- every place ends. What somebody else with a place wrote is not theirs to destroy: it stays, and no page opens
-- it. Where there is nothing of that kind, nothing of the record stays. Returns the names of sealed files
-- that are now to be removed.
create function heard.close_record(of_record uuid, at timestamptz) returns setof text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid;
  theirs uuid[];
  guests uuid[];
  seqs integer[];
  kept text[] := '{}';
  over date := least(at::date, current_date) - 1;
  each record;
  went bigint;
  blocked boolean;
  progress boolean;
begin
  perform 1 from record where id = of_record for update;
  select id into me from member where record_id = of_record and account_id = heard.account() and owner
    and (until is null or until >= current_date);
  if me is null then raise exception 'only an owner can close a record'; end if;
  if exists (select 1 from member where record_id = of_record and owner and id <> me
      and (until is null or until >= current_date)) then
    raise exception 'another owner keeps the record';
  end if;
  select coalesce(array_agg(id), '{}'), coalesce(array_agg(account_id), '{}') into theirs, guests
    from member where record_id = of_record and adds <> '{}';
  theirs := theirs || me;
  return query select store_name from file
    where record_id = of_record and brought_by = any (theirs) and store_name is not null;
  return query select store_name from bringing_file where record_id = of_record and store_name is not null;
  update record set closed = at, name = 'Closed' where id = of_record;
  delete from auth.private_session where link in (select hash from auth.private_link where record_id = of_record);
  delete from auth.typed_code where link in (select hash from auth.private_link where record_id = of_record);

  if exists (select 1 from entry where record_id = of_record and erased is null and not brought_by = any (theirs)) then
    kept := '{record,member,member_role,entry,file,entry_file}';
    seqs := array(select seq from entry where record_id = of_record and brought_by = any (theirs));
    delete from entry_file where record_id = of_record and seq = any (seqs);
    update file set wrapped_key = null, sealed = null, store_name = null
      where record_id = of_record and brought_by = any (theirs);
    update entry set content = null, salt = null, erased = at, title = 'Erased', author = '', people = '{}',
        import_key = null, readers = array[brought_by], circle = false
      where record_id = of_record and seq = any (seqs) and erased is null;
    update member_role set ended = at where record_id = of_record and ended is null;
    update member set owner = false, shelves = '{}', writes = '{}', until = least(until, over),
        ended = coalesce(ended, at), name = case when id = any (theirs) then '' else name end
      where record_id = of_record;
  end if;

  -- Whatever else there is of it, also in tables that come later; those that others lean on at the end.
  loop
    blocked := false;
    progress := false;
    for each in
      select c.table_schema as place, c.table_name as name, bool_or(c.column_name = 'seq') as by_seq
      from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
      where c.table_schema in ('public', 'auth') and t.table_type = 'BASE TABLE'
      group by 1, 2 having bool_or(c.column_name = 'record_id') order by 1, 2
    loop
      continue when each.name = any (kept);
      begin
        if seqs is not null and each.by_seq then
          execute format('delete from %I.%I where record_id = $1 and seq = any ($2)', each.place, each.name)
            using of_record, seqs;
        else
          execute format('delete from %I.%I where record_id = $1', each.place, each.name) using of_record;
        end if;
        get diagnostics went = row_count;
        progress := progress or went > 0;
      exception when foreign_key_violation then blocked := true;
      end;
    end loop;
    exit when not blocked;
    if not progress then raise exception 'something of the record is held by something else'; end if;
  end loop;
  if kept = '{}' then
    delete from record where id = of_record;
    delete from auth.account where id = any (guests);
  else
    update auth.account set name = '', closed = at where id = any (guests);
  end if;
end $$;

-- Closes the acting account: its seats end, and what is only theirs goes. Never while a record would be left
-- without an owner. Returns the names of sealed files that are now to be removed.
create function heard.close_account(at timestamptz) returns setof text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := heard.account();
  mine uuid[] := array(select id from member where account_id = me);
  over date := least(at::date, current_date) - 1;
  each text;
begin
  if me is null then raise exception 'no account is acting'; end if;
  -- two owners who close at once wait for each other
  perform 1 from record where id in (select record_id from member where id = any (mine)) order by id for update;
  if exists (select 1 from member seat where seat.id = any (mine) and seat.owner
      and (seat.until is null or seat.until >= current_date)
      and not exists (select 1 from member other where other.record_id = seat.record_id and other.owner
        and other.id <> seat.id and (other.until is null or other.until >= current_date))) then
    raise exception 'a record would be without an owner' using errcode = 'HC001';
  end if;
  return query select bringing_file.store_name from bringing_file join bringing
      on bringing.record_id = bringing_file.record_id and bringing.id = bringing_file.bringing_id
    where bringing.brought_by = any (mine) and bringing_file.store_name is not null;
  delete from bringing where brought_by = any (mine);
  delete from pack_draft where made_by = any (mine);
  delete from letter_draft where made_by = any (mine);
  foreach each in array array['feed_date', 'feed', 'reminder_mail', 'reminder_told', 'reminder', 'notice_told',
      'notice', 'push_subscription'] loop
    execute format('delete from %I where member_id = any ($1)', each) using mine;
  end loop;
  update invitation set withdrawn = coalesce(withdrawn, at), hash = null where made_by = any (mine) and accepted is null;
  update invitation set email = null, accepted_as = null where accepted_by = any (mine);
  update member_role set ended = at where member_id = any (mine) and ended is null;
  update member set owner = false, shelves = '{}', writes = '{}', until = least(until, over), ended = coalesce(ended, at)
    where id = any (mine);
  foreach each in array array['session', 'half_session', 'sign_in_link', 'address_link', 'passkey',
      'passkey_challenge', 'authenticator', 'recovery_code'] loop
    execute format('delete from auth.%I where account_id = $1', each) using me;
  end loop;
  update auth.account set name = '', address = null, closed = at where id = me;
end $$;

-- Every place the acting account has or had, over ones too. The child's name only while it opens.
create function heard.my_places() returns table (record uuid, child text, name text, role text, organisation text,
    owner boolean, shelves text[], since date, until date, ended timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select member.record_id, case when member.until is null or member.until >= current_date then record.name end,
          member.name, member.role, member.organisation, member.owner, member.shelves, member.since, member.until, member.ended
        from member join record on record.id = member.record_id
        where member.account_id = heard.account() order by member.since, member.record_id $$;

-- On which days the acting account looked at what others brought in, and how many times: never at what.
create function heard.my_looks() returns table (record uuid, day date, times bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select looked.record_id, looked.day, sum(looked.times)
        from looked join member on member.id = looked.member_id
        where member.account_id = heard.account() group by 1, 2 order by 2, 1 $$;

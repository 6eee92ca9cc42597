-- As in 0055, and: what a child wrote by a link of their own is not the owner's to destroy. It may be about
-- the owner, and told to somebody else. It stays like what others wrote; the word the child chose goes.
create or replace function heard.close_record(of_record uuid, at timestamptz) returns setof text
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
  select coalesce(array_agg(id) filter (where role <> 'child'), '{}'), coalesce(array_agg(account_id), '{}')
    into theirs, guests from member where record_id = of_record and adds <> '{}';
  theirs := theirs || me;
  return query select store_name from file
    where record_id = of_record and brought_by = any (theirs) and store_name is not null;
  return query select store_name from bringing_file where record_id = of_record and store_name is not null;
  update record set closed = at, name = 'Closed' where id = of_record;
  delete from auth.private_session where link in (select hash from auth.private_link where record_id = of_record);
  delete from auth.own_word where member_id in (select id from member where record_id = of_record);
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

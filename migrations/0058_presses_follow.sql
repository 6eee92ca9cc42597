-- Who has confirmed a change is seen by whoever may read the change, and by nobody else: a head sees that the
-- teachers know, somebody who came later sees what was pressed before, and another owner learns nothing of a
-- change that they may not read. (Entries carry an epoch where 0053 has run.)

-- A press whose presser may no longer read what it is under is theirs alone.
create function heard.press_readers(presser uuid, readers uuid[], circle boolean) returns uuid[]
  language sql immutable as $$
  select case when circle or presser = any (readers)
    then array(select distinct one from unnest(readers || presser) one) else array[presser] end $$;

-- However the audience of a change is changed.
create function heard.presses_of() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  update entry press set circle = new.circle, readers = heard.press_readers(press.brought_by, new.readers, new.circle)
    where press.record_id = new.record_id and press.kind = 'change confirmed' and press.erased is null
      and (press.content::json -> 'body' ->> 'of')::integer = new.seq;
  if to_jsonb(new) ? 'epoch' then
    update entry press set epoch = new.epoch
      where press.record_id = new.record_id and press.kind = 'change confirmed' and press.erased is null
        and (press.content::json -> 'body' ->> 'of')::integer = new.seq;
  end if;
  return null;
end $$;
create trigger presses_follow after update of readers, circle on entry for each row
  when (new.kind in ('profile', 'strategy', 'need', 'reintegration step', 'part-time timetable'))
  execute function heard.presses_of();

-- A press by the acting seat, for what it may read: otherwise the readers of a press under a number that was
-- guessed told who keeps what stands there.
create function heard.press_follows(of_record uuid, of_seq integer) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  changed entry;
begin
  if not of_record = any (heard.my_records()) then return; end if;
  select * into changed from entry where record_id = of_record and seq = of_seq;
  if to_jsonb(changed) ? 'epoch' then
    update entry press set circle = changed.circle, epoch = changed.epoch,
        readers = heard.press_readers(press.brought_by, changed.readers, changed.circle)
      where press.record_id = of_record and press.kind = 'change confirmed' and press.erased is null
        and (press.content::json -> 'body' ->> 'of')::integer = of_seq and press.brought_by = any (mine)
        and heard.may_read(changed.readers, changed.circle, of_record::text || ':' || changed.shelf, changed.epoch,
          mine, heard.my_held());
  else
    update entry press set circle = changed.circle,
        readers = heard.press_readers(press.brought_by, changed.readers, changed.circle)
      where press.record_id = of_record and press.kind = 'change confirmed' and press.erased is null
        and (press.content::json -> 'body' ->> 'of')::integer = of_seq and press.brought_by = any (mine)
        and (changed.readers && mine or changed.circle
          and (of_record::text || ':' || changed.shelf) = any (heard.my_shelves()));
  end if;
end $$;

-- Those that were pressed before this.
update entry press set circle = changed.circle,
    readers = heard.press_readers(press.brought_by, changed.readers, changed.circle)
  from entry changed
  where press.kind = 'change confirmed' and press.erased is null and changed.record_id = press.record_id
    and changed.seq = (press.content::json -> 'body' ->> 'of')::integer;

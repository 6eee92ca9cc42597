-- A press under a change, and an answer, follow whoever reads what they are under (0053, 0058). Written with the
-- application's checks off under a number that was guessed, they followed what their writer never could read:
-- its readers, and that it was shared, stood in a row of the writer's own. And one whose number was none (a word,
-- or beyond any) broke off each change of who may read. Both follow now only what their writer is named in, or
-- whose shelf they hold or held; and numbers are compared as text.

-- Somebody who left, and held the shelf, keeps what they pressed.
create function heard.has_held(of_member uuid, of_shelf text) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select exists (select 1 from member where id = of_member and (owner or of_shelf = any (shelves)))
          or exists (select 1 from member_role where member_id = of_member and of_shelf = any (shelves)) $$;
revoke execute on function heard.has_held(uuid, text) from public;

-- What an entry of a kind that names another by `of` names, as text; null where it says nothing.
create function heard.names_of(content text) returns text language sql immutable
  as $$ select substring(content from '"of":([0-9]{1,10})[,}]') $$;

create or replace function heard.presses_of() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  update entry press set circle = new.circle, readers = heard.press_readers(press.brought_by, new.readers, new.circle),
      epoch = new.epoch
    where press.record_id = new.record_id and press.kind = 'change confirmed' and press.erased is null
      and heard.names_of(press.content) = new.seq::text
      and (not new.circle or press.brought_by = any (new.readers) or heard.has_held(press.brought_by, new.shelf));
  return null;
end $$;

create or replace function heard.answers_follow(of_record uuid, of_seqs integer[]) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update entry answer
        set readers = array(select distinct one from unnest(answered.readers || answer.brought_by) one),
          circle = answered.circle, epoch = answered.epoch
        from entry answered
        where of_record = any (heard.my_records())
          and answer.record_id = of_record and answer.kind = 'our-answer' and answer.erased is null
          and answered.record_id = of_record
          and answered.seq::text = heard.names_of(answer.content)
          and (answer.brought_by = any (answered.readers)
            or answered.circle and heard.has_held(answer.brought_by, answered.shelf)
            or answered.brought_by = any (heard.my_members())
              and exists (select 1 from member where member.id = answer.brought_by and member.owner))
          and answered.root in (select root from entry named where named.record_id = of_record and named.seq = any (of_seqs)) $$;

create or replace function heard.press_follows(of_record uuid, of_seq integer) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  changed entry;
begin
  if not of_record = any (heard.my_records()) then return; end if;
  select * into changed from entry where record_id = of_record and seq = of_seq;
  update entry press set circle = changed.circle, epoch = changed.epoch,
      readers = heard.press_readers(press.brought_by, changed.readers, changed.circle)
    where press.record_id = of_record and press.kind = 'change confirmed' and press.erased is null
      and heard.names_of(press.content) = of_seq::text and press.brought_by = any (mine)
      and heard.may_read(changed.readers, changed.circle, of_record::text || ':' || changed.shelf, changed.epoch,
        mine, heard.my_held());
end $$;

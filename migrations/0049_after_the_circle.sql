-- What gave way when the circle was attacked as five people (docs/attacks.md, section 9).

-- Owners do not see each other's looking: it is not kept at all.
create or replace function heard.look(of_record uuid, seqs integer[], on_day date, at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  held text[] := heard.my_shelves();
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into looked (record_id, seq, member_id, day, brought_by, first, last, times)
    select of_record, entry.seq, member.id, on_day, entry.brought_by, at, at, 1
    from entry join member on member.record_id = of_record and member.id = any (mine) and not member.owner
    where entry.record_id = of_record and entry.seq = any (seqs) and entry.brought_by <> all (mine)
      and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (held))
    on conflict (record_id, seq, member_id, day)
      do update set last = greatest(looked.last, excluded.last), times = looked.times + 1;
end $$;
delete from looked using member where member.id = looked.member_id and member.owner;

-- An answer follows only what its writer may read: otherwise the readers of an answer to a number that was
-- guessed told who keeps what stands there.
create or replace function heard.answers_follow(of_record uuid, of_seqs integer[]) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update entry answer
        set readers = array(select distinct one from unnest(answered.readers || answer.brought_by) one),
          circle = answered.circle
        from entry answered
        where of_record = any (heard.my_records())
          and answer.record_id = of_record and answer.kind = 'our-answer' and answer.erased is null
          and answered.record_id = of_record
          and answered.seq = (answer.content::json -> 'body' ->> 'of')::integer
          and (answer.brought_by = any (answered.readers) or answered.circle
            or answered.brought_by = any (heard.my_members())
              and exists (select 1 from member where member.id = answer.brought_by and member.owner))
          and answered.root in (select root from entry named where named.record_id = of_record and named.seq = any (of_seqs)) $$;

-- An owner looks through somebody's eyes only where that opens nothing they may not read themselves: one
-- who came later would otherwise read what was shared with the holders of a shelf before they came.
create or replace function heard.try_seat(at_record uuid, new_account uuid, new_member uuid, its_name text, its_role text,
    is_owner boolean, of_organisation text, new_shelves text[], new_writes text[], at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  held text[] := heard.my_shelves();
  lacking text[] := array(select shelf from unnest(new_shelves) shelf
    where not (at_record::text || ':' || shelf) = any (held));
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can look as somebody else'; end if;
  if lacking <> '{}' and exists (select 1 from entry
      where record_id = at_record and circle and shelf = any (lacking) and not readers && mine) then
    raise exception 'it would open what is closed to whoever looks' using errcode = 'HL001';
  end if;
  insert into auth.account (id, name, created) values (new_account, its_name, at);
  insert into member (id, record_id, account_id, name, role, owner, organisation, shelves, writes, since, until)
    values (new_member, at_record, new_account, its_name, its_role, is_owner, of_organisation, new_shelves, new_writes, at::date, at::date + 1);
end $$;

-- An owner invites in their own name: otherwise they could keep a way back in by another's invitation.
create policy invitation_in_own_name on invitation as restrictive for insert with check (
  heard.account() is null or made_by = any ((select heard.my_members())::uuid[]));

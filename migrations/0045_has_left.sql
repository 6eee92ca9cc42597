-- Somebody may have several roles at a record (0034), some of them not their organisation's: saying that a
-- colleague has left ends what they held as one of that organisation, and nothing else.
drop function heard.report_left(uuid, uuid);
create function heard.report_left(at_record uuid, of_member uuid, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp
  as $$
declare
  leads member;
  leaver member;
  theirs text;
begin
  select * into leads from member
    where record_id = at_record and id = any (heard.my_members()) and not owner;
  select * into leaver from member where record_id = at_record and id = of_member and not owner for update;
  -- the organisation in which the acting seat leads now; a seat without roles of its own leads by its own columns
  select coalesce(
      (select r.organisation from member_role r
        where r.member_id = leads.id and r.role in ('head', 'SENCO') and r.ended is null and r.since <= current_date + 1
          and (r.until is null or r.until >= current_date)
          and heard.same_organisation(r.organisation, leaver.organisation) limit 1),
      case when leads.role in ('head', 'SENCO') and not exists (select 1 from member_role r where r.member_id = leads.id)
        then leads.organisation end)
    into theirs;
  if leads.id is null or leaver.id is null or leads.id = leaver.id
    or not heard.same_organisation(theirs, leaver.organisation)
  then raise exception 'only whoever leads in the same organisation can say that somebody has left'; end if;
  if leaver.until < current_date then return false; end if;
  update member_role set ended = at
    where member_id = leaver.id and ended is null and heard.same_organisation(organisation, theirs);
  if exists (select 1 from member_role where member_id = leaver.id and ended is null
      and (until is null or until >= current_date)) then
    perform heard.settle_seat(leaver.id, at);
    update member set organisation = (select r.organisation from member_role r
        where r.member_id = leaver.id and r.ended is null and r.organisation is not null order by r.since limit 1)
      where id = leaver.id;
    return true;
  end if;
  update member set shelves = '{}', writes = '{}', until = current_date - 1, ended = at where id = leaver.id;
  update auth.private_link set ended = at
    where member_id = leaver.id and record_id = at_record and ended is null;
  return true;
end $$;

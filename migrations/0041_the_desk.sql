-- The desk of a school, or of another organisation whose people are around several children.

-- The organisation somebody belongs to at a record, as whoever invited them wrote it; null for none.
alter table member add column if not exists organisation text;

create function heard.same_organisation(one text, other text) returns boolean language sql immutable
  as $$ select one is not null and other is not null
    and lower(regexp_replace(btrim(one), '\s+', ' ', 'g')) = lower(regexp_replace(btrim(other), '\s+', ' ', 'g'))
    and btrim(one) <> '' $$;

-- Says that a colleague has left: their seat at this record ends at once. Only whoever leads there (head
-- or SENCO) can, and only for somebody of their own organisation; never for an owner, and never their
-- own seat. What the colleague wrote stays. The application writes the entry that tells the family.
create function heard.report_left(at_record uuid, of_member uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp
  as $$
declare
  leads member;
  leaver member;
begin
  select * into leads from member
    where record_id = at_record and id = any (heard.my_members()) and not owner and role in ('head', 'SENCO');
  select * into leaver from member where record_id = at_record and id = of_member and not owner;
  if leads.id is null or leaver.id is null or leads.id = leaver.id
    or not heard.same_organisation(leads.organisation, leaver.organisation)
  then raise exception 'only whoever leads in the same organisation can say that somebody has left'; end if;
  if leaver.until < current_date then return false; end if;
  update member set until = current_date - 1 where id = leaver.id;
  update auth.private_link set ended = now()
    where member_id = leaver.id and record_id = at_record and ended is null;
  return true;
end $$;

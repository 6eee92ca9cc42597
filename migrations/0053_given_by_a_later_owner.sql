-- What an owner gives is never more than they hold. An owner who came later reads nothing that was shared
-- with the holders of a shelf before they came; a place that they give, widen or prolong does not either.
--
-- With each owner who comes a new epoch of the record begins (the word of RFC 9420, where whoever joins a
-- group reads nothing of earlier epochs). What is shared with the holders of a shelf carries the epoch in
-- which it was shared; what a role gives, the epoch from which it reads. An epoch counts owners, not
-- entries: it tells nobody how much there is.
create table owner_came (
  record_id uuid not null references record,
  epoch integer not null,
  -- no foreign key: a backup puts these back before the seats, so that no epoch begins twice
  member_id uuid not null,
  day date not null,
  primary key (record_id, epoch)
);
alter table owner_came enable row level security;
alter table owner_came force row level security;
create policy owner_came_read on owner_came for select using (record_id = any ((select heard.my_visits())::uuid[]));
create policy owner_came_owner on owner_came to current_user using (true) with check (true);

-- The epoch in which its audience was set; null, the first.
alter table entry add column epoch integer;
-- Beside `shelves`, one for each: the epoch from which it is read; null for all of them, the first.
alter table member_role add column epochs integer[];
-- Whoever made the link that is open now, where another owner made it again.
alter table invitation add column linked_by uuid references member;

-- Records there are already: owners in the order they came.
insert into owner_came (record_id, epoch, member_id, day)
  select came.record_id, row_number() over (partition by came.record_id order by came.at, came.since, came.member_id),
    came.member_id, (came.at at time zone record.zone)::date
  from (
    select member.record_id, member.id as member_id, member.since,
      coalesce(min(invitation.accepted), record.created) as at
    from member join record on record.id = member.record_id
      left join invitation on invitation.accepted_by = member.id and invitation.owner
    where member.owner or invitation.id is not null
    group by member.record_id, member.id, member.since, record.created) came
    join record on record.id = came.record_id;
-- Owners are named where something is shared with a shelf, so that tells the epoch, or one before it.
update entry set epoch = (select max(came.epoch) from owner_came came
    where came.record_id = entry.record_id and came.member_id = any (entry.readers) and came.member_id <> entry.brought_by)
  where circle and record_id in (select record_id from owner_came where epoch > 1);
update member_role set epochs = array_fill((
    select coalesce(max(came.epoch), 1) from invitation join owner_came came on came.member_id = invitation.made_by
    where invitation.accepted_by = member_role.member_id and invitation.role = member_role.role), array[cardinality(shelves)])
  where shelves <> '{}';

-- However an owner comes. Where a backup is put back, their epochs are there before them.
create function heard.begin_epoch() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if heard.account() is null and exists (
    select 1 from owner_came where record_id = new.record_id and member_id = new.id) then return null; end if;
  insert into owner_came (record_id, epoch, member_id, day)
    select new.record_id, coalesce(max(epoch), 0) + 1, new.id, current_date
    from owner_came where record_id = new.record_id;
  return null;
end $$;
create trigger owner_comes after insert on member for each row when (new.owner) execute function heard.begin_epoch();
create trigger owner_comes_again after update of owner on member
  for each row when (new.owner and not old.owner) execute function heard.begin_epoch();

-- The epoch a record is in: what is shared now carries it.
create function heard.epoch(of_record uuid) returns integer language sql stable security definer
  set search_path = public, pg_temp
  as $$ select max(epoch) from owner_came
        where record_id = of_record and of_record = any (heard.my_records()) $$;

-- The shelves that the acting account holds now: for each `record:shelf`, from which epoch on.
create function heard.my_held() returns jsonb language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(jsonb_object_agg(place, epoch), '{}') from (
          select place, min(epoch) as epoch from (
            select seat.record_id::text || ':' || given.shelf as place,
              case when role.epochs is null then 1 else given.epoch end as epoch
            from member seat join member_role role on role.member_id = seat.id,
              unnest(role.shelves, role.epochs) given (shelf, epoch)
            where seat.account_id = heard.account() and given.shelf = any (seat.shelves)
              and seat.since <= current_date + 1 and (seat.until is null or seat.until >= current_date)
              and role.ended is null and role.since <= current_date + 1 and (role.until is null or role.until >= current_date)
            union all
            -- whoever began the record has no role that somebody gave
            select seat.record_id::text || ':' || shelf, 1 from member seat, unnest(seat.shelves) shelf
            where seat.account_id = heard.account()
              and seat.since <= current_date + 1 and (seat.until is null or seat.until >= current_date)
              and not exists (select 1 from member_role where member_id = seat.id)) each
          where place is not null group by place) held $$;
-- Those of them that are read from the first epoch on, as `record:shelf`.
create or replace function heard.my_shelves() returns text[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(key), '{}') from jsonb_each_text(heard.my_held()) where value = '1' $$;

-- THE question of the second wall: whether an entry is read by whoever has the seats `mine` and holds what
-- `held` says. Each policy and each function that reads past the walls asks it here, and nowhere else. (One
-- expression in which each argument stands once, so that the planner puts it in place. The case: see 0011.)
drop function heard.may_read(uuid[], boolean, uuid, text);
create function heard.may_read(readers uuid[], circle boolean, place text, epoch integer, mine uuid[], held jsonb)
  returns boolean language sql immutable
  as $$ select case when readers && mine then true
          else circle and coalesce(epoch, 1) >= (held ->> place)::integer end $$;

alter policy entry_read on entry using (heard.may_read(readers, circle, record_id::text || ':' || shelf, epoch,
  (select heard.my_members()), (select heard.my_held())));

-- From which epoch on a seat could give a shelf until a day: from that in which it came to own the record,
-- or as it holds the shelf itself, at least as long. Null where it could not.
create function heard.gives_from(of_member uuid, of_shelf text, last_day date) returns integer
  language sql stable security definer set search_path = public, pg_temp
  as $$ select min(epoch) from (
          select max(came.epoch) as epoch from owner_came came join member on member.id = came.member_id
            where member.id = of_member and member.owner and (member.until is null or member.until >= current_date)
          union all
          select case when role.epochs is null then 1 else given.epoch end
            from member_role role, unnest(role.shelves, role.epochs) given (shelf, epoch)
            where role.member_id = of_member and given.shelf = of_shelf and role.ended is null
              and role.since <= current_date + 1
              and (role.until is null or role.until >= coalesce(last_day, 'infinity') and role.until >= current_date)
          union all
          select 1 from member where id = of_member and of_shelf = any (shelves)
              and (until is null or until >= coalesce(last_day, 'infinity') and until >= current_date)
              and not exists (select 1 from member_role where member_id = of_member)) each $$;
-- The same for the acting owner, shelf by shelf.
create function heard.i_give(of_record uuid, given_shelves text[], last_day date) returns integer[]
  language sql stable security definer set search_path = public, pg_temp
  as $$ select array_agg(heard.gives_from(seat.id, given.shelf, last_day) order by given.n)
        from member seat, unnest(given_shelves) with ordinality given (shelf, n)
        where seat.record_id = of_record and seat.account_id = heard.account()
          and of_record = any (heard.my_owned_records()) $$;
-- What an invitation would give, were it accepted now: no more than its maker and whoever made its link hold.
create function heard.invited_from(of_invitation uuid) returns integer[]
  language sql stable security definer set search_path = public, pg_temp
  as $$ select array_agg(case when made.epoch is null or linked.epoch is null then null
            else greatest(made.epoch, linked.epoch) end order by given.n)
        from invitation asked, unnest(asked.shelves) with ordinality given (shelf, n),
          lateral (select heard.gives_from(asked.made_by, given.shelf, asked.until)) made (epoch),
          lateral (select heard.gives_from(coalesce(asked.linked_by, asked.made_by), given.shelf, asked.until)) linked (epoch)
        where asked.id = of_invitation $$;
create function heard.invited_epochs(of_record uuid, of_invitation uuid) returns integer[]
  language sql stable security definer set search_path = public, pg_temp
  as $$ select heard.invited_from(of_invitation) where of_record = any (heard.my_owned_records())
          and exists (select 1 from invitation where record_id = of_record and id = of_invitation) $$;
revoke execute on function heard.gives_from(uuid, text, date), heard.invited_from(uuid) from public;

-- Whoever makes a link of an invitation anew has seen it, and may hold less than whoever made the invitation.
create function heard.link_invitation() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if new.hash is distinct from old.hash and new.hash is not null then
    new.linked_by := (select id from member where record_id = new.record_id and account_id = heard.account());
  end if;
  return new;
end $$;
create trigger invitation_is_linked before update of hash on invitation
  for each row execute function heard.link_invitation();

-- As in 0034. An owner who comes holds no shelf, whatever the invitation says; anybody else reads from the
-- epochs that those who invite them could give.
create or replace function heard.accept_invitation(secret_hash bytea, new_member uuid, new_role uuid, as_address text, at timestamptz)
  returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked invitation%rowtype;
  seat uuid;
  epochs integer[];
  before integer;
begin
  if heard.account() is null then raise exception 'no account is acting'; end if;
  select * into asked from invitation where hash = secret_hash for update;
  if not found then return null; end if;
  select id into seat from member where record_id = asked.record_id and account_id = heard.account();
  if asked.accepted is not null then
    return case when asked.accepted_by = seat then asked.record_id end;
  end if;
  if asked.withdrawn is not null or asked.expires is null or asked.expires <= at then return null; end if;
  if exists (select 1 from unnest(array[asked.made_by, asked.linked_by]) giver (id)
      where giver.id is not null and not exists (select 1 from member
        where member.id = giver.id and owner and (until is null or until >= current_date))) then return null; end if;
  epochs := heard.invited_from(asked.id);
  -- whoever is sharing something in this moment has done so before an owner comes, or after
  if asked.owner then perform 1 from record where id = asked.record_id for update; end if;
  before := (select max(epoch) from owner_came where record_id = asked.record_id);
  if seat is null then
    seat := new_member;
    insert into member (id, record_id, account_id, name, role, owner, organisation, shelves, writes, since, until)
      values (seat, asked.record_id, heard.account(), asked.name, asked.role, asked.owner, asked.organisation,
        case when asked.owner then '{}' else asked.shelves end, case when asked.owner then '{}' else asked.writes end,
        asked.since, asked.until);
  end if;
  if asked.owner then
    update member set owner = true, until = null, ended = null, since = least(since, at::date) where id = seat;
    update owner_came set day = (at at time zone (select zone from record where id = asked.record_id))::date
      where record_id = asked.record_id and epoch > before;
  elsif not exists (select 1 from member where id = seat and owner) then
    -- somebody who was here before comes back with what is given to them now, and no more
    if exists (select 1 from member where id = seat and ended is not null) then
      update member_role set ended = at where member_id = seat and ended is null;
    end if;
    insert into member_role (record_id, id, member_id, role, organisation, shelves, epochs, writes, since, until)
      values (asked.record_id, new_role, seat, asked.role, asked.organisation, asked.shelves,
        coalesce(epochs, '{}'), asked.writes, asked.since, asked.until);
    perform heard.settle_seat(seat, at);
  end if;
  update invitation set accepted = at, accepted_by = seat, accepted_as = as_address
    where record_id = asked.record_id and id = asked.id;
  return asked.record_id;
end $$;

-- An owner changes what a role gives. What is taken away needs nothing; a shelf that is new to it is given
-- by whoever gives it now, and so is all of it from the day on which it would have ended. So whoever prolongs
-- a place narrows it to what they may give.
create or replace function heard.change_role(at_record uuid, of_role uuid, new_shelves text[], new_writes text[], last_day date, at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was member_role%rowtype;
  given integer[];
  longer boolean;
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can change a seat'; end if;
  select * into was from member_role where record_id = at_record and id = of_role and ended is null for update;
  if not found then raise exception 'there is no such role'; end if;
  given := heard.i_give(at_record, new_shelves, last_day);
  longer := was.until is not null and (last_day is null or last_day > was.until);
  update member_role set shelves = new_shelves, writes = new_writes, until = last_day, epochs = array(
      select case when old.shelf is null then mine.epoch
          when not longer then old.epoch
          when mine.epoch is null then null else greatest(old.epoch, mine.epoch) end
      from unnest(new_shelves, given) with ordinality mine (shelf, epoch, n)
        left join unnest(was.shelves, coalesce(was.epochs, array_fill(1, array[cardinality(was.shelves)]))) old (shelf, epoch)
          on old.shelf = mine.shelf
      order by mine.n)
    where id = of_role;
  perform heard.settle_seat(was.member_id, at);
end $$;

-- An owner who holds more lets somebody read what was shared before, too: as far as they may give it.
create function heard.open_before(at_record uuid, of_role uuid, at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can change a seat'; end if;
  update member_role set epochs = array(
      select least(each.epoch, each.given)
      from unnest(epochs, heard.i_give(at_record, shelves, until)) with ordinality each (epoch, given, n) order by each.n)
    where record_id = at_record and id = of_role and ended is null and epochs is not null;
end $$;

-- As in 0049, with the epochs it would read from, shelf by shelf; left out, what whoever looks could give.
-- It opens nothing that they may not read themselves.
drop function heard.try_seat(uuid, uuid, uuid, text, text, boolean, text, text[], text[], timestamptz);
create function heard.try_seat(at_record uuid, new_account uuid, new_member uuid, its_name text, its_role text,
    is_owner boolean, of_organisation text, new_shelves text[], new_epochs integer[], new_writes text[], at timestamptz)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  held jsonb := heard.my_held();
  epochs integer[] := coalesce(new_epochs, heard.i_give(at_record, new_shelves, null), '{}');
begin
  if not at_record = any (heard.my_owned_records()) then raise exception 'only an owner can look as somebody else'; end if;
  if exists (select 1 from unnest(new_shelves, epochs) given (shelf, epoch)
      join entry on entry.record_id = at_record and entry.circle and entry.shelf = given.shelf
        and coalesce(entry.epoch, 1) >= given.epoch
      where coalesce((held ->> (at_record::text || ':' || given.shelf))::integer > given.epoch, true)
        and heard.may_read(entry.readers, entry.circle, at_record::text || ':' || entry.shelf, entry.epoch, mine, held)
          is not true) then
    raise exception 'it would open what is closed to whoever looks' using errcode = 'HL001';
  end if;
  insert into auth.account (id, name, created) values (new_account, its_name, at);
  insert into member (id, record_id, account_id, name, role, owner, organisation, shelves, writes, since, until)
    values (new_member, at_record, new_account, its_name, its_role, is_owner, of_organisation, new_shelves, new_writes, at::date, at::date + 1);
  insert into member_role (record_id, id, member_id, role, organisation, shelves, epochs, writes, since, until)
    values (at_record, gen_random_uuid(), new_member, its_role, of_organisation, new_shelves, epochs, new_writes, at::date, at::date + 1);
end $$;

-- What reads past the walls asks the same question. Otherwise as in 0014, 0015, 0037 and 0049.
create or replace function heard.index_words(of_record uuid, seqs integer[], texts text[], new_words text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  held jsonb := heard.my_held();
  owned boolean := of_record = any (heard.my_owned_records());
begin
  if not (of_record = any (heard.my_records())) then raise exception 'not a record of this account'; end if;
  insert into search_text (record_id, seq, words, happened_at, month)
    select of_record, given.seq, to_tsvector('english', left(given.words, 500000)),
      entry.happened_at, heard.month_of(entry.happened_at)
    from unnest(seqs, texts) as given (seq, words)
    join entry on entry.record_id = of_record and entry.seq = given.seq and entry.seq = any (seqs)
    where entry.brought_by = any (mine)
      or owned and heard.may_read(entry.readers, entry.circle, of_record::text || ':' || entry.shelf, entry.epoch, mine, held)
    on conflict (record_id, seq) do update set words = excluded.words;
  insert into search_word (record_id, word)
    select of_record, given.word from unnest(new_words) as given (word)
    where (select true from search_word where record_id = of_record and search_word.word = given.word) is null
    on conflict do nothing;
end $$;

create or replace function heard.find_entries(of_record uuid, terms text[], before_at timestamptz, before_seq integer, at_most integer)
  returns table (seq integer) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  asked tsquery;
  mine uuid[] := heard.my_members();
  held jsonb := heard.my_held();
  place timestamptz := coalesce(before_at, 'infinity');
  place_seq integer := coalesce(before_seq, 2147483647);
  upto timestamptz := place;
  newest timestamptz;
  here integer;
  months integer := 0;
  found integer := 0;
  these integer;
  collected integer[];
  patience integer := case when cardinality(terms) > 3 then 1 else 6 end;
begin
  if not (of_record = any (heard.my_records())) then return; end if;
  asked := heard.tolerant_query(of_record, terms);
  if asked is null then return; end if;
  loop
    newest := (select entry.happened_at from entry
      where entry.record_id = of_record and entry.happened_at <= upto order by entry.happened_at desc limit 1);
    exit when newest is null or found >= at_most;
    here := heard.month_of(newest);
    upto := date_trunc('month', newest, 'UTC') - interval '1 microsecond';
    months := months + 1;
    if months > patience and collected is null then
      -- What does not fill a page by then is likely rare: collect it whole, if it is.
      collected := array(select search_text.seq from search_text
        where search_text.record_id = of_record and words @@ asked limit 4001);
      if cardinality(collected) <= 4000 then
        return query
          select entry.seq from entry
          where entry.record_id = of_record and entry.seq = any (collected)
            and (entry.happened_at, entry.seq) < (place, place_seq) and heard.month_of(entry.happened_at) <= here
            and heard.may_read(entry.readers, entry.circle, of_record::text || ':' || entry.shelf, entry.epoch, mine, held)
          order by entry.happened_at desc, entry.seq desc limit at_most - found;
        return;
      end if;
    end if;
    return query
      with in_month as materialized (
        select search_text.seq as at_seq, search_text.happened_at as at from search_text
        where search_text.record_id = of_record and search_text.month = here and words @@ asked)
      select entry.seq from in_month
        join entry on entry.record_id = of_record and entry.seq = in_month.at_seq
      where (in_month.at, in_month.at_seq) < (place, place_seq)
        and heard.may_read(entry.readers, entry.circle, of_record::text || ':' || entry.shelf, entry.epoch, mine, held)
      order by in_month.at desc, in_month.at_seq desc limit at_most - found;
    get diagnostics these = row_count;
    found := found + these;
  end loop;
end $$;

create or replace function heard.tolerant_query(of_record uuid, terms text[]) returns tsquery
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  held jsonb := heard.my_held();
  whole_record boolean := heard.alone(of_record);
  known boolean;
  term text;
  one tsquery;
  whole tsquery;
  alike text;
begin
  foreach term in array terms loop
    one := phraseto_tsquery('english', term);
    if numnode(one) = 0 then continue; end if;
    if term ~ '^\w{4,}$' then
      if whole_record then
        known := exists (select 1 from search_word where record_id = of_record and word = lower(term));
      else
        known := exists (
          select 1 from search_text join entry using (record_id, seq)
          where record_id = of_record and search_text.words @@ one
            and heard.may_read(entry.readers, entry.circle, of_record::text || ':' || entry.shelf, entry.epoch, mine, held));
      end if;
    else
      known := true;
    end if;
    if not known then
      for alike in
        (select word from search_word
          where record_id = of_record and word % lower(term) and (whole_record or exists (
            select 1 from search_text join entry using (record_id, seq)
            where record_id = of_record and search_text.words @@ plainto_tsquery('english', search_word.word)
              and heard.may_read(entry.readers, entry.circle, of_record::text || ':' || entry.shelf, entry.epoch, mine, held)))
          order by similarity(word, lower(term)) desc, word limit 4)
        union
        select word from search_word where record_id = of_record and word = any (array(
          select overlay(lower(term) placing reverse(substr(lower(term), at, 2)) from at for 2)
          from generate_series(1, least(length(term), 30) - 1) at))
      loop
        one := one || plainto_tsquery('english', alike);
      end loop;
    end if;
    whole := case when whole is null then one else whole && one end;
  end loop;
  return whole;
end $$;

create or replace function heard.look(of_record uuid, seqs integer[], on_day date, at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  held jsonb := heard.my_held();
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into looked (record_id, seq, member_id, day, brought_by, first, last, times)
    select of_record, entry.seq, member.id, on_day, entry.brought_by, at, at, 1
    from entry join member on member.record_id = of_record and member.id = any (mine) and not member.owner
    where entry.record_id = of_record and entry.seq = any (seqs) and entry.brought_by <> all (mine)
      and heard.may_read(entry.readers, entry.circle, of_record::text || ':' || entry.shelf, entry.epoch, mine, held)
    on conflict (record_id, seq, member_id, day)
      do update set last = greatest(looked.last, excluded.last), times = looked.times + 1;
end $$;

-- An answer is read from the same epoch on as what it answers.
create or replace function heard.answers_follow(of_record uuid, of_seqs integer[]) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update entry answer
        set readers = array(select distinct one from unnest(answered.readers || answer.brought_by) one),
          circle = answered.circle, epoch = answered.epoch
        from entry answered
        where of_record = any (heard.my_records())
          and answer.record_id = of_record and answer.kind = 'our-answer' and answer.erased is null
          and answered.record_id = of_record
          and answered.seq = (answer.content::json -> 'body' ->> 'of')::integer
          and (answer.brought_by = any (answered.readers) or answered.circle
            or answered.brought_by = any (heard.my_members())
              and exists (select 1 from member where member.id = answer.brought_by and member.owner))
          and answered.root in (select root from entry named where named.record_id = of_record and named.seq = any (of_seqs)) $$;

-- The shelves that somebody does not read from the first epoch on, and from which one: for whoever can open
-- the record, who is told who may read what.
create function heard.reads_from(of_member uuid) returns jsonb language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(jsonb_object_agg(shelf, epoch) filter (where epoch > 1), '{}') from (
          select given.shelf, min(case when role.epochs is null then 1 else given.epoch end) as epoch
          from member_role role, unnest(role.shelves, role.epochs) given (shelf, epoch)
          where role.member_id = of_member and role.record_id = any (heard.my_visits()) and given.shelf is not null
            and role.ended is null and role.since <= current_date + 1 and (role.until is null or role.until >= current_date)
          group by given.shelf) each $$;

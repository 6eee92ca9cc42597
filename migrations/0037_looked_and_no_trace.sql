-- 1. How many entries a record has is not for everybody who may open it: what others keep to themselves
-- must not be counted. The role of the application may no longer read size and head (see migrate.ts); it
-- asks here. Whoever adds an entry needs its place; whoever owns the record may prove all of it.
create function heard.take_head(of_record uuid) returns table (tree_size integer, frontier bytea[])
  language sql volatile security definer set search_path = public, pg_temp
  as $$ select record.tree_size, record.frontier from record
        where id = of_record and (of_record = any (heard.my_visits())
          or exists (select 1 from unnest(heard.my_adds()) may where may like of_record::text || ':%'))
        for update $$;
create function heard.stood(of_record uuid) returns table (tree_size integer, frontier bytea[])
  language sql stable security definer set search_path = public, pg_temp
  as $$ select record.tree_size, record.frontier from record
        where id = of_record and of_record = any (heard.my_owned_records()) $$;
-- Changes whenever the record does, and tells nothing else: the head of the tree is made of salted hashes.
create function heard.state(of_record uuid) returns bytea
  language sql stable security definer set search_path = public, pg_temp
  as $$ select sha256(convert_to('state ' || id::text || ' ' || tree_size::text, 'UTF8')
          || convert_to(array_to_string(array(select encode(node, 'hex') from unnest(frontier) node), ' '), 'UTF8'))
        from record where id = of_record and of_record = any (heard.my_records()) $$;
-- Whether nobody but the acting account has ever had a seat here that could keep something from it.
create function heard.alone(of_record uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select of_record = any (heard.my_owned_records()) and not exists (
          select 1 from member where record_id = of_record and adds = '{}' and account_id <> heard.account()) $$;

-- 2. Whether a misspelling is tolerated, and by which words, follows only the words a seat may read, for
-- owners too; the whole record's words only where one owner has been alone with it.
create or replace function heard.tolerant_query(of_record uuid, terms text[]) returns tsquery
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  shelves text[] := heard.my_shelves();
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
            and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (shelves)));
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
              and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (shelves))))
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

-- 3. A person is a name with its address as entries give them, so that whoever reads one entry learns no
-- name or address that only another gives. Who is the same is seen when it is read, behind the walls.
alter table person_key drop constraint person_key_pkey;
alter table person_key add primary key (record_id, key, person_id);
create index person_key_of on person_key (record_id, person_id);

-- 4. Who looked at what somebody else brought in: by day, with how often. Written by one function; seen
-- by the owner who brought it in, and by nobody else.
create table looked (
  record_id uuid not null references record,
  seq integer not null,
  member_id uuid not null references member,
  day date not null,
  brought_by uuid not null references member,
  first timestamptz not null,
  last timestamptz not null,
  times integer not null,
  primary key (record_id, seq, member_id, day)
);
create index looked_at on looked (record_id, brought_by, last desc);
alter table looked enable row level security;
alter table looked force row level security;
create policy looked_read on looked for select using (
  brought_by = any ((select heard.my_members())::uuid[]) and record_id = any ((select heard.my_owned_records())::uuid[]));
create policy looked_owner on looked to current_user using (true) with check (true);

-- The acting account looked at some entries of others that it may read. Lost with the machine's power in
-- the same moment, at worst: nobody waits for the disk.
create function heard.look(of_record uuid, seqs integer[], on_day date, at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  held text[] := heard.my_shelves();
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into looked (record_id, seq, member_id, day, brought_by, first, last, times)
    select of_record, entry.seq, member.id, on_day, entry.brought_by, at, at, 1
    from entry join member on member.record_id = of_record and member.id = any (mine)
    where entry.record_id = of_record and entry.seq = any (seqs) and entry.brought_by <> all (mine)
      and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (held))
    on conflict (record_id, seq, member_id, day)
      do update set last = greatest(looked.last, excluded.last), times = looked.times + 1;
end $$;

-- 5. The family's answer to an entry is read by whoever may read that entry: it follows when that changes.
create function heard.answers_follow(of_record uuid, of_seqs integer[]) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update entry answer
        set readers = array(select distinct one from unnest(answered.readers || answer.brought_by) one),
          circle = answered.circle
        from entry answered
        where of_record = any (heard.my_records())
          and answer.record_id = of_record and answer.kind = 'our-answer' and answer.erased is null
          and answered.record_id = of_record
          and answered.seq = (answer.content::json -> 'body' ->> 'of')::integer
          and answered.root in (select root from entry named where named.record_id = of_record and named.seq = any (of_seqs)) $$;

-- 6. A record was looked through for a member's notices when it stood as `at_state` says; how many entries
-- that are is nobody's to read. Where something was added since, it is looked through again.
create function heard.notice_looked(of_record uuid, of_member uuid, at_state bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if of_member <> all (heard.my_members()) or heard.state(of_record) is distinct from at_state then return; end if;
  update notice set seen_size = (select tree_size from record where id = of_record)
    where member_id = of_member and record_id = of_record;
end $$;

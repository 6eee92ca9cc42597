-- The second wall, narrower, after attacking it as a member with a narrow seat and the application's
-- checks off (docs/attacks.md). What a member may not read it may not index, project or take away
-- either; an entry goes in at the next place of its record's tree, by a member of that record.

-- Nothing of an entry changes but who may read it; erasing empties it and never comes back.
create or replace function heard.keep_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'an entry is never deleted'; end if;
  if (new.record_id, new.seq, new.address, new.root, new.amends, new.kind, new.happened_day, new.happened_time,
      new.precision, new.happened_at, new.written, new.shelf, new.brought_by, new.content_hash, new.leaf)
     is distinct from (old.record_id, old.seq, old.address, old.root, old.amends, old.kind, old.happened_day,
      old.happened_time, old.precision, old.happened_at, old.written, old.shelf, old.brought_by, old.content_hash, old.leaf)
    or ((new.title, new.author, new.people, new.import_key) is distinct from (old.title, old.author, old.people, old.import_key)
      and (new.erased is null or old.erased is not null))
    or ((new.content, new.salt) is distinct from (old.content, old.salt) and new.erased is null)
    or (new.erased is null and old.erased is not null)
    or (new.erased is not null and (new.content is not null or new.salt is not null))
  then raise exception 'an entry is never changed: amend it'; end if;
  return new;
end $$;

-- Asked once for each insert, not for each row. No account acts while a backup is put back by the owner.
create function heard.keep_tree() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if heard.account() is null then return null; end if;
  if exists (
    select 1 from added join record on record.id = added.record_id
    group by record.id, record.tree_size
    having min(added.seq) <> record.tree_size + 1 or max(added.seq) <> record.tree_size + count(*))
  then raise exception 'an entry goes at the next place of the tree'; end if;
  if exists (
    select 1 from added left join member on member.id = added.brought_by and member.record_id = added.record_id
    where member.id is null)
  then raise exception 'an entry of the tree is brought in by a member of its record'; end if;
  return null;
end $$;
create trigger entry_in_tree after insert on entry referencing new table as added
  for each statement execute function heard.keep_tree();

-- The head of the tree follows entries that are there, and only grows.
create function heard.keep_head() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if heard.account() is null then return new; end if;
  if new.tree_size < old.tree_size
    or (new.tree_size = old.tree_size and new.frontier is distinct from old.frontier)
    or new.tree_size <> coalesce((select max(seq) from entry where record_id = new.id), 0)
  then raise exception 'the tree only grows, entry by entry'; end if;
  return new;
end $$;
create trigger record_head before update on record for each row execute function heard.keep_head();

-- A file is hung on an entry only by whoever brought both in.
create function heard.my_file(of_record uuid, file_id uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select exists (select 1 from file where file.record_id = of_record and file.id = file_id
    and file.brought_by = any (heard.my_members())) $$;
drop policy entry_file_append on entry_file;
create policy entry_file_append on entry_file for insert with check (
  heard.my_file(record_id, file_id) and exists (
    select 1 from entry where entry.record_id = entry_file.record_id and entry.seq = entry_file.seq
      and entry.brought_by = any ((select heard.my_members())::uuid[])));

-- A delete that names no row asks no read policy: each of these has to ask the entry itself.
drop policy entry_person_append on entry_person;
create policy entry_person_append on entry_person for insert with check (exists (
  select 1 from entry where entry.record_id = entry_person.record_id and entry.seq = entry_person.seq));
drop policy entry_person_rebuild on entry_person;
create policy entry_person_rebuild on entry_person for delete using (exists (
  select 1 from entry where entry.record_id = entry_person.record_id and entry.seq = entry_person.seq));

drop policy message_thread_append on message_thread;
create policy message_thread_append on message_thread for insert with check (exists (
  select 1 from entry where entry.record_id = message_thread.record_id and entry.seq = message_thread.seq));
drop policy message_thread_rebuild on message_thread;
create policy message_thread_rebuild on message_thread for delete using (exists (
  select 1 from entry where entry.record_id = message_thread.record_id and entry.seq = message_thread.seq));

drop policy commitment_append on commitment;
create policy commitment_append on commitment for insert with check (exists (
  select 1 from entry where entry.record_id = commitment.record_id and entry.seq = commitment.seq));
drop policy commitment_rebuild on commitment;
create policy commitment_rebuild on commitment for delete using (exists (
  select 1 from entry where entry.record_id = commitment.record_id and entry.seq = commitment.seq));

drop policy commitment_event_append on commitment_event;
create policy commitment_event_append on commitment_event for insert with check (exists (
  select 1 from entry where entry.record_id = commitment_event.record_id and entry.seq = commitment_event.seq));
drop policy commitment_event_rebuild on commitment_event;
create policy commitment_event_rebuild on commitment_event for delete using (exists (
  select 1 from entry where entry.record_id = commitment_event.record_id and entry.seq = commitment_event.seq));

-- As in 0008, but only for entries the account brought in, or reads as an owner of the record.
create or replace function heard.index_words(of_record uuid, seqs integer[], texts text[], new_words text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  shelves text[] := heard.my_shelves();
  owned boolean := of_record = any (heard.my_owned_records());
begin
  if not (of_record = any (heard.my_records())) then raise exception 'not a record of this account'; end if;
  insert into search_text (record_id, seq, words, happened_at, month)
    select of_record, given.seq, to_tsvector('english', left(given.words, 500000)),
      entry.happened_at, heard.month_of(entry.happened_at)
    from unnest(seqs, texts) as given (seq, words)
    join entry on entry.record_id = of_record and entry.seq = given.seq
    where entry.brought_by = any (mine)
      or owned and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (shelves))
    on conflict (record_id, seq) do update set words = excluded.words;
  insert into search_word (record_id, word)
    select of_record, given.word from unnest(new_words) as given (word)
    where not exists (select 1 from search_word where record_id = of_record and search_word.word = given.word)
    on conflict do nothing;
end $$;

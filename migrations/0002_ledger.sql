-- The ledger. `content` is the entry's canonical JSON (RFC 8785): the one truth, hashed with `salt`.
-- The columns beside it are read from it so that pages need not open it. `readers` and `circle` say who
-- may read it now; a later entry may change them. Nothing else of a row ever changes, except that
-- erasing empties content and salt.
create table entry (
  record_id uuid not null references record,
  seq integer not null,
  address text not null,
  root integer not null,
  amends integer,
  kind text not null,
  title text not null,
  author text not null,
  people text[] not null,
  happened_day date not null,
  happened_time text,
  precision text not null,
  happened_at timestamptz not null,
  written timestamptz not null,
  shelf text not null,
  brought_by uuid not null references member,
  readers uuid[] not null,
  circle boolean not null,
  import_key text,
  content text,
  salt bytea,
  content_hash bytea not null,
  leaf bytea not null,
  erased timestamptz,
  primary key (record_id, seq),
  unique (record_id, address)
);
create index entry_in_order on entry (record_id, happened_at desc, seq desc);
create index entry_by_kind on entry (record_id, kind, happened_at desc, seq desc);
create index entry_versions on entry (record_id, root, seq);
create unique index entry_import_key on entry (record_id, brought_by, import_key) where import_key is not null;

create function heard.may_read(readers uuid[], circle boolean, record_id uuid, shelf text) returns boolean
  language sql stable
  as $$ select readers && heard.my_members() or (circle and (record_id::text || ':' || shelf) = any (heard.my_shelves())) $$;

alter table entry enable row level security;
alter table entry force row level security;
create policy entry_read on entry for select using (
  readers && (select heard.my_members())
  or (circle and (record_id::text || ':' || shelf) = any ((select heard.my_shelves())::text[])));
create policy entry_append on entry for insert with check (brought_by = any ((select heard.my_members())::uuid[])
  and record_id = any ((select heard.my_records())::uuid[]));
-- Only whoever brought an entry in can narrow or erase it.
create policy entry_settle on entry for update using (
  brought_by = any ((select heard.my_members())::uuid[]));

create policy entry_owner on entry for select to current_user using (true);

create function heard.keep_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'an entry is never deleted'; end if;
  if (new.record_id, new.seq, new.root, new.amends, new.written, new.brought_by, new.content_hash, new.leaf)
     is distinct from (old.record_id, old.seq, old.root, old.amends, old.written, old.brought_by, old.content_hash, old.leaf)
    or (new.content is distinct from old.content and not (new.content is null and new.erased is not null))
    or (new.salt is distinct from old.salt and not (new.salt is null and new.erased is not null))
  then raise exception 'an entry is never changed: amend it'; end if;
  return new;
end $$;
create trigger entry_is_kept before update or delete on entry for each row execute function heard.keep_entry();

-- Every leaf of the tree, which every owner can check; a leaf says nothing of the entry behind it.
create function heard.leaves(of_record uuid, up_to integer) returns table (seq integer, leaf bytea)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select entry.seq, entry.leaf from entry
        where record_id = of_record and entry.seq <= up_to and of_record = any (heard.my_owned_records())
        order by entry.seq $$;

-- Files: bytes under a key of their own (AES-256-GCM), wrapped by the record's key. Small ones lie in
-- `sealed`; larger ones in the data folder under `store_name`, which is random.
create table file (
  record_id uuid not null references record,
  id uuid not null,
  sha256 bytea not null,
  size bigint not null,
  type text not null,
  brought_by uuid not null references member,
  wrapped_key bytea,
  store_name text,
  sealed bytea,
  primary key (record_id, id)
);
create index file_by_hash on file (record_id, sha256);
alter table file alter column sealed set storage external;

create table entry_file (
  record_id uuid not null,
  seq integer not null,
  position integer not null,
  file_id uuid not null,
  name text not null,
  primary key (record_id, seq, position),
  foreign key (record_id, seq) references entry (record_id, seq)
);
create index entry_file_by_file on entry_file (record_id, file_id);

alter table entry_file enable row level security;
alter table entry_file force row level security;
create policy entry_file_read on entry_file for select using (exists (
  select 1 from entry where entry.record_id = entry_file.record_id and entry.seq = entry_file.seq));
create policy entry_file_append on entry_file for insert with check (record_id = any ((select heard.my_records())::uuid[]));
create policy entry_file_erase on entry_file for delete using (exists (
  select 1 from entry where entry.record_id = entry_file.record_id and entry.seq = entry_file.seq
    and entry.brought_by = any ((select heard.my_members())::uuid[])));

alter table file enable row level security;
alter table file force row level security;
create policy file_read on file for select using (
  brought_by = any ((select heard.my_members())::uuid[])
  or exists (select 1 from entry_file where entry_file.record_id = file.record_id and entry_file.file_id = file.id));
create policy file_append on file for insert with check (brought_by = any ((select heard.my_members())::uuid[]));
create policy file_erase on file for update using (brought_by = any ((select heard.my_members())::uuid[]));

-- People who figure in entries, with the key they were first matched by (an address, else a name).
create table person (
  record_id uuid not null references record,
  id uuid not null,
  name text not null,
  primary key (record_id, id)
);
create table person_key (
  record_id uuid not null,
  key text not null,
  person_id uuid not null,
  primary key (record_id, key)
);
create table entry_person (
  record_id uuid not null,
  person_id uuid not null,
  happened_at timestamptz not null,
  seq integer not null,
  primary key (record_id, person_id, happened_at, seq)
);
create index entry_person_by_seq on entry_person (record_id, seq);

alter table entry_person enable row level security;
alter table entry_person force row level security;
create policy entry_person_read on entry_person for select using (exists (
  select 1 from entry where entry.record_id = entry_person.record_id and entry.seq = entry_person.seq));
create policy entry_person_append on entry_person for insert with check (record_id = any ((select heard.my_records())::uuid[]));
create policy entry_person_rebuild on entry_person for delete using (record_id = any ((select heard.my_records())::uuid[]));

alter table person enable row level security;
alter table person force row level security;
create policy person_read on person for select using (exists (
  select 1 from entry_person where entry_person.record_id = person.record_id and entry_person.person_id = person.id));
create policy person_append on person for insert with check (record_id = any ((select heard.my_records())::uuid[]));

alter table person_key enable row level security;
alter table person_key force row level security;
create policy person_key_read on person_key for select using (exists (
  select 1 from person where person.record_id = person_key.record_id and person.id = person_key.person_id));
create policy person_key_append on person_key for insert with check (record_id = any ((select heard.my_records())::uuid[]));

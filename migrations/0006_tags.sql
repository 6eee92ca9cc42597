-- Words a family puts on entries to find them together. Read from entries of kind 'tags': the latest
-- for an entry says them all. `seq` is that entry's own, and who may read it may see its tags.
create table entry_tag (
  record_id uuid not null references record,
  root integer not null,
  tag text not null,
  seq integer not null,
  primary key (record_id, root, tag)
);
create index entry_tag_by_tag on entry_tag (record_id, tag, root);

alter table entry_tag enable row level security;
alter table entry_tag force row level security;
create policy entry_tag_read on entry_tag for select using (exists (
  select 1 from entry where entry.record_id = entry_tag.record_id and entry.seq = entry_tag.seq));
create policy entry_tag_append on entry_tag for insert with check (exists (
  select 1 from entry where entry.record_id = entry_tag.record_id and entry.seq = entry_tag.seq
    and entry.brought_by = any ((select heard.my_members())::uuid[])));
create policy entry_tag_replace on entry_tag for delete using (exists (
  select 1 from entry where entry.record_id = entry_tag.record_id and entry.seq = entry_tag.seq
    and entry.brought_by = any ((select heard.my_members())::uuid[])));

-- Entries that were written as if a life may be in danger, and that nobody has said to be dealt with. Read
-- from entries of kind 'help-first' and 'dealt-with'. `seq` is the entry that was written: whoever may
-- read it sees that it stands first, and may say that it has been dealt with.
create table help_first (
  record_id uuid not null references record,
  root integer not null,
  seq integer not null,
  primary key (record_id, root)
);

alter table help_first enable row level security;
alter table help_first force row level security;
create policy help_first_read on help_first for select using (coalesce((
  select true from entry where entry.record_id = help_first.record_id and entry.seq = help_first.seq), false));
create policy help_first_append on help_first for insert with check (coalesce((
  select true from entry where entry.record_id = help_first.record_id and entry.seq = help_first.seq), false));
create policy help_first_dealt_with on help_first for delete using (coalesce((
  select true from entry where entry.record_id = help_first.record_id and entry.seq = help_first.seq), false));

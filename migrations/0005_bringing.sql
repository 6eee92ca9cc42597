-- Bringing things in through the browser: what was sent waits here, sealed, until its owner has said
-- what of it becomes entries; then it is gone. Seen only by the member who sent it.
create table bringing (
  record_id uuid not null references record,
  id uuid not null,
  brought_by uuid not null references member,
  begun timestamptz not null,
  state text not null check (state in ('looking', 'asking', 'reading', 'done')),
  -- who is in it, with counts; what was ticked; what came of it
  listing jsonb,
  chosen jsonb,
  result jsonb,
  primary key (record_id, id)
);
create index bringing_by_member on bringing (record_id, brought_by, begun desc);

alter table bringing enable row level security;
alter table bringing force row level security;
create policy bringing_own on bringing for all
  using (brought_by = any ((select heard.my_members())::uuid[]))
  with check (brought_by = any ((select heard.my_members())::uuid[])
    and record_id = any ((select heard.my_records())::uuid[]));

create table bringing_file (
  record_id uuid not null,
  bringing_id uuid not null,
  position integer not null,
  name text not null,
  size bigint not null,
  wrapped_key bytea not null,
  sealed bytea,
  store_name text,
  primary key (record_id, bringing_id, position),
  foreign key (record_id, bringing_id) references bringing (record_id, id) on delete cascade
);

alter table bringing_file enable row level security;
alter table bringing_file force row level security;
create policy bringing_file_own on bringing_file for all
  using (exists (select 1 from bringing
    where bringing.record_id = bringing_file.record_id and bringing.id = bringing_file.bringing_id))
  with check (exists (select 1 from bringing
    where bringing.record_id = bringing_file.record_id and bringing.id = bringing_file.bringing_id));

-- A pack being put together: what it will hold, as JSON. Seen only by the member who is making it.
-- `made_size` and `made_on` are set when it is made, so that it can be made again, byte for byte.
create table pack_draft (
  record_id uuid not null references record,
  id text not null,
  made_by uuid not null references member,
  spec text not null,
  made_size integer,
  made_on date,
  despite_names boolean not null default false,
  changed timestamptz not null,
  primary key (record_id, id)
);
create index pack_draft_by_member on pack_draft (record_id, made_by, changed desc);

alter table pack_draft enable row level security;
alter table pack_draft force row level security;
create policy pack_draft_own on pack_draft for all
  using (made_by = any ((select heard.my_members())::uuid[]))
  with check (made_by = any ((select heard.my_members())::uuid[])
    and record_id = any ((select heard.my_records())::uuid[]));

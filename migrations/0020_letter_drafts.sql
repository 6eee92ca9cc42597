-- A letter that is being written: its words and what goes with it, as JSON. Seen only by the member who
-- writes it, and gone once it is sent (the record then holds the letter) or thrown away.
create table letter_draft (
  record_id uuid not null references record,
  id text not null,
  made_by uuid not null references member,
  draft text not null,
  changed timestamptz not null,
  primary key (record_id, id)
);
create index letter_draft_by_member on letter_draft (record_id, made_by, changed desc);

alter table letter_draft enable row level security;
alter table letter_draft force row level security;
create policy letter_draft_own on letter_draft for all
  using (made_by = any ((select heard.my_members())::uuid[]))
  with check (made_by = any ((select heard.my_members())::uuid[])
    and record_id = any ((select heard.my_records())::uuid[]));

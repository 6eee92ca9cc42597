-- Projections of who owes what. All of it is read from entries and can be thrown away and rebuilt.
-- A row is seen by whoever may read the entry it comes from: each policy asks the entry, so that a
-- later change of who may read it holds here at once.

-- Who wrote a message to whom, and in which thread.
create table message_thread (
  record_id uuid not null,
  seq integer not null,
  thread text,
  sender text not null,
  recipients text[] not null,
  day date not null,
  happened_at timestamptz not null,
  automatic boolean not null,
  primary key (record_id, seq),
  foreign key (record_id, seq) references entry (record_id, seq)
);
create index message_thread_in_order on message_thread (record_id, thread, happened_at, seq);
create index message_thread_latest on message_thread (record_id, happened_at desc, seq desc);
create index message_thread_of_sender on message_thread (record_id, sender, happened_at desc);

alter table message_thread enable row level security;
alter table message_thread force row level security;
create policy message_thread_read on message_thread for select using (exists (
  select 1 from entry where entry.record_id = message_thread.record_id and entry.seq = message_thread.seq));
create policy message_thread_append on message_thread for insert with check (record_id = any ((select heard.my_records())::uuid[]));
create policy message_thread_rebuild on message_thread for delete using (record_id = any ((select heard.my_records())::uuid[]));

-- What was asked or promised, in its latest version. `latest_as` and `settled_day` follow only answers
-- that everybody who may read the commitment may read too: they never tell of a hidden one.
create table commitment (
  record_id uuid not null,
  root integer not null,
  seq integer not null,
  address text not null,
  kind text not null,
  title text not null,
  debtor text not null,
  creditor text not null,
  source integer,
  since date not null,
  due date,
  due_basis text,
  asked_by date,
  words text,
  thread text,
  asker text,
  proposal text,
  latest_as text,
  settled_day date,
  primary key (record_id, root),
  foreign key (record_id, seq) references entry (record_id, seq)
);
create index commitment_by_address on commitment (record_id, address);
create index commitment_by_source on commitment (record_id, source);
create index commitment_due on commitment (record_id, due) where settled_day is null;
create index commitment_waiting on commitment (record_id, since) where settled_day is null;
create index commitment_settled on commitment (record_id, settled_day desc, root desc) where settled_day is not null;
create index commitment_kept on commitment (record_id, settled_day desc, root desc) where latest_as = 'answered';

alter table commitment enable row level security;
alter table commitment force row level security;
create policy commitment_read on commitment for select using (exists (
  select 1 from entry where entry.record_id = commitment.record_id and entry.seq = commitment.seq));
create policy commitment_append on commitment for insert with check (record_id = any ((select heard.my_records())::uuid[]));
create policy commitment_follow on commitment for update using (exists (
  select 1 from entry where entry.record_id = commitment.record_id and entry.seq = commitment.seq));
create policy commitment_rebuild on commitment for delete using (record_id = any ((select heard.my_records())::uuid[]));

-- What became of it: answers and hand-overs, each in its latest version.
create table commitment_event (
  record_id uuid not null,
  root integer not null,
  seq integer not null,
  of_root integer not null,
  kind text not null,
  answered_as text,
  passed_from text,
  passed_to text,
  source integer,
  day date not null,
  time text,
  precision text not null,
  primary key (record_id, root),
  foreign key (record_id, seq) references entry (record_id, seq)
);
create index commitment_event_of on commitment_event (record_id, of_root);

alter table commitment_event enable row level security;
alter table commitment_event force row level security;
create policy commitment_event_read on commitment_event for select using (exists (
  select 1 from entry where entry.record_id = commitment_event.record_id and entry.seq = commitment_event.seq));
create policy commitment_event_append on commitment_event for insert with check (record_id = any ((select heard.my_records())::uuid[]));
create policy commitment_event_follow on commitment_event for update using (exists (
  select 1 from entry where entry.record_id = commitment_event.record_id and entry.seq = commitment_event.seq));
create policy commitment_event_rebuild on commitment_event for delete using (record_id = any ((select heard.my_records())::uuid[]));

-- "No, I did not ask this": a proposal that was set aside does not come back. Seen by whoever may read
-- the message it was found in.
create table set_aside (
  record_id uuid not null,
  seq integer not null,
  proposal text not null,
  set_aside timestamptz not null,
  primary key (record_id, seq, proposal),
  foreign key (record_id, seq) references entry (record_id, seq)
);

alter table set_aside enable row level security;
alter table set_aside force row level security;
create policy set_aside_read on set_aside for select using (exists (
  select 1 from entry where entry.record_id = set_aside.record_id and entry.seq = set_aside.seq));
create policy set_aside_append on set_aside for insert with check (exists (
  select 1 from entry where entry.record_id = set_aside.record_id and entry.seq = set_aside.seq));
create policy set_aside_undo on set_aside for delete using (exists (
  select 1 from entry where entry.record_id = set_aside.record_id and entry.seq = set_aside.seq));

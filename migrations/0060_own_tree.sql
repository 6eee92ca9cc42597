-- A pack made by somebody who shares a record proves its entries in a tree of their own: the entries they may
-- read, in the order in which they came to read them, counted from 1. So it tells neither how many entries the
-- record has nor how many lie between. The tree only grows, as the record's does; it grows when they make a
-- pack. A leaf stays when its entry is taken from them or erased, so that what was proved holds.
create table own_leaf (
  record_id uuid not null references record,
  member_id uuid not null references member,
  place integer not null,
  -- the entry's number in the record, which no pack tells
  seq integer not null,
  -- how many places there were when this one was given: what an entry names by number is told up to there
  up_to integer not null,
  leaf bytea not null,
  primary key (record_id, member_id, place),
  unique (record_id, member_id, seq)
);
alter table own_leaf enable row level security;
alter table own_leaf force row level security;
create policy own_leaf_read on own_leaf for select using (member_id = any ((select heard.my_members())::uuid[]));
create policy own_leaf_grow on own_leaf for insert with check (
  member_id = any ((select heard.my_members())::uuid[]) and record_id = any ((select heard.my_owned_records())::uuid[]));

-- Packs that were put together in a shared record before are made once more, by the tree of their maker.
update pack_draft set made_size = null, made_on = null
  where exists (select 1 from member where member.record_id = pack_draft.record_id and member.adds = '{}'
    and member.id <> pack_draft.made_by);

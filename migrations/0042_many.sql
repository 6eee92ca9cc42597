-- Several processes on one database: which of them is bringing something in, how far it is, and by which
-- master key this installation seals.
alter table bringing
  add column held_by uuid,
  add column held_until timestamptz,
  add column read integer not null default 0,
  add column added integer not null default 0;

-- One row. A keyed hash: it tells whether a key is the one, and nothing of the key.
create table auth.key_mark (
  one boolean primary key default true check (one),
  mark bytea not null
);

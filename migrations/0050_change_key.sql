-- Keys that outlive a change of the master key, sealed under it: the one that signs reply addresses, so that
-- those already sent out go on working.
create table auth.kept_key (
  name text primary key,
  sealed bytea not null
);

-- The second wall. Everything of a record is behind row-level security that asks two things of the
-- transaction: which account it acts for (set by the application, see src/platform/database/session.ts)
-- and what that account's seats at the record allow. Functions below are the only bridge.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create schema heard;
create schema auth;

-- Someone who can sign in. Holds nothing of any record.
create table auth.account (
  id uuid primary key,
  name text not null,
  created timestamptz not null
);

-- A printed sign-in link: one use, fifteen minutes, only its hash is kept.
create table auth.sign_in_link (
  hash bytea primary key,
  account_id uuid not null references auth.account,
  expires timestamptz not null,
  used timestamptz
);

-- A signed-in browser; only the hash of its cookie is kept.
create table auth.session (
  hash bytea primary key,
  account_id uuid not null references auth.account,
  created timestamptz not null,
  expires timestamptz not null
);

create table record (
  id uuid primary key,
  name text not null,
  zone text not null default 'Europe/London',
  sample boolean not null default false,
  created timestamptz not null,
  tree_size integer not null default 0,
  frontier bytea[] not null default '{}',
  -- the record's own key and its signing key, both wrapped by the master key
  wrapped_key bytea not null,
  signing_public bytea not null,
  wrapped_signing bytea not null
);

-- A seat at a record: an account, its role, the shelves it may see, whether it owns the record.
create table member (
  id uuid primary key,
  record_id uuid not null references record,
  account_id uuid not null references auth.account,
  name text not null,
  role text not null,
  owner boolean not null default false,
  shelves text[] not null default '{}',
  since date not null,
  until date,
  unique (record_id, account_id)
);
create index member_by_account on member (account_id);

create function heard.account() returns uuid language sql stable
  as $$ select nullif(current_setting('heard.account', true), '')::uuid $$;

-- The seats of the acting account that are open now. Security definer: it reads past the walls so
-- that the walls can be built from its answer.
create function heard.my_members() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(id), '{}') from member
        where account_id = heard.account() and (until is null or until >= current_date) $$;
create function heard.my_records() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id), '{}') from member
        where account_id = heard.account() and (until is null or until >= current_date) $$;
create function heard.my_owned_records() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id), '{}') from member
        where owner and account_id = heard.account() and (until is null or until >= current_date) $$;
create function heard.my_shelves() returns text[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id::text || ':' || shelf), '{}') from member, unnest(shelves) shelf
        where account_id = heard.account() and (until is null or until >= current_date) $$;

alter table record enable row level security;
alter table record force row level security;
create policy record_read on record for select using (id = any ((select heard.my_records())::uuid[]));
create policy record_owner on record to current_user using (true) with check (true);
create policy record_change on record for update using (id = any ((select heard.my_records())::uuid[]));

alter table member enable row level security;
alter table member force row level security;
create policy member_read on member for select using (record_id = any ((select heard.my_records())::uuid[]));

-- The functions in schema heard belong to the migrating role, which these policies let through; the
-- application signs in as another role, which none of them names.
create policy member_owner on member to current_user using (true) with check (true);

-- Beginning a record makes its first seat; nothing else lets an account seat itself.
create function heard.begin_record(new_record uuid, new_member uuid, its_name text, member_name text, place_zone text,
    is_sample boolean, at timestamptz, record_key bytea, public_key bytea, signing_key bytea)
  returns void language plpgsql security definer set search_path = public, pg_temp
  as $$
begin
  if heard.account() is null then raise exception 'no account is acting'; end if;
  insert into record (id, name, zone, sample, created, wrapped_key, signing_public, wrapped_signing)
    values (new_record, its_name, place_zone, is_sample, at, record_key, public_key, signing_key);
  insert into member (id, record_id, account_id, name, role, owner, shelves, since)
    values (new_member, new_record, heard.account(), member_name, 'parent', true,
      array['profile','days','incidents','messages','plan','meetings','evidence','private'], at::date);
end $$;

-- Signing in for many: an address for a link by mail, passkeys, authenticator codes, sessions that can
-- be seen and ended. `auth.account.id` stays who somebody is. Nothing here holds anything of a record.
-- Of secrets only hashes are kept; the secret of an authenticator is sealed under the master key.

-- Lower case; only one that was shown to be theirs. Those without one sign in by printed link or passkey.
alter table auth.account add column address text unique;

-- Sessions that were open before this stay open.
alter table auth.session
  add column id uuid not null default gen_random_uuid() unique,
  add column device text not null default '',
  -- when it was last used, to within some minutes
  add column seen timestamptz,
  -- when whoever holds it last showed that it is them
  add column proved timestamptz;
update auth.session set seen = created, proved = created;
alter table auth.session alter column seen set not null, alter column proved set not null;
create index session_of_account on auth.session (account_id);
-- the page of ours that whoever used the link goes to
alter table auth.sign_in_link add column next text not null default '/';
create index link_of_account on auth.sign_in_link (account_id);

-- Signed in but for the second step.
create table auth.half_session (
  hash bytea primary key,
  account_id uuid not null references auth.account on delete cascade,
  expires timestamptz not null
);

-- An address somebody wants to be reached at, until they press the button in the mail sent there.
create table auth.address_link (
  hash bytea primary key,
  account_id uuid not null references auth.account on delete cascade,
  address text not null,
  expires timestamptz not null
);

create table auth.passkey (
  id uuid primary key,
  account_id uuid not null references auth.account on delete cascade,
  -- WebAuthn's credential id (base64url), public key (COSE) and signature counter
  credential text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created timestamptz not null,
  used timestamptz
);
create index passkey_of_account on auth.passkey (account_id);

-- What a browser was asked to sign, once; `account_id` where it is for a new passkey of theirs.
create table auth.passkey_challenge (
  hash bytea primary key,
  account_id uuid references auth.account on delete cascade,
  expires timestamptz not null
);

-- An authenticator app. `step` is the last time step whose code was taken: none before it counts again.
create table auth.authenticator (
  account_id uuid primary key references auth.account on delete cascade,
  sealed bytea not null,
  step bigint not null,
  -- null until a first code from it was typed
  since timestamptz
);

create table auth.recovery_code (
  hash bytea primary key,
  account_id uuid not null references auth.account on delete cascade,
  used timestamptz
);
create index recovery_code_of_account on auth.recovery_code (account_id);

-- How often something was tried in the window that ends then; `key` is a hash of what was tried and by whom.
create table auth.attempt (
  key bytea primary key,
  tries integer not null,
  until timestamptz not null
);
create index attempt_by_end on auth.attempt (until);

-- A seat is open from its first day to its last. A day's grace before the first: the application's clock
-- and the database's may stand on two sides of midnight.
create or replace function heard.my_members() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(id), '{}') from member
        where account_id = heard.account() and since <= current_date + 1 and (until is null or until >= current_date) $$;
create or replace function heard.my_records() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id), '{}') from member
        where account_id = heard.account() and since <= current_date + 1 and (until is null or until >= current_date) $$;
create or replace function heard.my_owned_records() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id), '{}') from member
        where owner and account_id = heard.account() and since <= current_date + 1 and (until is null or until >= current_date) $$;
create or replace function heard.my_shelves() returns text[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id::text || ':' || shelf), '{}') from member, unnest(shelves) shelf
        where account_id = heard.account() and since <= current_date + 1 and (until is null or until >= current_date) $$;

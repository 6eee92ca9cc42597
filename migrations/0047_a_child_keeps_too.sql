-- A child with a link of their own keeps things that no owner reads: whoever shares a record with such a
-- seat, now or once, is not alone with it, and its words are not suggested to them.
create or replace function heard.alone(of_record uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select of_record = any (heard.my_owned_records()) and not exists (
          select 1 from member where record_id = of_record and account_id <> heard.account()
            and (adds = '{}' or 'audience' = any (adds))) $$;

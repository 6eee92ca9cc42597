-- A reader by link gives nothing but "opened" and "read", and sees of the seats their own and the owners',
-- whom what they write is for: not who else was given a page. Whatever the application does.
create function heard.my_visits() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select coalesce(array_agg(record_id), '{}') from member
        where account_id = heard.account() and role <> 'reader'
          and since <= current_date + 1 and (until is null or until >= current_date) $$;

alter policy member_read on member using (
  record_id = any ((select heard.my_visits())::uuid[])
  or id = any ((select heard.my_members())::uuid[])
  or owner and record_id = any ((select heard.my_records())::uuid[]));

alter policy entry_append on entry with check (brought_by = any ((select heard.my_members())::uuid[])
  and (record_id = any ((select heard.my_visits())::uuid[])
    or kind in ('opened', 'read') and record_id = any ((select heard.my_records())::uuid[])));

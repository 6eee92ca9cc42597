-- After much has come in at once PostgreSQL still plans for the little there was, until its own
-- housekeeping comes round. The application may not ANALYZE tables it does not own; this does it for it.
create function heard.take_stock() returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  analyze entry;
  analyze entry_person;
  analyze person_key;
  analyze search_text;
  analyze search_word;
  analyze commitment;
  analyze message_thread;
end $$;

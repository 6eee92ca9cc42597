-- As in 0013; and what waits to be put into the indexes of words is put there, which PostgreSQL's own
-- housekeeping does a minute or more later: until then every search reads all that waits.
create or replace function heard.take_stock() returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform gin_clean_pending_list('search_text_words'), gin_clean_pending_list('search_word_alike');
  analyze entry;
  analyze entry_person;
  analyze person_key;
  analyze search_text;
  analyze search_word;
  analyze commitment;
  analyze message_thread;
end $$;

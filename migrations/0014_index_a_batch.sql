-- As in 0009, but each batch asks for its own entries and words by their keys: joined to the whole record
-- (which the planner chose while there were no statistics yet) every append cost as much as the record
-- was long.
create or replace function heard.index_words(of_record uuid, seqs integer[], texts text[], new_words text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  shelves text[] := heard.my_shelves();
  owned boolean := of_record = any (heard.my_owned_records());
begin
  if not (of_record = any (heard.my_records())) then raise exception 'not a record of this account'; end if;
  insert into search_text (record_id, seq, words, happened_at, month)
    select of_record, given.seq, to_tsvector('english', left(given.words, 500000)),
      entry.happened_at, heard.month_of(entry.happened_at)
    from unnest(seqs, texts) as given (seq, words)
    join entry on entry.record_id = of_record and entry.seq = given.seq and entry.seq = any (seqs)
    where entry.brought_by = any (mine)
      or owned and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (shelves))
    on conflict (record_id, seq) do update set words = excluded.words;
  insert into search_word (record_id, word)
    select of_record, given.word from unnest(new_words) as given (word)
    where (select true from search_word where record_id = of_record and search_word.word = given.word) is null
    on conflict do nothing;
end $$;

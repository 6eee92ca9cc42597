-- Search words, which the application's role cannot read: under row-level security text operators are
-- not leakproof and their indexes would go unused. One function asks and answers with seq only.
create table search_text (
  record_id uuid not null,
  seq integer not null,
  words tsvector not null,
  primary key (record_id, seq)
);
create index search_text_words on search_text using gin (record_id, words) with (fastupdate = on);

-- Every different word of a record, for queries with a misspelling.
create table search_word (
  record_id uuid not null,
  word text not null,
  primary key (record_id, word)
);
create index search_word_alike on search_word using gin (record_id, word gin_trgm_ops);

alter table search_text enable row level security;
alter table search_text force row level security;
create policy search_text_owner on search_text to current_user using (true) with check (true);
alter table search_word enable row level security;
alter table search_word force row level security;
create policy search_word_owner on search_word to current_user using (true) with check (true);

create function heard.index_words(of_record uuid, seqs integer[], texts text[], new_words text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (of_record = any (heard.my_records())) then raise exception 'not a record of this account'; end if;
  insert into search_text (record_id, seq, words)
    select of_record, given.seq, to_tsvector('english', left(given.words, 500000))
    from unnest(seqs, texts) as given (seq, words)
    on conflict (record_id, seq) do update set words = excluded.words;
  insert into search_word (record_id, word) select of_record, word from unnest(new_words) word
    on conflict do nothing;
end $$;

create function heard.forget_words(of_record uuid, seqs integer[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_text where record_id = of_record and seq = any (seqs) and exists (
    select 1 from entry where entry.record_id = of_record and entry.seq = search_text.seq
      and entry.brought_by = any (heard.my_members()));
end $$;

-- The query for `terms`: each term as typed, or where the record does not know it, the words most like it.
create function heard.tolerant_query(of_record uuid, terms text[]) returns tsquery
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  term text;
  one tsquery;
  whole tsquery;
  alike text;
begin
  foreach term in array terms loop
    one := plainto_tsquery('english', term);
    if numnode(one) = 0 then continue; end if;
    if length(term) > 3 and not exists (select 1 from search_word where record_id = of_record and word = lower(term)) then
      for alike in
        select word from search_word
        where record_id = of_record and word % lower(term)
        order by similarity(word, lower(term)) desc, word limit 4
      loop
        one := one || plainto_tsquery('english', alike);
      end loop;
    end if;
    whole := case when whole is null then one else whole && one end;
  end loop;
  return whole;
end $$;

-- Entries of a record that hold every term, newest first, seen with the eyes of the acting account.
-- A rare word is found through its index; a common one by walking back in time, which finds a page of
-- them sooner than collecting them all.
create function heard.find_entries(of_record uuid, terms text[], before_at timestamptz, before_seq integer, at_most integer)
  returns table (seq integer) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  asked tsquery;
  common boolean;
begin
  if not (of_record = any (heard.my_records())) then return; end if;
  asked := heard.tolerant_query(of_record, terms);
  if asked is null then return; end if;
  select count(*) > 2000 into common from (
    select 1 from search_text where record_id = of_record and words @@ asked limit 2001) counted;
  if common then
    return query
      select entry.seq from entry join search_text using (record_id, seq)
      where entry.record_id = of_record and search_text.words @@ asked
        and (before_at is null or (entry.happened_at, entry.seq) < (before_at, before_seq))
        and (entry.readers && heard.my_members() or entry.circle and (of_record::text || ':' || entry.shelf) = any (heard.my_shelves()))
      order by entry.happened_at desc, entry.seq desc limit at_most;
  else
    return query
      with found as materialized (
        select search_text.seq from search_text where record_id = of_record and words @@ asked)
      select entry.seq from found join entry on entry.record_id = of_record and entry.seq = found.seq
      where (before_at is null or (entry.happened_at, entry.seq) < (before_at, before_seq))
        and (entry.readers && heard.my_members() or entry.circle and (of_record::text || ':' || entry.shelf) = any (heard.my_shelves()))
      order by entry.happened_at desc, entry.seq desc limit at_most;
  end if;
end $$;

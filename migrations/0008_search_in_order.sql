-- Search stays quick however long the record and however common the words. Each row of search_text now
-- knows its place in time, and the index its month: months are looked through from the newest back,
-- each by index alone, until a page is full; where that does not fill it soon, what is rare is
-- collected at once. (Measured in docs/benchmarks.md.)
alter table search_text add column happened_at timestamptz;
alter table search_text add column month integer;

create function heard.month_of(at timestamptz) returns integer language sql immutable
  as $$ select (extract(year from at at time zone 'UTC') * 12 + extract(month from at at time zone 'UTC'))::integer $$;

drop index search_text_words;
update search_text set happened_at = entry.happened_at, month = heard.month_of(entry.happened_at)
  from entry where entry.record_id = search_text.record_id and entry.seq = search_text.seq;
alter table search_text alter column happened_at set not null;
alter table search_text alter column month set not null;
create index search_text_words on search_text using gin (record_id, month, words) with (fastupdate = on);

create or replace function heard.index_words(of_record uuid, seqs integer[], texts text[], new_words text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (of_record = any (heard.my_records())) then raise exception 'not a record of this account'; end if;
  insert into search_text (record_id, seq, words, happened_at, month)
    select of_record, given.seq, to_tsvector('english', left(given.words, 500000)),
      entry.happened_at, heard.month_of(entry.happened_at)
    from unnest(seqs, texts) as given (seq, words)
    join entry on entry.record_id = of_record and entry.seq = given.seq
    on conflict (record_id, seq) do update set words = excluded.words;
  insert into search_word (record_id, word)
    select of_record, given.word from unnest(new_words) as given (word)
    where not exists (select 1 from search_word where record_id = of_record and search_word.word = given.word)
    on conflict do nothing;
end $$;

-- The query for `terms`: each as typed; several words in one term, in that order; where the record does
-- not know a word, the words most like it, and those with two letters changed round.
create or replace function heard.tolerant_query(of_record uuid, terms text[]) returns tsquery
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  term text;
  one tsquery;
  whole tsquery;
  alike text;
begin
  foreach term in array terms loop
    one := phraseto_tsquery('english', term);
    if numnode(one) = 0 then continue; end if;
    if term ~ '^\w{4,}$' and not exists (select 1 from search_word where record_id = of_record and word = lower(term)) then
      for alike in
        (select word from search_word
          where record_id = of_record and word % lower(term)
          order by similarity(word, lower(term)) desc, word limit 4)
        union
        select word from search_word where record_id = of_record and word = any (array(
          select overlay(lower(term) placing reverse(substr(lower(term), at, 2)) from at for 2)
          from generate_series(1, least(length(term), 30) - 1) at))
      loop
        one := one || plainto_tsquery('english', alike);
      end loop;
    end if;
    whole := case when whole is null then one else whole && one end;
  end loop;
  return whole;
end $$;

-- Entries of a record that hold every term, newest first, seen with the eyes of the acting account.
create or replace function heard.find_entries(of_record uuid, terms text[], before_at timestamptz, before_seq integer, at_most integer)
  returns table (seq integer) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  asked tsquery;
  mine uuid[] := heard.my_members();
  shelves text[] := heard.my_shelves();
  place timestamptz := coalesce(before_at, 'infinity');
  place_seq integer := coalesce(before_seq, 2147483647);
  upto timestamptz := place;
  newest timestamptz;
  here integer;
  months integer := 0;
  found integer := 0;
  these integer;
  collected integer[];
begin
  if not (of_record = any (heard.my_records())) then return; end if;
  asked := heard.tolerant_query(of_record, terms);
  if asked is null then return; end if;
  loop
    newest := (select entry.happened_at from entry
      where entry.record_id = of_record and entry.happened_at <= upto order by entry.happened_at desc limit 1);
    exit when newest is null or found >= at_most;
    here := heard.month_of(newest);
    upto := date_trunc('month', newest, 'UTC') - interval '1 microsecond';
    months := months + 1;
    if months = 7 then
      -- What does not fill a page in half a year is likely rare: collect it whole, if it is.
      collected := array(select search_text.seq from search_text
        where search_text.record_id = of_record and words @@ asked limit 4001);
      if cardinality(collected) <= 4000 then
        return query
          select entry.seq from entry
          where entry.record_id = of_record and entry.seq = any (collected)
            and (entry.happened_at, entry.seq) < (place, place_seq) and heard.month_of(entry.happened_at) <= here
            and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (shelves))
          order by entry.happened_at desc, entry.seq desc limit at_most - found;
        return;
      end if;
    end if;
    return query
      with in_month as materialized (
        select search_text.seq as at_seq, search_text.happened_at as at from search_text
        where search_text.record_id = of_record and search_text.month = here and words @@ asked)
      select entry.seq from in_month
        join entry on entry.record_id = of_record and entry.seq = in_month.at_seq
      where (in_month.at, in_month.at_seq) < (place, place_seq)
        and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (shelves))
      order by in_month.at desc, in_month.at_seq desc limit at_most - found;
    get diagnostics these = row_count;
    found := found + these;
  end loop;
end $$;

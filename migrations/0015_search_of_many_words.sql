-- As in 0008, but a search of more than three words, which few entries hold together, is collected whole
-- after one month instead of six: each month of twelve words costs a quarter of the whole.

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
  patience integer := case when cardinality(terms) > 3 then 1 else 6 end;
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
    if months > patience and collected is null then
      -- What does not fill a page by then is likely rare: collect it whole, if it is.
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

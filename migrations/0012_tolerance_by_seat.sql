-- Whether a misspelling is tolerated, and by which words, follows the whole record's words for an owner
-- and, for every other seat, only the words it may read: what it finds must not tell it what it does not.
create or replace function heard.tolerant_query(of_record uuid, terms text[]) returns tsquery
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := heard.my_members();
  shelves text[] := heard.my_shelves();
  owned boolean := of_record = any (heard.my_owned_records());
  known boolean;
  term text;
  one tsquery;
  whole tsquery;
  alike text;
begin
  foreach term in array terms loop
    one := phraseto_tsquery('english', term);
    if numnode(one) = 0 then continue; end if;
    if term ~ '^\w{4,}$' then
      if owned then
        known := exists (select 1 from search_word where record_id = of_record and word = lower(term));
      else
        known := exists (
          select 1 from search_text join entry using (record_id, seq)
          where record_id = of_record and search_text.words @@ one
            and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (shelves)));
      end if;
    else
      known := true;
    end if;
    if not known then
      for alike in
        (select word from search_word
          where record_id = of_record and word % lower(term) and (owned or exists (
            select 1 from search_text join entry using (record_id, seq)
            where record_id = of_record and search_text.words @@ plainto_tsquery('english', search_word.word)
              and (entry.readers && mine or entry.circle and (of_record::text || ':' || entry.shelf) = any (shelves))))
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

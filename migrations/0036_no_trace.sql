-- What nobody but whoever marked it may ever read, whatever the application does.
alter table entry add constraint whereabouts_stay
  check (kind not in ('whereabouts', 'whereabouts choice') or (not circle and readers = array[brought_by]));

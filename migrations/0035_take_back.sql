-- Whoever wrote or brought in an entry can narrow and erase it for as long as they have a place at the
-- record, also where they may add nothing any more, and an owner who stepped down too. Such an entry is
-- read by them alone; what it does to others' entries, `entry_settle` decides.
create policy entry_take_back on entry for insert with check (
  kind in ('audience', 'erasure') and not circle
  and brought_by = any ((select heard.my_members())::uuid[])
  and record_id = any ((select heard.my_visits())::uuid[]));

-- Every table of a record is keyed by its record first, and whatever names a seat names it together with its
-- record: so a seat of another record can stand in none of them, and records can be laid on many machines.
-- `member.id` stays unique by itself as well: the walls ask for seats by their id.
do $$
declare
  each record;
  again text[] := '{}';
  line text;
begin
  for each in
    select conrelid::regclass as held_by, conname, confrelid::regclass as names, attname
    from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and cardinality(conkey) = 1
      and confrelid in ('public.member'::regclass, 'public.feed'::regclass)
  loop
    execute format('alter table %s drop constraint %I', each.held_by, each.conname);
    again := again || format('alter table %s add constraint %I foreign key (record_id, %I) references %s (record_id, id)',
      each.held_by, each.conname, each.attname, each.names);
  end loop;

  alter table member drop constraint member_pkey, add primary key (record_id, id), add constraint member_id_key unique (id);
  alter table feed drop constraint feed_pkey, add primary key (record_id, id);
  alter table feed_date drop constraint feed_date_pkey, add primary key (record_id, feed_id, key);
  alter table notice drop constraint notice_pkey, add primary key (record_id, member_id);
  alter table notice_told drop constraint notice_told_pkey, add primary key (record_id, member_id, key);
  alter table push_subscription drop constraint push_subscription_pkey, add primary key (record_id, member_id, hash);
  alter table reader_mailing drop constraint reader_mailing_pkey, add primary key (record_id, member_id);
  alter table reminder drop constraint reminder_pkey, add primary key (record_id, member_id);
  alter table reminder_mail drop constraint reminder_mail_pkey, add primary key (record_id, member_id, day);
  alter table reminder_told drop constraint reminder_told_pkey, add primary key (record_id, member_id, key, due, lead);

  foreach line in array again loop
    execute line;
  end loop;
end $$;

create schema audit;

-- Every change by a person or by the system on their behalf. Appended only: nobody edits the past.
create table audit.entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null check (actor <> ''),
    -- message key of what was done, e.g. registry.audit.unitRenamed
    action text not null check (action <> ''),
    entity text not null check (entity <> ''),
    entity_id text not null,
    -- what people call the thing, as it was then
    label text not null,
    from_value text,
    to_value text
);
create index entry_by_time on audit.entry (at desc, id desc);
create index entry_by_entity on audit.entry (entity, entity_id, id desc);
create index entry_by_actor on audit.entry (actor, id desc);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append only';
end $$;
create trigger entry_is_kept before update or delete on audit.entry
    for each row execute function audit.refuse_change();
create trigger log_is_kept before truncate on audit.entry
    for each statement execute function audit.refuse_change();

-- Work that a transaction leaves for later and that is done in batches, by whichever instance takes it first. A row goes in the
-- transaction that does its work.
create table foundation.work_item (
    queue text not null,
    id bigint generated always as identity,
    kind text not null,
    subject uuid not null,
    ids bigint[] not null,
    -- null unless it failed; then it is not tried before this
    not_before timestamptz,
    primary key (queue, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

create schema compliance;

-- Decisions about the platforms' contracts. Appended only: the newest of a platform and subject is in force.
create table compliance.decision (
    id bigint generated always as identity primary key,
    platform text not null,
    subject text not null check (subject in ('CLEARANCE', 'AMENDMENT', 'DERIVED_METRICS')),
    granted boolean not null,
    at timestamptz not null,
    recorded_by text not null check (recorded_by <> ''),
    decided_by text not null check (decided_by <> ''),
    decided_on date not null,
    document text check (document <> ''),
    note text check (note <> ''),
    check (document is not null or not granted or subject = 'DERIVED_METRICS')
);
create index decision_in_force on compliance.decision (platform, subject, id desc);

create function compliance.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'decisions are kept as they were recorded';
end $$;
create trigger decision_is_kept before update or delete on compliance.decision
    for each row execute function compliance.refuse_change();

-- How long data are kept where people chose otherwise than the default.
create table compliance.retention_choice (
    platform text not null,
    kind text not null check (kind in ('STATISTICS', 'RAW_ANSWERS', 'COMMENTS', 'GONE_POSTS')),
    days int not null check (days between 0 and 3650),
    primary key (platform, kind)
);

-- Up to which age data were forgotten; a killed run goes on here.
create table compliance.retention_progress (
    platform text not null,
    kind text not null,
    forgotten_to timestamptz,
    primary key (platform, kind)
);

create table compliance.retention_run (
    id bigint generated always as identity primary key,
    started_at timestamptz not null,
    finished_at timestamptz
);
create table compliance.retention_item (
    run_id bigint not null references compliance.retention_run (id) on delete cascade,
    platform text not null,
    kind text not null,
    days int not null,
    before timestamptz not null,
    forgotten bigint not null default 0 check (forgotten >= 0),
    oldest timestamptz,
    primary key (run_id, platform, kind)
);

-- A person's word that what was read of a platform on some days cannot be trusted or is missing: those days are gaps,
-- whatever the runs say. Days are whole days of the regency's zone, both ends inclusive. Withdrawn ones are kept.
create table collection.outage (
    id bigint generated always as identity primary key,
    platform text not null,
    first_day date not null,
    last_day date not null,
    reason text not null check (length(reason) between 5 and 300),
    -- whether every account of the platform was concerned; otherwise only those in collection.outage_account
    everyone boolean not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    changed_by text,
    changed_at timestamptz,
    withdrawn_by text,
    withdrawn_at timestamptz,
    version int not null default 0,
    check (first_day <= last_day),
    check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index outage_in_force on collection.outage (last_day) where withdrawn_at is null;

create table collection.outage_account (
    outage_id bigint not null references collection.outage (id),
    account_id uuid not null,
    primary key (outage_id, account_id)
);

-- Why accounts of a platform were not read although nothing of their own was wrong.
create index run_trouble_of_platform on collection.run (platform, started_at)
    where failure_kind in ('AUTH', 'RATE_LIMITED', 'BUDGET_SPENT');

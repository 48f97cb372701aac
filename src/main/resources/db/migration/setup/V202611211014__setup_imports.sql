create schema setup;

-- Uploaded tables between preview and confirmation. They expire; what was imported stands in the registry.
create table setup.pending_import (
    id uuid primary key,
    kind text not null check (kind in ('UNITS', 'ACCOUNTS', 'PICS')),
    file_name text not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    expires_at timestamptz not null,
    confirmed_at timestamptz,
    imported integer not null default 0,
    ignored_columns text[] not null
);
create index pending_import_by_expiry on setup.pending_import (expires_at);

create table setup.pending_row (
    import_id uuid not null references setup.pending_import (id) on delete cascade,
    row_number integer not null check (row_number >= 1),
    -- in the order of the kind's columns
    cells text[] not null,
    verdict text not null check (verdict in ('NEW', 'CHANGED', 'SAME', 'WARNING', 'ERROR', 'IMPORTED')),
    -- what the file itself says is wrong, found when it was read: column names and texts, pairwise
    file_problems text[] not null,
    -- what was found wrong or worth a look: column names and texts, pairwise
    remarks text[] not null,
    primary key (import_id, row_number)
);
create index pending_row_by_verdict on setup.pending_row (import_id, verdict, row_number);

-- A person's request to read kept answers again with the present mapping. One run's answers are one step and one transaction,
-- so whoever takes the request over goes on behind last_run.
create table collection.reread (
    id bigint generated always as identity primary key,
    platform text not null,
    -- null = every account of the platform
    account_id uuid,
    first_day date not null,
    last_day date not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    requested_by text not null,
    requested_at timestamptz not null,
    -- runs with kept answers when it was asked for
    runs int not null,
    last_run bigint not null default 0,
    done int not null default 0,
    posts int not null default 0,
    new_posts int not null default 0,
    changed_texts int not null default 0,
    unreadable int not null default 0,
    failed int not null default 0,
    finished_at timestamptz,
    check (first_day <= last_day),
    check (starts_at < ends_at)
);
create index reread_open on collection.reread (id) where finished_at is null;

-- What a re-reading changed, as far as people will look at it.
create table collection.reread_change (
    reread_id bigint not null references collection.reread (id),
    sequence int not null,
    account_id uuid not null,
    run_id bigint not null,
    native_id text not null,
    kind text not null check (kind in ('NEW', 'TEXT', 'UNREADABLE', 'FAULT')),
    before text,
    after text,
    primary key (reread_id, sequence)
);

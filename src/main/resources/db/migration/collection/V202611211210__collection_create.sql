create schema collection;

-- What the collector knows about each official account: when it is due, where it stopped, who is reading it now.
create table collection.account_state (
    account_id uuid primary key,
    unit_id uuid not null,
    platform text not null,
    -- false once the registry no longer lists it as in use
    active boolean not null default true,
    enrolled_at timestamptz not null,
    next_due timestamptz not null,
    -- the person's request this account still waits for, null = on schedule
    sweep_id bigint,
    -- where the last complete run ended, in the adapter's words
    watermark text,
    -- where an unfinished run can go on, and the watermark it will leave once it is complete
    resume_cursor text,
    pending_watermark text,
    resume_since timestamptz,
    status text not null default 'WAITING'
        check (status in ('OK', 'WAITING', 'BROKEN', 'GONE_SUSPECTED', 'GONE', 'PRIVATE', 'SUSPENDED')),
    consecutive_failures int not null default 0,
    last_good timestamptz,
    last_failure_kind text,
    last_failure_at timestamptz,
    last_message text,
    -- the day, in the regency's zone, on which the platform first said that the account is gone
    gone_found_on date,
    -- the last day for which collection.check_day has this account's row
    filled_until date,
    -- the lock: whoever holds it reads the account; it expires, so a killed process frees it
    lease_owner text,
    lease_until timestamptz,
    lease_run bigint,
    check ((lease_run is null) = (lease_until is null))
);
create index account_state_due on collection.account_state (next_due, account_id) where active;
create index account_state_leased on collection.account_state (lease_run) where lease_run is not null;
create index account_state_swept on collection.account_state (sweep_id) where sweep_id is not null;

-- A person asked for accounts to be read now.
create table collection.sweep (
    id bigint generated always as identity primary key,
    requested_at timestamptz not null,
    requested_by text not null,
    accounts int not null
);

-- One row per run, for ever open when its process was killed, until the next claim closes it.
create table collection.run (
    id bigint generated always as identity primary key,
    account_id uuid not null,
    unit_id uuid not null,
    platform text not null,
    node text not null,
    started_by text not null check (started_by in ('SCHEDULE', 'MANUAL')),
    sweep_id bigint,
    planned_at timestamptz not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    outcome text check (outcome in ('DONE', 'PARTIAL', 'FAILED', 'SKIPPED')),
    failure_kind text,
    message text,
    -- the beginning of the answer that could not be used, credentials masked
    failure_answer text,
    pages int not null default 0,
    new_posts int not null default 0,
    known_posts int not null default 0,
    unreadable int not null default 0,
    spent int not null default 0,
    check ((finished_at is null) = (outcome is null))
);
create index run_by_account on collection.run (account_id, started_at desc);
create index run_by_time on collection.run (started_at);
create index run_by_sweep on collection.run (sweep_id) where sweep_id is not null;

-- Posts of a page that could not be read, with the reason; the others of the page were stored.
create table collection.unreadable_post (
    run_id bigint not null,
    sequence int not null,
    reason text not null,
    primary key (run_id, sequence)
);

-- The platforms' own answers, gzip-compressed, for later re-parsing; purged after the retention setting.
create table collection.raw_answer (
    run_id bigint not null,
    sequence int not null,
    address text not null,
    content_type text not null,
    stored_at timestamptz not null,
    length int not null,
    body bytea not null,
    primary key (run_id, sequence)
);
alter table collection.raw_answer alter column body set storage external;
create index raw_answer_by_age on collection.raw_answer (stored_at);

-- A platform as a whole: whether it is connected, and until when it rests.
create table collection.platform_state (
    platform text primary key,
    connected boolean not null default false,
    connection_reason text not null default 'unknown',
    connected_since timestamptz,
    paused_until timestamptz,
    pause_kind text,
    pause_message text,
    failures int not null default 0,
    check ((paused_until is null) = (pause_kind is null))
);

-- What each platform's budget of a day was used for; the day is the platform's own.
create table collection.budget (
    platform text not null,
    day date not null,
    spent bigint not null default 0 check (spent >= 0),
    -- null = counted, not limited
    daily_limit bigint check (daily_limit >= 0),
    primary key (platform, day),
    check (daily_limit is null or spent <= daily_limit)
);

-- Planned and done checks of each account and day of the regency's zone.
create table collection.check_day (
    account_id uuid not null,
    day date not null,
    unit_id uuid not null,
    platform text not null,
    connected boolean not null,
    planned int not null check (planned >= 0),
    done int not null check (done >= 0),
    -- the planned instant that was done last, so that two good runs for one planned check count once
    last_planned timestamptz,
    primary key (account_id, day)
);
create index check_day_by_unit on collection.check_day (unit_id, day);
create index check_day_by_day on collection.check_day (day, platform);

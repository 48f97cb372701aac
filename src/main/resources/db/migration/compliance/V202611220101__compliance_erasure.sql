-- Requests for deletion. Whom they concern stands here only while they are open.
create table compliance.erasure (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('POST', 'COMMENT', 'AUTHOR', 'ACCOUNT')),
    platform text not null,
    subject text,
    account_id uuid,
    requester text not null check (requester in ('CITIZEN', 'UNIT', 'PLATFORM')),
    requester_name text,
    channel text not null,
    received_at timestamptz not null,
    due_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'WORKING', 'DONE', 'REFUSED')),
    -- the official accounts under which something was found, so that a killed run finds them again
    accounts uuid[],
    -- the data that are deleted next, null before the first
    step text,
    posts int not null default 0,
    comments int not null default 0,
    answers int not null default 0,
    brought int not null default 0,
    done_at timestamptz,
    done_by text,
    outcome text,
    check ((done_at is null) = (state in ('OPEN', 'WORKING'))),
    check (subject is null or state in ('OPEN', 'WORKING')),
    check (requester_name is null or state in ('OPEN', 'WORKING') or requester <> 'CITIZEN')
);
create index erasure_open on compliance.erasure (due_at) where done_at is null;

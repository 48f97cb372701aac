-- When each account's present handle was asked for last, and a new one that could not be taken over.
create table collection.handle_check (
    account_id uuid primary key references collection.account_state (account_id) on delete cascade,
    checked_at timestamptz,
    due timestamptz not null,
    -- the handle the platform gives for the account's identifier, and why the registry refused it
    refused_handle text,
    refused_because text,
    refused_at timestamptz,
    check ((refused_handle is null) = (refused_because is null) and (refused_handle is null) = (refused_at is null))
);
create index handle_check_refused on collection.handle_check (refused_at) where refused_handle is not null;

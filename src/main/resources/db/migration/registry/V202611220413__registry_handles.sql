-- Handles that accounts had before the platform gave them another one. The account, its identifier and its posts stay.
create table registry.former_handle (
    id bigint generated always as identity primary key,
    account_id uuid not null references registry.official_account (id),
    handle text not null check (handle <> ''),
    new_handle text not null check (new_handle <> ''),
    changed_at timestamptz not null
);
create index former_handle_by_account on registry.former_handle (account_id, id);
create index former_handle_by_time on registry.former_handle (changed_at);

-- Posts whose counts were read again at 24 and 72 hours, so that each is asked for once, also when nothing changed.
create table collection.refreshed_post (
    account_id uuid not null,
    native_id text not null,
    hours smallint not null check (hours in (24, 72)),
    read_at timestamptz not null,
    primary key (account_id, native_id, hours)
);
create index refreshed_post_by_age on collection.refreshed_post (read_at);

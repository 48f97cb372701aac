-- How often each account is looked at, and what planning has to know without reading anything else.
alter table collection.account_state
    -- planned checks lie this many regular intervals of the platform apart; fixed for a day of the regency's zone
    add column check_every smallint not null default 1 check (check_every >= 1),
    -- the same as the account's rhythm alone would have it, before intervals are stretched for the budget
    add column natural_every smallint not null default 1 check (natural_every >= 1),
    -- the account's newest posts, at most ten and none older than sixty days: how many (null = not known yet), and when the
    -- oldest of them was published
    add column rhythm_posts smallint check (rhythm_posts >= 0),
    add column rhythm_since timestamptz,
    -- read with a credential of its own, so that trouble with the one all others share does not concern it
    add column own_credential boolean not null default false,
    -- until when its own credential is not used, neither for posts nor for comments
    add column credential_rests_until timestamptz,
    -- a leader's account, whose comments are read
    add column leader boolean not null default false;
create index account_state_to_plan on collection.account_state ((coalesce(filled_until, date '-infinity'))) where active;
create index account_state_of_leaders on collection.account_state (platform, account_id) where active and leader;

-- The interval the day was planned with.
alter table collection.check_day add column check_every smallint not null default 1 check (check_every >= 1);

alter table collection.platform_state
    -- CREDENTIAL: rests only where the credential is used that all accounts without their own share
    add column pause_scope text not null default 'PLATFORM' check (pause_scope in ('PLATFORM', 'CREDENTIAL')),
    -- by how many steps intervals are stretched, so that the budget lasts
    add column stretch smallint not null default 0 check (stretch >= 0),
    -- the day of the regency's zone for which that was decided
    add column stretch_day date;

alter table collection.meter
    -- the part of what is spent that is set aside for pages which are being fetched
    add column reserved bigint not null default 0 check (reserved >= 0),
    drop constraint meter_scope_check,
    -- APP: what all platforms together use that share one registered app; CREDENTIAL: one owner's, '' the shared one
    add constraint meter_scope_check check (scope in ('PLATFORM', 'APP', 'CREDENTIAL', 'ACCOUNT', 'COMMENTS'));

-- What a platform's day was used for; from it follows what is kept for the more important purposes.
create table collection.purpose_use (
    platform text not null,
    day_start timestamptz not null,
    purpose text not null check (purpose in ('POSTS', 'PATROL', 'COUNTS_24', 'COUNTS_72', 'COMMENTS')),
    spent bigint not null check (spent >= 0),
    primary key (platform, day_start, purpose)
);

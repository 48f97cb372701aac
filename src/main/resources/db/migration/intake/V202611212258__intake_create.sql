create schema intake;

-- Where a platform's short link led. It never leads elsewhere later, so it is kept for ever.
create table intake.short_link (
    address text primary key,
    target text not null,
    resolved_at timestamptz not null
);

-- Another identifier of a post: a Facebook pfbid, photo, video or reel, Instagram's media id.
create table intake.alias (
    platform text not null,
    alias text not null,
    native_id text not null,
    noted_at timestamptz not null,
    primary key (platform, alias)
);

-- A link that somebody pasted for a unit, and what became of it.
create table intake.submission (
    id bigint generated always as identity primary key,
    batch uuid not null,
    unit_id uuid not null,
    brought_by text not null,
    brought_at timestamptz not null,
    pasted text not null,
    kind text not null,
    platform text,
    link_account text,
    native_id text,
    address text not null,
    account_id uuid,
    state text not null check (state in ('RECORDED', 'KNOWN', 'WAITING', 'ACCEPTED', 'REFUSED', 'TURNED_AWAY')),
    -- last part of the message key that says why, with its arguments
    reason text,
    arguments text[] not null default '{}',
    confirmation text not null check (confirmation in ('EXISTS', 'GONE', 'UNKNOWN', 'NOT_ASKED')),
    published_at timestamptz,
    text text not null default '',
    post_id bigint,
    decided_by text,
    decided_at timestamptz,
    note text,
    check ((state in ('ACCEPTED', 'REFUSED')) = (decided_at is not null))
);
create index submission_by_batch on intake.submission (batch);
create index submission_by_unit on intake.submission (unit_id, brought_at desc);
create index submission_by_person on intake.submission (brought_by, brought_at desc);
create index submission_by_state on intake.submission (state, brought_at);
-- a post waits once
create unique index submission_waiting on intake.submission (unit_id, platform, coalesce(native_id, address))
    where state = 'WAITING';

-- What the person saw, when no platform confirms it.
create table intake.picture (
    submission_id bigint primary key references intake.submission (id) on delete cascade,
    media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
    content bytea not null,
    stored_at timestamptz not null
);

-- An uploaded file of posts: asked about, looked at, stored, perhaps taken back.
create table intake.file_import (
    id uuid primary key,
    unit_id uuid not null,
    file_name text not null,
    file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
    state text not null check (state in ('MAPPING', 'ASKING', 'PREVIEW', 'DONE', 'UNDONE')),
    kind text,
    platform text,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    expires_at timestamptz,
    -- emptied when it is stored
    content bytea,
    header text[] not null default '{}',
    ignored text[] not null default '{}',
    remarks text[] not null default '{}',
    questions text[] not null default '{}',
    zone text,
    day_first boolean,
    lifetime boolean,
    account_confirmed boolean not null default false,
    file_account text,
    account_id uuid,
    counted_at timestamptz,
    stored_by text,
    stored_at timestamptz,
    undone_by text,
    undone_at timestamptz,
    hidden integer
);
create unique index file_import_once on intake.file_import (unit_id, file_hash) where state = 'DONE';
create index file_import_by_time on intake.file_import (uploaded_at desc);

create table intake.file_row (
    import_id uuid not null references intake.file_import (id) on delete cascade,
    row_number integer not null check (row_number >= 1),
    verdict text not null check (verdict in ('NEW', 'UPDATED', 'SKIPPED', 'REJECTED')),
    account_id uuid,
    native_id text,
    address text,
    text text not null default '',
    published_at timestamptz,
    likes bigint,
    comments bigint,
    shares bigint,
    views bigint,
    -- a platform's tool wrote a rounded number such as 18.4K
    approximate boolean not null default false,
    post_id bigint,
    -- columns and texts, pairwise
    remarks text[] not null default '{}',
    -- the row as the file has it, only of rejected ones
    cells text[] not null default '{}',
    primary key (import_id, row_number)
);
create index file_row_by_verdict on intake.file_row (import_id, verdict, row_number);
create index file_row_by_post on intake.file_row (post_id) where post_id is not null;

-- Columns of a file that a person explained once: the same headings are understood from then on.
create table intake.known_header (
    header_key text primary key,
    platform text not null,
    headings text[] not null,
    fields text[] not null,
    noted_by text not null,
    noted_at timestamptz not null,
    check (cardinality(headings) = cardinality(fields))
);

-- What was asked about an account once.
create table intake.account_memory (
    account_id uuid primary key,
    zone text,
    -- what files of the platform call it (a Page ID)
    file_account text
);

-- What comments are read, and how far: one row for each post of a leader's account, or one for the whole account where the
-- platform gives them so (post_native_id '').
create table collection.comment_watch (
    account_id uuid not null,
    post_native_id text not null default '',
    platform text not null,
    -- when the post was published, null for a whole account; how often it is read follows from its age
    published_at timestamptz,
    next_due timestamptz not null,
    watermark text,
    resume_cursor text,
    pending_watermark text,
    failures int not null default 0,
    last_good timestamptz,
    last_failure_kind text,
    -- the platform said that comments are switched off here
    closed boolean not null default false,
    lease_until timestamptz,
    lease_run bigint,
    primary key (account_id, post_native_id),
    check ((lease_run is null) = (lease_until is null))
);
create index comment_watch_due on collection.comment_watch (next_due, account_id, post_native_id);

alter table collection.run
    add column subject text not null default 'POSTS' check (subject in ('POSTS', 'COMMENTS')),
    -- the post whose comments were read, '' for a whole account; null for runs of posts
    add column comments_of text,
    add column new_comments int not null default 0;

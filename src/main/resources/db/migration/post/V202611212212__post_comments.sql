-- Citizens' comments under official accounts. Author and text are blanked when their time is over; the row stays.
create table post.comment (
    id bigint generated always as identity primary key,
    account_id uuid not null,
    unit_id uuid not null,
    platform text not null,
    native_id text not null,
    -- null when the platform does not say under which post it stands
    post_native_id text,
    parent_native_id text,
    published_at timestamptz not null,
    first_seen_at timestamptz not null,
    text text not null,
    author_id text,
    author_name text,
    -- an answer of the office itself
    official boolean not null,
    permalink text,
    likes bigint check (likes >= 0),
    gone_at timestamptz,
    forgotten_at timestamptz,
    unique (platform, native_id),
    check (forgotten_at is null or text = '' and author_id is null and author_name is null)
);
create index comment_by_account on post.comment (account_id, published_at desc);
create index comment_by_post on post.comment (platform, post_native_id, published_at) where post_native_id is not null;
create index comment_to_forget on post.comment (platform, published_at) where forgotten_at is null;

-- What other modules may read; author_name is for the complaint flow only and never public.
create view post.comment_fact as
    select id as comment_id, account_id, unit_id, platform, native_id, post_native_id, parent_native_id, published_at,
           first_seen_at, text, author_id, author_name, official, permalink, likes, gone_at, forgotten_at
      from post.comment;

create schema post;

-- One row per post of an official account, never deleted. A post that left its platform keeps its row with gone_at.
create table post.post (
    id bigint generated always as identity primary key,
    account_id uuid not null,
    unit_id uuid not null,
    platform text not null,
    native_id text not null,
    published_at timestamptz not null,
    first_seen_at timestamptz not null,
    form text not null,
    text text not null,
    permalink text not null,
    media_key text,
    repost_of text,
    repost_grade text,
    -- when the newest text was first seen, null while it is the text of the first sight
    edited_at timestamptz,
    -- the text at the age of 24 hours, which decides the class; null while it is the text above
    judged_text text,
    gone_at timestamptz,
    -- the first published post of the content cluster this one belongs to; null when that is itself
    cluster_id bigint,
    -- what an earlier post makes of this one: REPEAT on the same platform, CROSS_POST on another own one, COPY of another unit
    duplicate text check (duplicate in ('REPEAT', 'CROSS_POST', 'COPY')),
    duplicate_of bigint,
    similarity numeric(4, 3) check (similarity between 0 and 1),
    -- the different words of the judged text by which posts of one day are grouped: 32-bit hash values, ascending, big
    -- endian; null if it is too short to be grouped, or a repost
    words bytea,
    unique (platform, native_id),
    check ((repost_of is null) = (repost_grade is null)),
    check ((duplicate is null) = (duplicate_of is null))
);
-- a unit's posts of a period or a day: scoring, unit page, content clusters
create index post_by_unit on post.post (unit_id, published_at desc);
-- an account's last posts: what is usual for it
create index post_by_account on post.post (account_id, published_at desc);
-- the newest posts of all units: explorer
create index post_by_time on post.post (published_at desc);
-- what follows an original, when an earlier one takes its place
create index post_by_original on post.post (duplicate_of) where duplicate_of is not null;

-- What the platform counted at one moment. Null = not shown, which is not 0. Appended only.
create table post.metric_snapshot (
    post_id bigint not null,
    taken_at timestamptz not null,
    likes bigint check (likes >= 0),
    comments bigint check (comments >= 0),
    shares bigint check (shares >= 0),
    views bigint check (views >= 0),
    source text not null default 'API' check (source in ('API', 'IMPORT', 'MANUAL')),
    primary key (post_id, taken_at)
);

-- Every text of an edited post, its first one included. A post that was never edited has no row here.
create table post.text_version (
    post_id bigint not null,
    seen_at timestamptz not null,
    text text not null,
    primary key (post_id, seen_at)
);

-- By what a new post finds those it may be like: equal keys. Every transaction that compares posts appends its own here,
-- one row for each span of 30 days; seq follows the order of their commits, because they commit one after the other. So
-- a node that reads on from the last seq it knows misses nothing, and keeps the keys themselves in memory.
create table post.fingerprint (
    seq bigint generated always as identity primary key,
    unit_id uuid not null,
    -- days since 1970-01-01 UTC divided by 30
    span integer not null,
    posts bigint[] not null,
    -- microseconds since 1970, one of each post
    published bigint[] not null,
    -- five of each post: four of its text, one of its picture or video; 0 = none
    keys bigint[] not null,
    -- stored posts whose duplicate mark or cluster this transaction changed
    touched bigint[] not null
) with (toast_tuple_target = 8160);
alter table post.fingerprint alter column posts set storage external, alter column published set storage external,
    alter column keys set storage external;
create index fingerprint_by_span on post.fingerprint (span, seq);

-- What other modules may read. judged_text is the text at the age of 24 hours as far as it was observed: the last one
-- seen by then, or the first one seen at all.
create view post.post_fact as
    select id as post_id, account_id, unit_id, platform, native_id, published_at, first_seen_at, form, text, permalink,
           media_key, repost_of, repost_grade, edited_at, gone_at, coalesce(cluster_id, id) as cluster_id, duplicate,
           duplicate_of, similarity, coalesce(judged_text, text) as judged_text
      from post.post;
create view post.metric_fact as
    select post_id, taken_at, likes, comments, shares, views, source from post.metric_snapshot;

-- Posts that may repeat somebody else's, kept until it is known whose: written with the post, so that none is forgotten.
-- Looked at again and again for a while, because the original may be collected later than its repost.
create table post.repost_hint (
    post_id bigint not null,
    -- whose repost it would be; not the post's own account where the platform lists one post under two accounts
    account_id uuid not null,
    -- what the platform itself says: SHARE (a share or retweet), QUOTE, COLLABORATION; null if only the text may say so
    claim text check (claim in ('SHARE', 'QUOTE', 'COLLABORATION')),
    -- of a quote, the native id of the quoted post
    quote_of text,
    noted_at timestamptz not null,
    due_at timestamptz not null,
    tries smallint not null default 0,
    primary key (post_id, account_id)
);
create index repost_hint_due on post.repost_hint (due_at);

-- That an account repeats a post of another official account.
create table post.repost_link (
    post_id bigint not null,
    account_id uuid not null,
    unit_id uuid not null,
    -- null while only the account is known
    original_post_id bigint,
    original_account_id uuid not null,
    original_unit_id uuid not null,
    of_leader boolean not null,
    grade text not null check (grade in ('CERTAIN', 'PROBABLE')),
    evidence text not null
        check (evidence in ('SHARE', 'QUOTE', 'COLLABORATION', 'SAME_MEDIA', 'SAME_TEXT', 'NAMED')),
    -- what the caption says of the source, in its own words; null if the platform says it
    named text,
    similarity numeric(4, 3) check (similarity between 0 and 1),
    detected_at timestamptz not null,
    -- what staff decided about a probable one
    decision text check (decision in ('CONFIRMED', 'REJECTED')),
    decided_by text,
    decided_at timestamptz,
    primary key (post_id, account_id),
    check ((decision is null) = (decided_by is null)),
    check ((decision is null) = (decided_at is null)),
    check (decision is null or grade = 'PROBABLE')
);
create index repost_link_by_original on post.repost_link (original_post_id) where original_post_id is not null;
create index repost_link_by_unit on post.repost_link (unit_id, detected_at);

-- Threads names an original by the id that is its media key here.
create index post_of_threads on post.post (media_key) where platform = 'THREADS' and media_key is not null;

-- What other modules may read: who repeated what of whom. Without those that staff rejected. Of a post that two accounts
-- share, reposted_at is when it was published, as for any other.
create view post.repost_fact as
    select r.post_id, r.account_id, r.unit_id, p.platform, p.published_at as reposted_at, p.gone_at, r.original_post_id,
           o.published_at as original_published_at, r.original_account_id, r.original_unit_id, r.of_leader, r.grade,
           r.evidence, r.named, r.similarity, r.detected_at, r.decision
      from post.repost_link r
      join post.post p on p.id = r.post_id
      left join post.post o on o.id = r.original_post_id
     where r.decision is distinct from 'REJECTED' and p.withdrawn_at is null;

-- repost says whether the post repeats somebody else's, as far as it is known now: the platform or its text says so, and
-- staff did not say otherwise. A quote adds words of its own, and what two accounts publish together is the work of both: those
-- are content of their own. COPY may stand beside it.
create or replace view post.post_fact as
    select p.id as post_id, p.account_id, p.unit_id, p.platform, p.native_id, p.published_at, p.first_seen_at, p.form, p.text,
           p.permalink, p.media_key, p.repost_of, p.repost_grade, p.edited_at, p.gone_at,
           coalesce(p.cluster_id, p.id) as cluster_id, p.duplicate, p.duplicate_of, p.similarity,
           coalesce(p.judged_text, p.text) as judged_text, p.source, p.withdrawn_at, p.erased_at,
           case when r.decision = 'REJECTED' then false
                else coalesce(p.repost_of is not null or r.evidence in ('SHARE', 'SAME_MEDIA', 'SAME_TEXT', 'NAMED'), false) end as repost
      from post.post p
      left join post.repost_link r on r.post_id = p.id and r.account_id = p.account_id;

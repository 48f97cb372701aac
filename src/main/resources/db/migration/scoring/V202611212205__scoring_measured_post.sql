-- The reactions to each post at the age of 72 hours: of its first snapshot from then on that shows any. Derived from
-- post.metric_fact, so that a recount finds what is usual for an account in one short range of an index instead of looking
-- each of its last posts up. Snapshots are only ever added, so a row can only move to an earlier snapshot.
create table scoring.measured_post (
    post_id bigint primary key,
    account_id uuid not null,
    form text not null,
    published_at timestamptz not null,
    native_id text not null,
    taken_at timestamptz not null,
    -- likes + 2 comments + 3 shares; what the platform does not show adds nothing
    interactions bigint not null check (interactions >= 0)
);
-- the last posts of an account and form, read from the index alone
create index measured_post_by_series on scoring.measured_post (account_id, form, published_at desc, native_id)
    include (post_id, interactions);

insert into scoring.measured_post (post_id, account_id, form, published_at, native_id, taken_at, interactions)
select p.post_id, p.account_id, p.form, p.published_at, p.native_id, m.taken_at, m.interactions
  from post.post_fact p
 cross join lateral (
       select s.taken_at,
              least(coalesce(s.likes, 0), 1000000000000000) + 2 * least(coalesce(s.comments, 0), 1000000000000000)
              + 3 * least(coalesce(s.shares, 0), 1000000000000000) as interactions
         from post.metric_fact s
        where s.post_id = p.post_id and s.taken_at >= p.published_at + interval '72 hours'
          and num_nonnulls(s.likes, s.comments, s.shares) > 0
        order by s.taken_at limit 1) m
 where p.repost_of is null
 order by p.post_id;

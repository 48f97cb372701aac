-- How the post came here; becomes API as soon as a collector sees it. A post that a withdrawn import had brought is hidden:
-- it keeps its row with withdrawn_at, and gone_at beside it, so that it counts nowhere.
alter table post.post
    add column source text not null default 'API' check (source in ('API', 'IMPORT', 'MANUAL')),
    add column withdrawn_at timestamptz,
    add check (withdrawn_at is null or gone_at is not null);

create or replace view post.post_fact as
    select id as post_id, account_id, unit_id, platform, native_id, published_at, first_seen_at, form, text, permalink,
           media_key, repost_of, repost_grade, edited_at, gone_at, coalesce(cluster_id, id) as cluster_id, duplicate,
           duplicate_of, similarity, coalesce(judged_text, text) as judged_text, source, withdrawn_at
      from post.post;

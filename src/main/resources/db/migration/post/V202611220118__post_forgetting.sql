-- What has to be forgotten. A post whose content was removed keeps its row, so that no page brings it back:
-- REQUEST for ever; GONE, because it left its platform, until the platform shows it again.
alter table post.post
    add column erased_at timestamptz,
    add column erased_for text check (erased_for in ('REQUEST', 'GONE')),
    add check ((erased_at is null) = (erased_for is null)),
    add check (erased_for is distinct from 'REQUEST' or text = '' and judged_text is null and gone_at is not null);

create function post.stay_erased() returns trigger language plpgsql as $$
begin
    new.text := '';
    new.judged_text := null;
    new.media_key := null;
    new.words := null;
    new.gone_at := old.gone_at;
    new.erased_at := old.erased_at;
    new.erased_for := old.erased_for;
    return new;
end $$;
create trigger erased_stays_erased before update on post.post
    for each row when (old.erased_for = 'REQUEST') execute function post.stay_erased();

-- posts that left their platform
create index post_gone on post.post (platform, gone_at) where gone_at is not null;
-- snapshots come in the order of their time, so their ages are found without a large index
create index metric_snapshot_by_age on post.metric_snapshot using brin (taken_at)
    with (pages_per_range = 32, autosummarize = on);

create or replace view post.post_fact as
    select id as post_id, account_id, unit_id, platform, native_id, published_at, first_seen_at, form, text, permalink,
           media_key, repost_of, repost_grade, edited_at, gone_at, coalesce(cluster_id, id) as cluster_id, duplicate,
           duplicate_of, similarity, coalesce(judged_text, text) as judged_text, source, withdrawn_at, erased_at
      from post.post;

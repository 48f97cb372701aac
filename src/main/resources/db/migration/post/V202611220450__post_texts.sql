-- When the text of a post was last read at its platform by asking for it anew; null = when it was first seen or last edited. What
-- could not be read anew in time is blanked (STALE): the post is still there, and gets its text back when it is seen again.
alter table post.post add column text_read_at timestamptz;
alter table post.post drop constraint post_erased_for_check;
alter table post.post add constraint post_erased_for_check check (erased_for in ('REQUEST', 'GONE', 'STALE'));
create view post.text_age as
    select id as post_id, account_id, platform, native_id,
           greatest(first_seen_at, edited_at, text_read_at) as read_at
      from post.post
     where gone_at is null and erased_at is null and source = 'API' and text <> '';
-- how old the oldest text is, and which are to be read anew; for the one platform that limits it, so that others pay nothing
create index post_text_age on post.post (greatest(first_seen_at, edited_at, text_read_at))
    where platform = 'YOUTUBE' and gone_at is null and erased_at is null and source = 'API' and text <> '';

-- When a comment's text or likes were last seen to be others; null while they are those of the first sight. An answer that is
-- read again later, but was given before, changes nothing.
alter table post.comment add column changed_at timestamptz;

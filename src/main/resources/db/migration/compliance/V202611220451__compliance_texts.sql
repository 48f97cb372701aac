-- Texts that a platform wants refreshed or deleted.
alter table compliance.retention_choice drop constraint retention_choice_kind_check;
alter table compliance.retention_choice add constraint retention_choice_kind_check
    check (kind in ('STATISTICS', 'RAW_ANSWERS', 'COMMENTS', 'GONE_POSTS', 'TEXTS'));

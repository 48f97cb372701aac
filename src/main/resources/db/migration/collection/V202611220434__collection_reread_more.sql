-- Comments are read again as well, and what a mapping got wrong besides the text is put right.
alter table collection.reread
    add column comments int not null default 0,
    add column new_comments int not null default 0,
    add column corrected int not null default 0;
alter table collection.reread_change
    drop constraint reread_change_kind_check,
    add constraint reread_change_kind_check check (kind in ('NEW', 'TEXT', 'FACTS', 'UNREADABLE', 'FAULT'));

-- One of each post: 64 bits that agree in more places the more trigrams two texts share, so that those with a key in common
-- by chance are left out before they are read. Empty in rows written before.
alter table post.fingerprint
    add column sketches bigint[] not null default '{}',
    alter column sketches set storage external;

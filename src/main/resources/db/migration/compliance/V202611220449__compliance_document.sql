-- The document of a decision itself; as unchangeable as the decision.
create table compliance.document (
    decision_id bigint primary key references compliance.decision (id),
    name text not null check (length(name) between 1 and 120),
    media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
    sha256 text not null check (length(sha256) = 64),
    content bytea not null check (length(content) between 1 and 10485760)
);
alter table compliance.document alter column content set storage external;
create trigger document_is_kept before update or delete on compliance.document
    for each row execute function compliance.refuse_change();

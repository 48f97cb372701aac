create schema classification;

-- The label in force of each post. A person's correction replaces the model's and is never overwritten by it.
create table classification.label (
    post_id bigint primary key,
    content_class text not null check (content_class in ('UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA')),
    probability numeric(4, 3) not null check (probability between 0 and 1),
    -- the runner-up, which the score uses while the label is in doubt
    alternative text not null check (alternative in ('UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA')),
    alternative_probability numeric(4, 3) not null check (alternative_probability between 0 and 1),
    -- in doubt ("perlu tinjau"): counted provisionally at the more favourable of the two classes
    needs_review boolean not null,
    model_version text not null,
    decided_by text not null default 'MODEL' check (decided_by in ('MODEL', 'PERSON')),
    decided_at timestamptz not null,
    -- of the text that was judged, so that only an edit of the text judges it again
    text_digest bigint not null
);
create index label_to_review on classification.label (post_id) where needs_review;

-- What people decided about labels. Appended only.
create table classification.correction (
    id bigint generated always as identity primary key,
    post_id bigint not null,
    decided_at timestamptz not null,
    person text not null,
    before_class text not null,
    before_probability numeric(4, 3) not null,
    before_by text not null check (before_by in ('MODEL', 'PERSON')),
    after_class text not null check (after_class in ('UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA'))
);
create index correction_by_post on classification.correction (post_id);

-- How far posts were checked for a missing label: every post up to this number has one.
create table classification.sweep (
    one_row boolean primary key default true check (one_row),
    swept_to bigint not null
);
insert into classification.sweep (swept_to) values (0);

-- What other modules may read.
create view classification.current_label as
    select post_id, content_class, probability, alternative, alternative_probability, needs_review, model_version,
           decided_by, decided_at
      from classification.label;

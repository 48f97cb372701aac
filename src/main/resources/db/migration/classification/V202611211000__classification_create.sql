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
    decided_at timestamptz not null
);
create index label_to_review on classification.label (post_id) where needs_review;

-- What other modules may read.
create view classification.current_label as
    select post_id, content_class, probability, alternative, alternative_probability, needs_review, model_version,
           decided_by, decided_at
      from classification.label;

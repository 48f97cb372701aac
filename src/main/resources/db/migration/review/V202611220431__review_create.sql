create schema review;

-- What units object to about the labels of their posts.
create table review.objection (
    id bigint generated always as identity primary key,
    post_id bigint not null,
    unit_id uuid not null,
    label text not null check (label in ('UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA')),
    proposed text not null check (proposed in ('UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA')),
    reason text not null check (length(reason) between 10 and 1000),
    link text check (link ~* '^https?://' and length(link) <= 500),
    raised_by text not null,
    raised_at timestamptz not null,
    due_at timestamptz not null,
    state text not null default 'DIAJUKAN' check (state in ('DIAJUKAN', 'USUL_TOLAK', 'DITERIMA', 'DITOLAK')),
    first_by text,
    first_at timestamptz,
    answer text check (length(answer) <= 1000),
    second_by text,
    decided_at timestamptz,
    by_time boolean not null default false,
    seen_at timestamptz,
    version int not null default 0,
    -- a rejection is the word of two different persons, and a written one
    check (state <> 'DITOLAK' or (first_by is not null and second_by is not null and first_by <> second_by
                                  and length(answer) >= 10)),
    check ((state in ('DITERIMA', 'DITOLAK')) = (decided_at is not null))
);
create unique index objection_one_open on review.objection (post_id) where state in ('DIAJUKAN', 'USUL_TOLAK');
create index objection_by_unit on review.objection (unit_id, raised_at desc);
create index objection_by_post on review.objection (post_id);
create index objection_open on review.objection (due_at) where state in ('DIAJUKAN', 'USUL_TOLAK');

-- Posts of one week that two people read blind, to know how far people agree.
create table review.sample (
    id bigint generated always as identity primary key,
    -- the Monday the week began with, in the regency's zone
    week date not null unique,
    -- the same seed draws the same posts again from the same week
    seed bigint not null,
    drawn_at timestamptz not null,
    reader_one text not null,
    reader_two text not null,
    completed_at timestamptz,
    -- of the completed sample
    posts int check (posts >= 1),
    kappa numeric(5, 4) check (kappa between -1 and 1),
    least_kappa numeric(3, 2),
    check (reader_one <> reader_two),
    check ((completed_at is null) = (kappa is null) and (kappa is null) = (posts is null))
);
create table review.sample_post (
    sample_id bigint not null references review.sample (id),
    position int not null check (position >= 1),
    post_id bigint not null,
    -- what the model said when the sample was drawn; never shown to the readers
    model_class text not null check (model_class in ('UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA')),
    one_class text check (one_class in ('UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA')),
    two_class text check (two_class in ('UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA')),
    -- the post can no longer be read: nobody has to
    dropped boolean not null default false,
    primary key (sample_id, position),
    unique (sample_id, post_id)
);

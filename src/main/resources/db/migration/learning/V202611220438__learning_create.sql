create schema learning;

-- Work in the background: a training, a preview of new labels, the new labels themselves. One at a time over all nodes.
create table learning.job (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('TRAINING', 'PREVIEW', 'RELABEL')),
    state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED')),
    person text not null,
    started_at timestamptz not null,
    -- a node that works says so; one that was killed falls silent
    beat_at timestamptz not null,
    finished_at timestamptz,
    step text not null,
    done int not null default 0,
    total int not null default 0,
    problem text,
    -- the model it made, or the labels it is about
    model_version text,
    report jsonb,
    check ((state = 'RUNNING') = (finished_at is null))
);
create unique index job_one_at_a_time on learning.job ((true)) where state = 'RUNNING';
create index job_newest on learning.job (kind, id);

-- Trained models, numbers only; never changed.
create table learning.model (
    version text primary key,
    kept_at timestamptz not null,
    job_id bigint not null references learning.job,
    file bytea not null check (length(file) <= 8 * 1024 * 1024),
    sha256 text not null,
    -- how many decisions it learned from, and when the newest of them was made
    decisions int not null,
    decided_until timestamptz not null
);

-- Which model was put in use when and by whom; the newest row is in force. null = the model inside the application.
create table learning.activation (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    person text not null,
    version text references learning.model,
    rolled_back boolean not null
);

-- Words that staff add to the groups of meaning.
create table learning.word (
    id bigint generated always as identity primary key,
    group_code text not null,
    word text not null,
    folded text not null,
    language text not null check (length(language) between 1 and 40),
    note text not null default '' check (length(note) <= 300),
    added_by text not null,
    added_at timestamptz not null,
    removed_by text,
    removed_at timestamptz
);
create unique index word_once on learning.word (group_code, folded) where removed_at is null;

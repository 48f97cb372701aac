-- A person's decision says why, and keeps the whole label from before it, so that it can be taken back.
alter table classification.correction
    add column reason text check (length(reason) <= 2000),
    add column before_alternative text,
    add column before_alternative_probability numeric(4, 3),
    add column before_review boolean,
    add column taken_back_at timestamptz;

-- How far two people agreed who read the same posts blind. While the newest is below what was demanded, the model's labels
-- move no rank.
create table classification.reader_agreement (
    measured_at timestamptz primary key,
    kappa numeric(5, 4) not null check (kappa between -1 and 1),
    posts int not null check (posts >= 1),
    least_kappa numeric(3, 2) not null check (least_kappa between 0 and 1)
);

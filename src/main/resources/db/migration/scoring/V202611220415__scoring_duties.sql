-- The numbers of the four components about duties (scoring method 3.3, (1) to (4)).
alter table scoring.formula_version
    -- k of the shrinkage, and the items a league needs before its own mean is used instead of the given one
    add column shrink_by int not null default 4 check (shrink_by >= 1),
    add column mean_from int not null default 10 check (mean_from >= 1),
    add column mean_speed numeric(3, 2) not null default 0.60 check (mean_speed between 0 and 1),
    add column mean_completion numeric(3, 2) not null default 0.50 check (mean_completion between 0 and 1),
    -- business hours up to which an answer is worth 1, at which it is worth a half, and from which nothing
    add column hours_full numeric(5, 2) not null default 4 check (hours_full >= 0),
    add column hours_half numeric(5, 2) not null default 8,
    add column hours_zero numeric(5, 2) not null default 24,
    -- worth of what became of a complaint
    add column outcome_in_time numeric(3, 2) not null default 1.00 check (outcome_in_time between 0 and 1),
    add column outcome_late numeric(3, 2) not null default 0.80 check (outcome_late between 0 and 1),
    add column outcome_very_late numeric(3, 2) not null default 0.50 check (outcome_very_late between 0 and 1),
    add column outcome_scheduled numeric(3, 2) not null default 0.60 check (outcome_scheduled between 0 and 1),
    add column outcome_updated numeric(3, 2) not null default 0.30 check (outcome_updated between 0 and 1),
    add column outcome_reopened numeric(3, 2) not null default 0.30 check (outcome_reopened between 0 and 1),
    add column outcome_nothing numeric(3, 2) not null default 0.00 check (outcome_nothing between 0 and 1),
    -- closings without a solution: the share that does not count, and the worth of each further one
    add column unsolved_share numeric(3, 2) not null default 0.20 check (unsolved_share between 0 and 1),
    add column unsolved_worth numeric(3, 2) not null default 0.30 check (unsolved_worth between 0 and 1),
    add column patrol_share numeric(3, 2) not null default 0.70 check (patrol_share > 0 and patrol_share <= 1),
    add column repost_day numeric(3, 2) not null default 1.00 check (repost_day between 0 and 1),
    add column repost_three_days numeric(3, 2) not null default 0.70 check (repost_three_days between 0 and 1),
    add column repost_later numeric(3, 2) not null default 0.40 check (repost_later between 0 and 1),
    add column leader_share numeric(3, 2) not null default 0.85 check (leader_share between 0 and 1),
    add column peers int not null default 3 check (peers between 1 and 10),
    add constraint formula_version_hours_check check (hours_full < hours_half and hours_half < hours_zero);

-- What a row is about where that is no post: the number of a case, the hour of a patrol.
alter table scoring.score_item add column subject text check (subject !~ E'[\\t\\n\\r\\\\]');

-- The means that small caseloads are pulled towards, of all units of a pool of leagues: what the stored scores were computed
-- with. Scores whose mean has moved are computed again.
create table scoring.pool_mean (
    period_id text not null check (period_id ~ '^[0-9]{4}-[0-9]{2}$'),
    pool text not null check (pool in ('OPD', 'KECAMATAN', 'DESA')),
    component text not null check (component in ('SPEED', 'COMPLETION')),
    items bigint not null check (items >= 0),
    mean numeric(5, 4) not null check (mean between 0 and 1),
    primary key (period_id, pool, component)
);
-- the rows a mean is taken of, without the posts between them
create index score_item_of_cases on scoring.score_item (period_id, component, unit_id) include (value, reason)
    where component in ('SPEED', 'COMPLETION');

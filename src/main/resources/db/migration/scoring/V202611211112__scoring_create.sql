create schema scoring;

-- The published formula with its limits (scoring method 3.3 and 3.4). History is not rewritten: a change is a new
-- version that begins with a period.
create table scoring.formula_version (
    version text primary key,
    valid_from_period text not null unique check (valid_from_period ~ '^[0-9]{4}-[0-9]{2}$'),
    base_tindak_lanjut numeric(4, 2) not null check (base_tindak_lanjut >= 0),
    base_kinerja numeric(4, 2) not null check (base_kinerja >= 0),
    base_info_layanan numeric(4, 2) not null check (base_info_layanan >= 0),
    base_campuran numeric(4, 2) not null check (base_campuran >= 0),
    base_ucapan numeric(4, 2) not null check (base_ucapan >= 0),
    base_lainnya numeric(4, 2) not null check (base_lainnya >= 0),
    copy_factor numeric(4, 2) not null check (copy_factor between 0 and 1),
    copy_limit int not null check (copy_limit >= 0),
    ucapan_limit int not null check (ucapan_limit >= 0),
    cross_post numeric(4, 2) not null check (cross_post >= 0),
    cross_post_limit numeric(4, 2) not null check (cross_post_limit >= 0),
    per_day int not null check (per_day >= 1),
    per_hour int not null check (per_hour between 1 and 10),
    active_day_value numeric(4, 2) not null check (active_day_value > 0),
    rho_cap numeric(4, 2) not null check (rho_cap > 0),
    rho_minimum int not null check (rho_minimum >= 1),
    baseline_size int not null check (baseline_size between 1 and 1000),
    baseline_minimum int not null check (baseline_minimum >= 1),
    band numeric(5, 2) not null check (band > 0),
    complete_from numeric(3, 2) not null check (complete_from between 0 and 1),
    introduction_periods int not null check (introduction_periods >= 0)
);
insert into scoring.formula_version values
    ('1.0', '2000-01', 1.20, 1.00, 1.00, 0.50, 0.10, 0.00, 0.20, 3, 2, 0.15, 0.30, 3, 2, 0.50, 2.00, 3, 100, 10, 2.50,
     0.90, 2);

-- Targets and weights of each league under a version (scoring method 3.2); the seven weights sum to 100.
create table scoring.league_setting (
    version text not null references scoring.formula_version (version),
    league text not null check (league in ('OPD_LAYANAN', 'OPD_PENDUKUNG', 'KECAMATAN', 'DESA')),
    target_content numeric(5, 2) not null check (target_content > 0),
    target_days int not null check (target_days between 1 and 14),
    weight_speed numeric(5, 2) not null check (weight_speed >= 0),
    weight_completion numeric(5, 2) not null check (weight_completion >= 0),
    weight_patrol numeric(5, 2) not null check (weight_patrol >= 0),
    weight_repost numeric(5, 2) not null check (weight_repost >= 0),
    weight_work_content numeric(5, 2) not null check (weight_work_content > 0),
    weight_consistency numeric(5, 2) not null check (weight_consistency >= 0),
    weight_resonance numeric(5, 2) not null check (weight_resonance >= 0),
    primary key (version, league),
    check (weight_speed + weight_completion + weight_patrol + weight_repost + weight_work_content + weight_consistency
           + weight_resonance = 100)
);
insert into scoring.league_setting values
    ('1.0', 'OPD_LAYANAN', 10, 7, 15, 25, 5, 15, 22, 10, 8),
    ('1.0', 'OPD_PENDUKUNG', 7, 5, 15, 25, 5, 15, 22, 10, 8),
    ('1.0', 'KECAMATAN', 8, 6, 15, 25, 5, 15, 22, 10, 8),
    ('1.0', 'DESA', 4, 3, 10, 15, 5, 15, 32, 15, 8);

-- When scoring began here: newcomers are those who came after this installation's first period. At most one row.
create table scoring.beginning (
    only_one boolean primary key default true check (only_one),
    at timestamptz not null
);

-- The score of a unit in a period, replaced as a whole by a recount that finds something else.
create table scoring.score (
    period_id text not null check (period_id ~ '^[0-9]{4}-[0-9]{2}$'),
    unit_id uuid not null,
    league text not null,
    -- the kecamatan of a desa, within which it is ranked; null elsewhere
    group_id uuid,
    status text not null check (status in ('RANKED', 'INTRODUCTION', 'NO_ACCOUNT', 'NO_DATA')),
    total numeric(5, 2) check (total between 0 and 100),
    low numeric(5, 2) check (low between 0 and total),
    high numeric(5, 2) check (high between total and 100),
    -- values of the components that break ties; null while a component is not in use
    speed numeric(5, 2),
    completion numeric(5, 2),
    work_content numeric(5, 2),
    ucapan_share numeric(5, 4) check (ucapan_share between 0 and 1),
    posts int not null,
    contents int not null,
    active_days int not null,
    -- share of planned visits that took place, 0 to 1
    coverage numeric(5, 4) not null check (coverage between 0 and 1),
    complete boolean not null,
    gap_days int not null check (gap_days between 0 and 14),
    -- place in the group, and in the whole league
    rank int check (rank >= 1),
    ranked_of int,
    band_from int,
    band_to int,
    league_rank int,
    league_of int,
    formula_version text not null,
    -- what the registry and the collection said about the unit; another answer makes the score stale
    profile text not null,
    content_hash text not null,
    computed_at timestamptz not null,
    primary key (period_id, unit_id),
    check ((total is null) = (status in ('NO_ACCOUNT', 'NO_DATA')))
);
create index score_by_unit on scoring.score (unit_id, period_id);
create index score_by_league on scoring.score (period_id, league);

create table scoring.score_component (
    period_id text not null,
    unit_id uuid not null,
    component text not null,
    raw numeric(10, 5) not null,
    target numeric(7, 2),
    value numeric(5, 2) not null check (value between 0 and 100),
    weight numeric(5, 2) not null,
    points numeric(5, 2) not null,
    primary key (period_id, unit_id, component)
);

-- One row per post, day or case with its value and reason; the rows of a component sum to its raw number.
create table scoring.score_item (
    period_id text not null,
    unit_id uuid not null,
    component text not null,
    position int not null,
    post_id bigint,
    cluster_id bigint,
    day date,
    content_class text,
    in_doubt boolean not null,
    value numeric(10, 5) not null,
    measure numeric(10, 5),
    reason text not null,
    primary key (period_id, unit_id, component, position)
);

-- What has to be computed again. Marking twice is marking once; taking a row deletes it in the transaction that recounts.
create table scoring.stale (
    period_id text not null,
    unit_id uuid not null,
    primary key (period_id, unit_id)
);
create table scoring.unranked (
    period_id text not null,
    league text not null,
    primary key (period_id, league)
);

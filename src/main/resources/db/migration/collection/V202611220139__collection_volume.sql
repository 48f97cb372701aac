-- How many posts each platform brought on each day of the regency's zone, compared with the weeks before.
create table collection.volume_day (
    platform text not null,
    day date not null,
    posts int not null check (posts >= 0),
    basis text not null check (basis in ('SAME_WEEKDAY', 'ALL_DAYS', 'NONE')),
    expected numeric(12, 1),
    deviation numeric(12, 2),
    verdict text not null check (verdict in ('USUAL', 'FEW', 'MANY', 'GAP', 'TOO_LITTLE_KNOWN')),
    -- whether the alert stands after this day
    alert boolean not null,
    primary key (platform, day),
    check ((deviation is null) = (basis = 'NONE'))
);

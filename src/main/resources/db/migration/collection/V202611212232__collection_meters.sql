-- What was used of a platform in one window of time: by the whole installation, by one account, or by the comments of one.
-- Windows are the platform's own: an hour, its day, its month.
create table collection.meter (
    platform text not null,
    scope text not null check (scope in ('PLATFORM', 'ACCOUNT', 'COMMENTS')),
    -- the account, '' for the whole platform
    subject text not null default '',
    span text not null check (span in ('HOUR', 'DAY', 'MONTH')),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    spent bigint not null default 0 check (spent >= 0),
    -- null = counted, not limited
    unit_limit bigint check (unit_limit >= 0),
    primary key (platform, scope, subject, span, starts_at),
    check (unit_limit is null or spent <= unit_limit),
    check (starts_at < ends_at)
);
create index meter_by_end on collection.meter (ends_at);

insert into collection.meter (platform, scope, span, starts_at, ends_at, spent, unit_limit)
select platform, 'PLATFORM', 'DAY', day::timestamp at time zone zone, (day + 1)::timestamp at time zone zone, spent, daily_limit
  from (select *, case platform when 'YOUTUBE' then 'America/Los_Angeles' else 'UTC' end as zone
          from collection.budget) b;
drop table collection.budget;

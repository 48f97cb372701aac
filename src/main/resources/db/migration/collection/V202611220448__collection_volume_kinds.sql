-- Days are compared with days of the same kind: working days, or days off.
alter table collection.volume_day drop constraint volume_day_basis_check;
update collection.volume_day set basis = 'SAME_KIND' where basis = 'ALL_DAYS';
alter table collection.volume_day
    add constraint volume_day_basis_check check (basis in ('SAME_WEEKDAY', 'SAME_KIND', 'NONE'));

-- A day on which only some of a unit's accounts were not seen is lost by their share.
alter table scoring.score
    alter column gap_days type numeric(4, 2);

-- A unit most of whose posts have no label yet has no score: it would be 0 for a moment.
alter table scoring.score
    drop constraint score_status_check,
    drop constraint score_check2,
    add constraint score_status_check check (status in ('RANKED', 'INTRODUCTION', 'NO_ACCOUNT', 'NO_DATA', 'COUNTING')),
    add constraint score_has_total_check check ((total is null) = (status in ('NO_ACCOUNT', 'NO_DATA', 'COUNTING')));

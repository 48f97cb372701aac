-- A platform's contract may demand that its statistics are forgotten: the row stays without them, so that a later snapshot
-- is not taken for the one at 72 hours.
alter table scoring.measured_post alter column interactions drop not null;

-- What was computed from statistics that are forgotten after a time: the ratio of each post to what was usual, from the
-- widest basis it ever had. It holds no count.
create table scoring.kept_ratio (
    post_id bigint primary key,
    ratio numeric(24, 4) not null check (ratio >= 0),
    -- how many earlier posts it was compared with
    basis int not null check (basis >= 1)
);

-- nothing is computed from YouTube's statistics before its amendment is accepted
delete from scoring.measured_post k using post.post_fact p where p.post_id = k.post_id and p.platform = 'YOUTUBE';

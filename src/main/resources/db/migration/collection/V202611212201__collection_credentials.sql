-- Whether the account has the credential it needs; one without is "belum terhubung": nothing is planned, nothing is missed.
-- enrolled_at, from which checks are planned, is set anew when it is connected (again).
alter table collection.account_state add column connected boolean not null default true;

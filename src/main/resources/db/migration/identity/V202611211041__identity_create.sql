-- People who sign in, and the pauses that slow down guessing.
create schema identity;

create table identity.user_account (
    id uuid not null primary key,
    username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{2,59}$'),
    display_name text not null check (char_length(display_name) between 1 and 120),
    password_hash text not null check (password_hash like '{%}%'),
    unit_id uuid,
    active boolean not null,
    must_change_password boolean not null,
    last_sign_in timestamptz,
    created_at timestamptz not null,
    version bigint not null
);

create table identity.user_role (
    user_id uuid not null references identity.user_account (id),
    role text not null check (role in ('ADMIN', 'STAF', 'PIMPINAN', 'PIC', 'VERIFIKATOR')),
    primary key (user_id, role)
);

-- One row per username and per address that recently failed; both are kept as digests, because people type passwords
-- into the wrong field and addresses are personal data.
create table identity.sign_in_pause (
    kind text not null check (kind in ('USERNAME', 'ADDRESS')),
    digest text not null,
    attempts int not null check (attempts >= 0),
    last_attempt timestamptz not null,
    blocked_until timestamptz,
    primary key (kind, digest)
);
create index sign_in_pause_last_attempt on identity.sign_in_pause (last_attempt);

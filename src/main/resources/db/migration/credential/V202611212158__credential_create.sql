create schema credential;

-- Secrets of the platforms. What is in "sealed" can be read with the key of the environment alone.
create table credential.credential (
    id             uuid primary key,
    platform       text not null,
    account_id     uuid,                              -- registry's account; null = the whole platform
    purpose        text not null check (purpose in ('ACCESS', 'APPLICATION')),
    key_id         text not null,                     -- which key sealed it
    sealed         bytea not null check (length(sealed) > 28), -- form (1), nonce (12), ciphertext, tag (16)
    by_consent     boolean not null,
    expires_at     timestamptz,                       -- of the token in use
    connect_by     timestamptz,                       -- when a person must connect it again
    abilities      text not null default '[]',        -- as last found, JSON
    problem        text,                              -- message key of what the last check found wrong
    entered_at     timestamptz not null,
    entered_by     text not null,
    renewed_at     timestamptz,
    renew_failed_at timestamptz,                      -- last passing fault while renewing
    checked_at     timestamptz,
    doubted        boolean not null default false,    -- refused once, to be renewed before its next use
    refused_at     timestamptz,
    refused_reason text,
    check (purpose = 'ACCESS' or account_id is null),
    unique nulls not distinct (platform, account_id, purpose));

-- Questions to owners of accounts that wait for their answer.
create table credential.consent (
    state_hash   bytea primary key,                   -- SHA-256 of the state
    platform     text not null,
    account_id   uuid,
    user_id      uuid not null,
    session_hash bytea not null,
    key_id       text not null,
    verifier     bytea not null,                      -- of PKCE, sealed
    redirect     text not null,
    back         text not null,
    expires_at   timestamptz not null);
create index consent_by_expiry on credential.consent (expires_at);

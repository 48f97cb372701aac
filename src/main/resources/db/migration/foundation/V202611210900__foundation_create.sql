-- What no feature owns: sign-in sessions, module events waiting for their listeners, and the scheduler's tasks.
create schema foundation;

-- Spring Session JDBC 4.1, as its own PostgreSQL script defines it.
create table foundation.spring_session (
    primary_id char(36) not null primary key,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create unique index spring_session_ix1 on foundation.spring_session (session_id);
create index spring_session_ix2 on foundation.spring_session (expiry_time);
create index spring_session_ix3 on foundation.spring_session (principal_name);
create table foundation.spring_session_attributes (
    session_primary_id char(36) not null references foundation.spring_session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- Spring Modulith 2.1 event publications; a finished row is deleted at once.
create table foundation.event_publication (
    id uuid not null primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index event_publication_serialized_event_hash_idx on foundation.event_publication using hash (serialized_event);
create index event_publication_by_completion_date_idx on foundation.event_publication (completion_date);

-- db-scheduler 16, as its documentation defines it for PostgreSQL.
create table foundation.scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    state text,
    primary key (task_name, task_instance)
);
create index scheduled_task_execution_time_idx on foundation.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat_idx on foundation.scheduled_task (last_heartbeat);
create index scheduled_task_priority_idx on foundation.scheduled_task (priority desc, execution_time asc);

-- What kind of installation this database belongs to; one row, written once the first start is complete.
create table setup.installation (
    only_one boolean not null primary key default true check (only_one),
    kind text not null check (kind in ('PRODUKSI', 'PERAGAAN')),
    since timestamptz not null
);

-- Digests of the codes that the instances printed into their logs; whoever can read a log may set the server up.
create table setup.first_start_code (
    digest text not null primary key,
    printed_at timestamptz not null
);

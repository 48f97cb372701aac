create schema registry;

-- The regency this installation serves: at most one row.
create table registry.regency (
    only_one boolean primary key default true check (only_one),
    code text not null,
    name text not null,
    short_name text not null,
    demo boolean not null,
    chosen_at timestamptz not null
);

create table registry.unit (
    id uuid primary key,
    kind text not null check (kind in ('PIMPINAN', 'OPD', 'KECAMATAN', 'DESA', 'KELURAHAN')),
    league text check (league in ('OPD_LAYANAN', 'OPD_PENDUKUNG', 'KECAMATAN', 'DESA')),
    name text not null check (length(name) between 3 and 120),
    short_name text not null check (length(short_name) between 1 and 40),
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 90),
    parent_id uuid references registry.unit (id),
    area_code text unique,
    registered_at timestamptz not null,
    dissolved_at timestamptz,
    version bigint not null,
    -- leaders are never ranked; a desa plays in the league of desa, under its kecamatan
    check (case kind when 'PIMPINAN' then league is null
                     when 'OPD' then league in ('OPD_LAYANAN', 'OPD_PENDUKUNG')
                     when 'KECAMATAN' then league = 'KECAMATAN'
                     else league = 'DESA' end),
    check ((kind in ('DESA', 'KELURAHAN')) = (parent_id is not null))
);
create index unit_by_name on registry.unit (lower(name), id);
create index unit_by_parent on registry.unit (parent_id);
-- two living offices of one kind in one place never share a name
create unique index unit_name_once on registry.unit
    (kind, lower(name), coalesce(parent_id, '00000000-0000-0000-0000-000000000000')) where dissolved_at is null;

create table registry.official_account (
    id uuid primary key,
    unit_id uuid not null references registry.unit (id),
    platform text not null check (platform in
        ('X', 'INSTAGRAM', 'FACEBOOK', 'YOUTUBE', 'TIKTOK', 'THREADS', 'WEBSITE', 'WHATSAPP')),
    handle text not null check (handle <> ''),
    -- the handle as its platform compares it (letter case, dots), for uniqueness
    handle_key text not null check (handle_key <> ''),
    -- the handle with look-alike characters folded together, for warnings
    handle_fold text not null,
    native_id text,
    registered_at timestamptz not null,
    retired_at timestamptz,
    version bigint not null
);
create unique index account_handle_once on registry.official_account (platform, handle_key) where retired_at is null;
create unique index account_native_id_once on registry.official_account (platform, native_id) where retired_at is null;
create index account_by_unit on registry.official_account (unit_id);
create index account_by_fold on registry.official_account (handle_fold) where retired_at is null;

create table registry.appointment (
    id uuid primary key,
    unit_id uuid not null references registry.unit (id),
    role text not null check (role in ('PIC', 'WAKIL')),
    person text not null check (length(person) between 3 and 80),
    phone text,
    decree text not null,
    -- both days count; no last day = until further notice
    first_day date not null,
    last_day date check (last_day >= first_day),
    version bigint not null
);
create index appointment_by_unit on registry.appointment (unit_id, first_day);

-- One PIC at a time. Deputies may overlap. Writers of the registry take turns, so this sees every other row.
create function registry.refuse_second_pic() returns trigger language plpgsql as $$
begin
    if new.role = 'PIC' and exists (
        select from registry.appointment a
         where a.unit_id = new.unit_id and a.role = 'PIC' and a.id <> new.id
           and daterange(a.first_day, a.last_day, '[]') && daterange(new.first_day, new.last_day, '[]')) then
        raise exception 'unit % has a PIC in these days already', new.unit_id using errcode = 'exclusion_violation';
    end if;
    return new;
end $$;
create trigger one_pic_at_a_time before insert or update on registry.appointment
    for each row execute function registry.refuse_second_pic();

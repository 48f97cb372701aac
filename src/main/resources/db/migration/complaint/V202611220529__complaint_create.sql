create schema complaint;

-- Who acts on what (tupoksi). A row applies when its topic (null = any) and one of its keywords (none = always) fit and the
-- place lies in its scope (null = everywhere). The narrowest row wins.
create table complaint.remit (
    id bigint generated always as identity primary key,
    topic text check (topic in ('AIR_DRAINASE_BANJIR', 'BANTUAN_SOSIAL', 'JALAN_JEMBATAN', 'KEPENDUDUKAN', 'KESEHATAN',
        'KETERTIBAN_KEAMANAN', 'LISTRIK_PJU', 'PELAYANAN_DESA_KECAMATAN', 'PENDIDIKAN', 'PERIZINAN', 'PERTANIAN',
        'SAMPAH_LINGKUNGAN', 'TRANSPORTASI_PARKIR', 'LAINNYA')),
    -- phrases, divided by "; "; a star at an end stands for any letters
    keywords text not null default '',
    -- kecamatan, desa or kelurahan (unit of the registry) whose area it is for
    scope_unit_id uuid,
    target text not null check (target in ('INSTANSI', 'KECAMATAN', 'DESA')),
    -- the unit, when people chose one
    unit_id uuid,
    -- else words that its name contains, alternatives divided by "|": finds the unit of any regency
    office text not null default '',
    changed_at timestamptz not null default current_timestamp,
    changed_by text not null default 'sistem',
    check (topic is not null or keywords <> ''),
    check (target <> 'INSTANSI' or unit_id is not null or office <> ''),
    check (target = 'INSTANSI' or (unit_id is null and office = ''))
);
-- Counts the changes of the table above: proposals made before are made anew.
create table complaint.remit_revision (
    only_row boolean primary key default true check (only_row),
    revision bigint not null default 0
);
insert into complaint.remit_revision default values;

insert into complaint.remit (topic, keywords, target, office) values
    ('JALAN_JEMBATAN', '', 'INSTANSI', 'pekerjaan umum|pupr|bina marga'),
    ('JALAN_JEMBATAN', 'gang; jalan desa; jalan lingkungan; jalan setapak; paving; jalan usaha tani; rabat beton', 'DESA', ''),
    ('JALAN_JEMBATAN', 'rambu; marka; guardrail; lampu merah', 'INSTANSI', 'perhubungan|dishub'),
    ('LISTRIK_PJU', '', 'INSTANSI', 'perhubungan|dishub'),
    ('AIR_DRAINASE_BANJIR', '', 'INSTANSI', 'pekerjaan umum|pupr|sumber daya air'),
    ('AIR_DRAINASE_BANJIR', 'rumah terendam; kebanjiran; mengungsi; pengungsi*; perahu karet; evakuasi*; dapur umum; tanggul jebol; longsor*; banjir bandang; air bersih habis; kekeringan; krisis air', 'INSTANSI', 'penanggulangan bencana|bpbd'),
    ('AIR_DRAINASE_BANJIR', 'irigasi*; saluran sawah; pintu air', 'INSTANSI', 'pekerjaan umum|pupr|sumber daya air'),
    ('AIR_DRAINASE_BANJIR', 'pdam; perumdam; air ledeng; air keran; air kran; meteran air; tagihan air', 'INSTANSI', 'pdam|perumdam|air minum|pekerjaan umum|pupr'),
    ('SAMPAH_LINGKUNGAN', '', 'INSTANSI', 'lingkungan hidup|dlh'),
    ('BANTUAN_SOSIAL', '', 'INSTANSI', 'dinas sosial|dinsos'),
    ('BANTUAN_SOSIAL', 'rutilahu; bedah rumah; rumah tidak layak huni; rtlh; bsps', 'INSTANSI', 'perumahan|permukiman|dinas sosial|dinsos'),
    ('BANTUAN_SOSIAL', 'blt desa; blt dd; dana desa', 'DESA', ''),
    ('KEPENDUDUKAN', '', 'INSTANSI', 'kependudukan dan pencatatan|disdukcapil|dukcapil'),
    ('KESEHATAN', '', 'INSTANSI', 'dinas kesehatan|dinkes'),
    ('KESEHATAN', 'rsud; igd; rumah sakit; rawat inap', 'INSTANSI', 'rsud|rumah sakit|dinas kesehatan|dinkes'),
    ('PENDIDIKAN', '', 'INSTANSI', 'dinas pendidikan|disdik|dindik'),
    ('KETERTIBAN_KEAMANAN', '', 'INSTANSI', 'polisi pamong praja|satpol'),
    ('KETERTIBAN_KEAMANAN', 'kebakaran; damkar; pemadam', 'INSTANSI', 'kebakaran|damkar|polisi pamong praja|satpol'),
    ('TRANSPORTASI_PARKIR', '', 'INSTANSI', 'perhubungan|dishub'),
    ('PERIZINAN', '', 'INSTANSI', 'penanaman modal|dpmptsp|perizinan'),
    ('PERTANIAN', '', 'INSTANSI', 'dinas pertanian|ketahanan pangan|distan'),
    ('PERTANIAN', 'nelayan; perahu; tambak; ikan; lele; pelelangan; tpi', 'INSTANSI', 'perikanan|kelautan|dinas pertanian'),
    ('PELAYANAN_DESA_KECAMATAN', '', 'DESA', ''),
    ('PELAYANAN_DESA_KECAMATAN', 'kantor kecamatan; kantor camat; pak camat; bu camat; pelayanan kecamatan; staf kecamatan; pegawai kecamatan; paten', 'KECAMATAN', ''),
    ('LAINNYA', 'gaji; upah; umr; umk; thr; phk; pesangon; lowongan; loker; kartu kuning; ak1; pabrik; buruh; outsourcing; bpjs ketenagakerjaan; pelatihan kerja; magang; calo kerja', 'INSTANSI', 'tenaga kerja|ketenagakerjaan|disnaker'),
    ('LAINNYA', 'pajak; pbb; sppt; bphtb; njop; retribusi', 'INSTANSI', 'pendapatan daerah|bapenda'),
    ('LAINNYA', 'pasar; kios; pedagang; umkm; harga; sembako; minyak goreng; elpiji; lpg; gas melon; koperasi', 'INSTANSI', 'perdagangan|koperasi|disdagkop|diskoumperindag'),
    ('LAINNYA', 'wisata; pantai; stadion; lapangan bola; gor; olahraga; karcis masuk', 'INSTANSI', 'pariwisata|olahraga|disparpora'),
    ('LAINNYA', 'wifi; internet; sinyal; aplikasi; website; hoaks; nomor aduan; call center', 'INSTANSI', 'komunikasi|kominfo'),
    ('LAINNYA', 'asn; pns; pppk; cpns; honorer', 'INSTANSI', 'kepegawaian|bkpsdm|bkd'),
    ('LAINNYA', 'perpustakaan; arsip', 'INSTANSI', 'perpustakaan'),
    ('LAINNYA', 'kdrt; kekerasan; pelecehan; perkawinan anak; kb gratis; stunting; posyandu', 'INSTANSI', 'perempuan|perlindungan anak|keluarga berencana|pengendalian penduduk'),
    ('LAINNYA', 'korupsi; suap; gratifikasi; penyelewengan; diselewengkan', 'INSTANSI', 'inspektorat'),
    (null, 'kdrt; pelecehan seksual; dilecehkan; kekerasan anak; kekerasan dalam rumah tangga; dicabuli; pencabulan', 'INSTANSI', 'perempuan|perlindungan anak'),
    (null, 'kebakaran; damkar; pemadam', 'INSTANSI', 'kebakaran|damkar|polisi pamong praja|satpol'),
    (null, 'pohon tumbang; angin puting beliung; gempa; longsor; banjir bandang', 'INSTANSI', 'penanggulangan bencana|bpbd'),
    (null, 'ktp; e-ktp; kartu keluarga; akta lahir; akta kelahiran; akte; kia; dukcapil; capil; perekaman; surat pindah', 'INSTANSI', 'kependudukan dan pencatatan|disdukcapil|dukcapil'),
    (null, 'ppdb; spmb; beasiswa; ijazah', 'INSTANSI', 'dinas pendidikan|disdik|dindik'),
    (null, 'puskesmas; imunisasi; vaksin*; posyandu; bpjs kesehatan; rsud', 'INSTANSI', 'dinas kesehatan|dinkes'),
    (null, 'pkh; bpnt; bansos; dtks; dtsen; sembako', 'INSTANSI', 'dinas sosial|dinsos'),
    (null, 'izin usaha; nib; oss; izin mendirikan; pbg', 'INSTANSI', 'penanaman modal|dpmptsp|perizinan'),
    (null, 'loker; lowongan; kartu kuning; ak1; job fair; bursa kerja; pelatihan kerja', 'INSTANSI', 'tenaga kerja|ketenagakerjaan|disnaker'),
    (null, 'pupuk; benih; bibit; kelompok tani; gapoktan; traktor', 'INSTANSI', 'dinas pertanian|ketahanan pangan|distan'),
    (null, 'pbb; sppt; bphtb', 'INSTANSI', 'pendapatan daerah|bapenda'),
    (null, 'cpns; pppk; honorer', 'INSTANSI', 'kepegawaian|bkpsdm|bkd'),
    (null, 'parkir; angkot; bus; terminal; uji kir; kir', 'INSTANSI', 'perhubungan|dishub'),
    (null, 'pju; lampu jalan', 'INSTANSI', 'perhubungan|dishub'),
    (null, 'sampah; tps; limbah', 'INSTANSI', 'lingkungan hidup|dlh');

-- One comment that was judged. Neither its text nor its author is here: they are read through post.comment_fact and gone from
-- here when they are forgotten there. Words that decided are not kept for the same reason; only codes are.
create table complaint.candidate (
    comment_id bigint primary key,
    account_id uuid not null,
    -- the unit under whose account it stands
    unit_id uuid not null,
    platform text not null,
    published_at timestamptz not null,
    judged_at timestamptz not null,
    -- models, word lists and remit table it was judged with
    judged_with text not null,
    state text not null check (state in ('KANDIDAT', 'BUKAN_ADUAN')),
    -- why it is none
    reason text check (reason in ('APRESIASI', 'LAINNYA')),
    class text not null check (class in ('ADUAN', 'PERTANYAAN', 'APRESIASI', 'LAINNYA')),
    class_probability numeric(4, 3) not null check (class_probability between 0 and 1),
    complaint_probability numeric(4, 3) not null check (complaint_probability between 0 and 1),
    needs_review boolean not null,
    topic text,
    -- the model's three likeliest, the likeliest first
    topics text[] not null,
    topic_probabilities numeric[] not null,
    proposed_unit_id uuid,
    remit_id bigint,
    -- how the unit was found
    proposed_by text not null check (proposed_by in ('TUPOKSI', 'DISEBUT', 'AKUN', 'ORANG', 'TIDAK_ADA')),
    place_unit_id uuid,
    place_by text not null check (place_by in ('TEKS', 'AKUN', 'ORANG', 'TIDAK_ADA')),
    -- units that may be meant where the text leaves it open
    place_candidates uuid[] not null default '{}',
    -- codes of urgency and of secret categories; not empty = flag DARURAT or RAHASIA
    urgency text[] not null,
    secrecy text[] not null,
    urgent boolean generated always as (cardinality(urgency) > 0) stored,
    secret boolean generated always as (cardinality(secrecy) > 0) stored,
    -- what people decided: KELAS, TOPIK, INSTANSI, TEMPAT, DARURAT, RAHASIA; no model changes these any more
    by_person text[] not null default '{}',
    check ((state = 'BUKAN_ADUAN') = (reason is not null)),
    check (cardinality(topics) = cardinality(topic_probabilities))
);
create index candidate_waiting on complaint.candidate (state, urgent, published_at, comment_id);
create index candidate_by_time on complaint.candidate (state, published_at, comment_id);
create index candidate_by_probability on complaint.candidate (state, complaint_probability, comment_id);
create index candidate_by_unit on complaint.candidate (proposed_unit_id, published_at);

create table complaint.candidate_correction (
    id bigint generated always as identity primary key,
    comment_id bigint not null references complaint.candidate,
    corrected_at timestamptz not null,
    person text not null,
    field text not null check (field in ('KELAS', 'TOPIK', 'INSTANSI', 'TEMPAT', 'DARURAT', 'RAHASIA')),
    -- codes, or ids of units; null = none
    before_value text,
    after_value text
);
create index candidate_correction_by_comment on complaint.candidate_correction (comment_id, id);

-- How far comments were looked through for ones without a row, and how far rows were judged anew with what is in use.
create table complaint.sweep (
    only_row boolean primary key default true check (only_row),
    swept_to bigint not null default 0,
    judged_with text not null default '',
    rejudged_to bigint not null default 0
);
insert into complaint.sweep default values;

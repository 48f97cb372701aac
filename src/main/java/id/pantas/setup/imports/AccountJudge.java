package id.pantas.setup.imports;

import id.pantas.registry.AccountHandle;
import id.pantas.registry.NewAccount;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Refusal;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.setup.ImportRow.Remark;
import id.pantas.setup.ImportVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges rows of accounts: kode instansi, nama instansi, platform, akun, pengenal, status. */
final class AccountJudge implements RowJudge {

    private final UnitLookup units;
    private final OfficialAccounts accounts;
    private final ImportTexts texts;
    private final Map<String, OfficialAccount> inUse = new HashMap<>();
    private final Map<String, OfficialAccount> retired = new HashMap<>();
    private final Map<String, String> nativeIds = new HashMap<>();
    private final Map<String, Integer> rowsByHandle = new HashMap<>();
    private final LikenessIndex likeness = new LikenessIndex();

    AccountJudge(UnitLookup units, OfficialAccounts accounts, ImportTexts texts) {
        this.units = units;
        this.accounts = accounts;
        this.texts = texts;
        for (OfficialAccount account : accounts.all()) {
            AccountHandle handle = AccountHandle.of(account.platform(), account.handle());
            if (account.active()) {
                inUse.put(place(handle), account);
                if (account.nativeId() != null) {
                    nativeIds.put(account.platform() + " " + account.nativeId(), place(handle));
                }
                likeness.add(handle, account.unit(), name(account.unit()));
            } else {
                retired.put(place(handle) + " " + account.unit(), account);
            }
        }
    }

    @Override
    public Judged judge(int rowNumber, List<String> cells) {
        List<Remark> problems = new ArrayList<>();
        UnitLookup.Found found = units.find(cells.get(0), cells.get(1));
        if (found.problem() != null) {
            problems.add(found.problem());
        }
        Platform platform = platform(cells.get(2));
        if (platform == null) {
            problems.add(texts.remark("platform", "account.platform", cells.get(2)));
        }
        AccountHandle handle = null;
        if (platform != null) {
            try {
                handle = AccountHandle.of(platform, cells.get(3));
            } catch (Refusal refusal) {
                problems.add(texts.remark("akun", refusal));
            }
        }
        Boolean active = status(cells.get(5));
        if (active == null) {
            problems.add(texts.remark("status", "account.status", cells.get(5)));
        }
        String nativeId = cells.get(4);
        if (nativeId.length() > 200 || !nativeId.matches("\\p{Graph}*")) {
            problems.add(texts.remark("pengenal", "account.nativeId"));
        }
        Unit unit = found.unit();
        if (!problems.isEmpty() || handle == null || unit == null || active == null) {
            return Judged.error(problems.toArray(Remark[]::new));
        }
        return active ? judgeInUse(rowNumber, unit, handle, nativeId) : judgeRetired(unit, handle);
    }

    private Judged judgeInUse(int rowNumber, Unit unit, AccountHandle handle, String nativeId) {
        Integer earlier = rowsByHandle.putIfAbsent(place(handle), rowNumber);
        if (earlier != null) {
            return Judged.error(texts.remark("akun", "account.twice", handle.shown(), earlier));
        }
        OfficialAccount known = inUse.get(place(handle));
        if (known != null && !known.unit().equals(unit.id())) {
            return Judged.error(texts.remark("akun", "account.taken", handle.shown(), name(known.unit())));
        }
        if (!nativeId.isEmpty()) {
            String holder = nativeIds.putIfAbsent(handle.platform() + " " + nativeId, place(handle));
            if (holder != null && !holder.equals(place(handle))) {
                return Judged.error(texts.remark("pengenal", "account.nativeIdTwice", nativeId));
            }
        }
        if (known != null) {
            if (nativeId.isEmpty() || nativeId.equals(known.nativeId())) {
                return Judged.same();
            }
            if (known.nativeId() != null) {
                return Judged.error(texts.remark("pengenal", "account.nativeIdStays", known.nativeId()));
            }
            return Judged.of(
                    ImportVerdict.CHANGED, work -> work.change(registry -> accounts.identify(known.id(), nativeId)));
        }
        List<Remark> warnings = new ArrayList<>();
        for (LikenessIndex.Alike alike : likeness.of(handle, unit.id(), unit.name())) {
            warnings.add(texts.remark(
                    "akun",
                    "account.alike",
                    handle.shown(),
                    alike.handle(),
                    alike.platform().displayName(),
                    alike.unitName()));
        }
        likeness.add(handle, unit.id(), unit.name());
        NewAccount account = new NewAccount(
                unit.id(), handle.platform(), handle.shown(), nativeId.isEmpty() ? null : nativeId, null, true);
        ImportVerdict verdict = warnings.isEmpty() ? ImportVerdict.NEW : ImportVerdict.WARNING;
        return new Judged(verdict, warnings, work -> work.add(account));
    }

    private Judged judgeRetired(Unit unit, AccountHandle handle) {
        OfficialAccount known = inUse.get(place(handle));
        if (known != null && known.unit().equals(unit.id())) {
            return Judged.of(
                    ImportVerdict.CHANGED, work -> work.change(registry -> registry.retireAccount(known.id())));
        }
        return retired.containsKey(place(handle) + " " + unit.id())
                ? Judged.same()
                : Judged.error(texts.remark("status", "account.retiredUnknown", handle.shown()));
    }

    private String name(UnitId id) {
        Unit unit = units.byId(id);
        return unit == null ? id.toString() : unit.name();
    }

    private static String place(AccountHandle handle) {
        return handle.platform() + " " + handle.key();
    }

    static @Nullable Platform platform(String written) {
        String plain = written.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
        return switch (plain) {
            case "x", "twitter", "x(twitter)" -> Platform.X;
            case "instagram", "ig" -> Platform.INSTAGRAM;
            case "facebook", "fb" -> Platform.FACEBOOK;
            case "youtube", "yt" -> Platform.YOUTUBE;
            case "tiktok" -> Platform.TIKTOK;
            case "threads" -> Platform.THREADS;
            case "website", "web", "situs", "situsweb" -> Platform.WEBSITE;
            case "whatsapp", "wa", "saluranwhatsapp" -> Platform.WHATSAPP;
            default -> null;
        };
    }

    private static @Nullable Boolean status(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "", "aktif", "ya", "true" -> Boolean.TRUE;
            case "nonaktif", "non aktif", "tidak aktif", "tidak", "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}

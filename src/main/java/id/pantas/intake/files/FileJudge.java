package id.pantas.intake.files;

import id.pantas.intake.FileKind;
import id.pantas.intake.FileRow.Remark;
import id.pantas.intake.FileVerdict;
import id.pantas.intake.files.FileRows.Kept;
import id.pantas.registry.AccountHandle;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Refusal;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides about each row: whose it is, and what is stored of it already. */
@Component
class FileJudge {

    private final OfficialAccounts accounts;
    private final Units units;
    private final KnownPosts posts;
    private final FileMemory memory;
    private final FileTexts texts;

    FileJudge(OfficialAccounts accounts, Units units, KnownPosts posts, FileMemory memory, FileTexts texts) {
        this.accounts = accounts;
        this.units = units;
        this.posts = posts;
        this.memory = memory;
        this.texts = texts;
    }

    /**
     * Every row judged.
     *
     * @param rows in the order of the drafts
     * @param account the one account of all usable rows, null if there are several or none
     * @param unknown what the file calls an account that nobody has confirmed to be the unit's, null if nothing is open
     */
    record Verdicts(
            List<Kept> rows,
            @Nullable OfficialAccount account,
            @Nullable String unknown) {}

    /** The unit's accounts in use on a platform. */
    List<OfficialAccount> own(UnitId unit, @Nullable Platform platform) {
        return accounts.ofUnit(unit).stream()
                .filter(account -> account.active() && (platform == null || account.platform() == platform))
                .toList();
    }

    Verdicts judge(UnitId unit, FileKind kind, List<Draft> drafts, boolean accountConfirmed) {
        List<OfficialAccount> own = own(unit, null);
        Map<String, OfficialAccount> named = new HashMap<>();
        String unknown = null;
        for (Draft draft : drafts) {
            Platform platform = draft.platform();
            if (!draft.usable() || platform == null || named.containsKey(key(draft))) {
                continue;
            }
            OfficialAccount account = owner(own, platform, draft, kind);
            boolean open = kind == FileKind.META_FACEBOOK_CONTENT
                    && account == null
                    && unknown == null
                    && accounts.findByHandle(platform, draft.account()).isEmpty();
            List<OfficialAccount> ofPlatform = of(own, platform);
            if (open && ofPlatform.size() == 1 && !namedByNumber(ofPlatform.get(0))) {
                unknown = draft.account();
                account = accountConfirmed ? ofPlatform.get(0) : null;
            }
            if (account != null) {
                named.put(key(draft), account);
            }
        }
        List<Kept> kept = judged(unit, drafts, named);
        Set<OfficialAccount> used = new HashSet<>(named.values());
        return new Verdicts(kept, used.size() == 1 ? used.iterator().next() : null, accountConfirmed ? null : unknown);
    }

    private boolean namedByNumber(OfficialAccount account) {
        return account.nativeId() != null || memory.ofAccount(account.id()).fileAccount() != null;
    }

    private List<Kept> judged(UnitId unit, List<Draft> drafts, Map<String, OfficialAccount> named) {
        Map<Platform, Set<String>> wanted = new HashMap<>();
        for (Draft draft : drafts) {
            if (draft.platform() != null && draft.nativeId() != null) {
                Set<String> ids = wanted.computeIfAbsent(draft.platform(), platform -> new HashSet<>());
                ids.add(draft.nativeId());
                if (draft.alias() != null) {
                    ids.add(draft.alias());
                }
            }
        }
        Map<Platform, Map<String, String>> aliases = new HashMap<>();
        Map<Platform, Map<String, KnownPosts.Known>> known = new HashMap<>();
        wanted.forEach((platform, ids) -> {
            Map<String, String> others = posts.aliases(platform, ids);
            aliases.put(platform, others);
            Set<String> all = new HashSet<>(ids);
            all.addAll(others.values());
            known.put(platform, posts.of(platform, all));
        });
        Map<String, Integer> first = new HashMap<>();
        List<Kept> kept = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Platform platform = draft.platform();
            String given = draft.nativeId();
            if (draft.skipped()) {
                kept.add(new Kept(draft, FileVerdict.SKIPPED, null, null, null, draft.remarks()));
                continue;
            }
            if (!draft.problems().isEmpty() || platform == null || given == null) {
                kept.add(rejected(draft, draft.problems()));
                continue;
            }
            OfficialAccount account = named.get(key(draft));
            if (account == null) {
                kept.add(rejected(draft, List.of(notOwn(unit, platform, draft))));
                continue;
            }
            Map<String, KnownPosts.Known> stored = known.getOrDefault(platform, Map.of());
            String id = settled(draft, given, aliases.getOrDefault(platform, Map.of()), stored);
            Integer earlier = first.putIfAbsent(platform + " " + id, draft.number());
            KnownPosts.Known post = stored.get(id);
            if (earlier != null) {
                kept.add(rejected(draft, List.of(texts.remark("", "row.twice", earlier))));
            } else if (post != null && !post.account().equals(account.id())) {
                kept.add(rejected(draft, List.of(texts.remark("", "row.foreign", name(post.unit())))));
            } else {
                FileVerdict verdict = post == null || post.hidden() ? FileVerdict.NEW : FileVerdict.UPDATED;
                kept.add(
                        new Kept(draft, verdict, account.id(), id, post == null ? null : post.post(), draft.remarks()));
            }
        }
        return kept;
    }

    /** The identifier under which the post is stored, if it is stored under another one. */
    private static String settled(
            Draft draft, String given, Map<String, String> aliases, Map<String, KnownPosts.Known> stored) {
        String id = aliases.getOrDefault(given, given);
        String alias = draft.alias();
        return alias != null && !stored.containsKey(id) && stored.containsKey(alias) ? alias : id;
    }

    private static Kept rejected(Draft draft, List<Remark> problems) {
        return new Kept(draft, FileVerdict.REJECTED, null, null, null, problems);
    }

    private Remark notOwn(UnitId unit, Platform platform, Draft draft) {
        if (of(own(unit, null), platform).isEmpty()) {
            return texts.remark("", "row.noAccount", platform.displayName());
        }
        return draft.account().isEmpty()
                ? texts.remark("", "row.whichAccount", platform.displayName())
                : texts.remark("", "row.notOwn", draft.account());
    }

    private @Nullable OfficialAccount owner(List<OfficialAccount> own, Platform platform, Draft draft, FileKind kind) {
        List<OfficialAccount> candidates = of(own, platform);
        String said = draft.account();
        if (said.isEmpty()) {
            boolean sure = kind == FileKind.YOUTUBE_STUDIO_TABLE
                    || draft.link() == null
                    || draft.link().account() == null;
            return candidates.size() == 1 && sure
                    ? candidates.get(0)
                    : byName(candidates, platform, linkAccount(draft));
        }
        OfficialAccount account = byName(candidates, platform, said);
        if (account != null) {
            return account;
        }
        for (OfficialAccount candidate : candidates) {
            FileMemory.OfAccount told = memory.ofAccount(candidate.id());
            if (said.equals(candidate.nativeId()) || said.equals(told.fileAccount())) {
                return candidate;
            }
        }
        // a channel without a link is called by its name
        boolean nameOnly = platform == Platform.WHATSAPP && draft.link() == null && candidates.size() == 1;
        return nameOnly ? candidates.get(0) : null;
    }

    private static String linkAccount(Draft draft) {
        return draft.link() == null || draft.link().account() == null
                ? ""
                : draft.link().account();
    }

    private static @Nullable OfficialAccount byName(List<OfficialAccount> own, Platform platform, String named) {
        try {
            AccountHandle handle = AccountHandle.of(platform, named);
            for (OfficialAccount account : own) {
                String key = AccountHandle.of(platform, account.handle()).key();
                boolean below = platform == Platform.WEBSITE && handle.key().startsWith(key + "/");
                if (below || handle.key().equals(key)) {
                    return account;
                }
            }
        } catch (Refusal notAHandle) {
            return null;
        }
        return null;
    }

    private static List<OfficialAccount> of(List<OfficialAccount> own, Platform platform) {
        return own.stream().filter(account -> account.platform() == platform).toList();
    }

    private static String key(Draft draft) {
        return draft.platform() + " " + (draft.account().isEmpty() ? " " + linkAccount(draft) : draft.account());
    }

    private String name(UnitId unit) {
        return units.find(unit).map(Unit::name).orElse(unit.toString());
    }
}

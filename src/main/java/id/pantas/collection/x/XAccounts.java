package id.pantas.collection.x;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.HandleLookup.Handles;
import id.pantas.collection.spi.PlatformCollector.Identified;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.x.XDocument.Problem;
import id.pantas.collection.x.XDocument.User;
import id.pantas.collection.x.XReader.Told;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the id behind a handle. Ids stay when handles change, so a known one is never looked up again. */
final class XAccounts {

    /** Units of one handle: 0.010 US dollars, where a post read costs 0.005. */
    static final int LOOKUP_COST = 2;

    /** Handles in one request. */
    static final int AT_ONCE = 100;

    private XAccounts() {}

    /** @param raw X's answer, if it had to be asked */
    record Found(String id, Optional<RawAnswer> raw, int spent) {}

    /** @throws CollectionFailure ACCOUNT_GONE, ACCOUNT_PRIVATE, ACCOUNT_SUSPENDED, or why X gave nothing */
    static Found find(XReader reader, OfficialAccount account, Instant now) throws CollectionFailure {
        String known = account.nativeId();
        if (known != null && Counter.of(known) != null) {
            return new Found(known, Optional.empty(), 0);
        }
        String handle = handle(account);
        Told told = reader.ask("users/by", Map.of("usernames", handle, "user.fields", "protected"), now);
        XDocument document = told.document();
        for (User user : XReader.elements(document.data(), User.class, new ArrayList<>())) {
            if (handle.equalsIgnoreCase(user.username()) && Counter.of(user.id()) != null) {
                if (user.closed()) {
                    Problem closed = new Problem(
                            null, null, "protected", "/not-authorized-for-resource", null, null, null, null, null);
                    throw XFailures.ofAccount(closed, told.answer());
                }
                return new Found(String.valueOf(user.id()), Optional.of(told.raw()), LOOKUP_COST);
            }
        }
        for (Problem problem : document.problems()) {
            if (handle.equalsIgnoreCase(problem.value())) {
                throw XFailures.ofAccount(problem, told.answer());
            }
        }
        throw XFailures.unreadable(told.answer(), null);
    }

    /**
     * Many at once. A handle costs the same as alone; what is saved are calls, of which X allows 300 in a quarter of an hour. Closed,
     * suspended and unknown accounts are left out: {@link #find} says why when they are read.
     */
    static Identified findAll(XReader reader, List<OfficialAccount> accounts, Instant now) throws CollectionFailure {
        Map<String, OfficialAccount> byHandle = new LinkedHashMap<>();
        accounts.forEach(account -> byHandle.put(handle(account).toLowerCase(Locale.ROOT), account));
        String handles = accounts.stream().map(XAccounts::handle).distinct().collect(Collectors.joining(","));
        Told told = reader.ask("users/by", Map.of("usernames", handles, "user.fields", "protected"), now);
        XDocument document = told.document();
        Map<AccountId, String> found = new LinkedHashMap<>();
        int spent = 0;
        for (User user : XReader.elements(document.data(), User.class, new ArrayList<>())) {
            spent += LOOKUP_COST;
            String name = user.username();
            OfficialAccount account = name == null ? null : byHandle.get(name.toLowerCase(Locale.ROOT));
            if (account != null && !user.closed() && Counter.of(user.id()) != null) {
                found.put(account.id(), String.valueOf(user.id()));
            }
        }
        return new Identified(found, spent);
    }

    /**
     * What accounts are called now, by their ids. Those that X does not give, and those whose id is not known, are left out; X
     * bills what it gives.
     */
    static Handles handles(XReader reader, List<OfficialAccount> accounts, Instant now) throws CollectionFailure {
        Map<String, OfficialAccount> byId = new LinkedHashMap<>();
        for (OfficialAccount account : accounts) {
            String id = account.nativeId();
            if (id != null && Counter.of(id) != null) {
                byId.put(id, account);
            }
        }
        if (byId.isEmpty()) {
            return new Handles(Map.of(), 0);
        }
        Told told = reader.ask("users", Map.of("ids", String.join(",", byId.keySet())), now);
        Map<AccountId, String> present = new LinkedHashMap<>();
        int spent = 0;
        for (User user : XReader.elements(told.document().data(), User.class, new ArrayList<>())) {
            spent += LOOKUP_COST;
            OfficialAccount account = user.id() == null ? null : byId.get(user.id());
            if (account != null && user.username() != null) {
                present.put(account.id(), user.username());
            }
        }
        return new Handles(present, spent);
    }

    /** Without the sign that people write before it. */
    static String handle(OfficialAccount account) {
        String handle = account.handle().strip();
        return handle.startsWith("@") ? handle.substring(1) : handle;
    }
}

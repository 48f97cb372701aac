package id.pantas.credential.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes changes of credentials into the audit log: what and whose, never the secret. */
@Component
class Trail {

    private final AuditLog log;
    private final OfficialAccounts accounts;

    Trail(AuditLog log, OfficialAccounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    /** Under whose name a change made now is recorded. */
    String actor() {
        return log.actor();
    }

    void note(String action, Kept kept) {
        AccountId account = kept.account();
        String handle = Optional.ofNullable(account)
                .flatMap(accounts::find)
                .map(OfficialAccount::handle)
                .map(name -> " " + name)
                .orElse("");
        String label = kept.platform().displayName() + handle;
        log.record(new Change(action, "credential", kept.id().toString(), label, null, null));
    }
}

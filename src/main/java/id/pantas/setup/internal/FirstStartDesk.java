package id.pantas.setup.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.identity.NewUser;
import id.pantas.identity.Users;
import id.pantas.registry.Areas;
import id.pantas.registry.Regency;
import id.pantas.setup.FirstStart;
import id.pantas.setup.internal.FirstStartRecord.Kind;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class FirstStartDesk implements FirstStart {

    private final FirstStartRecord installation;
    private final Users users;
    private final Areas areas;
    private final AuditLog audit;
    private final Clock clock;
    private volatile boolean done;

    FirstStartDesk(FirstStartRecord installation, Users users, Areas areas, AuditLog audit, Clock clock) {
        this.installation = installation;
        this.users = users;
        this.areas = areas;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean isDone() {
        if (!done) {
            done = installation.kind().isPresent() || !users.isEmpty();
        }
        return done;
    }

    @Override
    @Transactional
    public void finish(String code, String regencyCode, NewUser admin) {
        if (isDone()) {
            throw new AlreadyDone();
        }
        if (!installation.knowsCode(code.strip().toLowerCase(Locale.ROOT))) {
            throw new WrongCode();
        }
        try {
            users.createFirst(admin);
        } catch (IllegalStateException e) {
            throw new AlreadyDone();
        }
        Regency regency = areas.chooseRegency(regencyCode, false);
        installation.mark(Kind.PRODUKSI, clock.instant());
        installation.forgetCodes();
        audit.record(new Change(
                "setup.audit.firstStart", "regency", regency.code(), regency.name(), null, admin.username()));
    }
}

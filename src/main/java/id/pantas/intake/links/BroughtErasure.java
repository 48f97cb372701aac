package id.pantas.intake.links;

import id.pantas.compliance.ErasedData;
import id.pantas.compliance.ErasureTarget;
import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people wrote or showed of a post when they brought it: text of pasted links, screenshots, rows of files. */
@Component
class BroughtErasure implements ErasedData {

    private static final String LINKS = """
             from intake.submission s where (text <> '' or exists (select 1 from intake.picture p where p.submission_id = s.id))
              and (:kind = 'POST' and platform = :platform and native_id = any(:natives)
                   or :kind = 'ACCOUNT' and account_id = cast(:account as uuid))
            """;
    private static final String ROWS = """
             from intake.file_row r join intake.file_import i on i.id = r.import_id where r.text <> ''
              and (:kind = 'POST' and i.platform = :platform and r.native_id = any(:natives)
                   or :kind = 'ACCOUNT' and r.account_id = cast(:account as uuid))
            """;

    private final JdbcClient database;

    BroughtErasure(JdbcClient database) {
        this.database = database;
    }

    @Override
    public What what() {
        return What.BROUGHT;
    }

    @Override
    public int count(ErasureTarget target, Set<AccountId> accounts) {
        return meant(target, "select (select count(*)" + LINKS + ") + (select count(*)" + ROWS + ")")
                .query(Integer.class)
                .single();
    }

    @Override
    public Set<AccountId> accounts(ErasureTarget target) {
        return new HashSet<>(meant(target, "select account_id" + LINKS + " and account_id is not null")
                .query((row, number) -> new AccountId(row.getObject(1, UUID.class)))
                .list());
    }

    @Override
    public int erase(ErasureTarget target, Set<AccountId> accounts, Instant at, int limit) {
        int links = meant(target, """
                        with old as materialized (select s.id %s limit :limit),
                        pictures as (delete from intake.picture p using old where p.submission_id = old.id)
                        update intake.submission s set text = '', pasted = s.address from old where s.id = old.id
                        """.formatted(LINKS)).param("limit", limit).update();
        if (links == limit) {
            return links;
        }
        int rows =
                meant(target, """
                        update intake.file_row set text = '', cells = '{}'
                         where ctid = any(array(select r.ctid %s limit :limit))
                        """.formatted(ROWS)).param("limit", limit - links).update();
        return links + rows;
    }

    private JdbcClient.StatementSpec meant(ErasureTarget target, String statement) {
        AccountId account = target.account();
        return database.sql(statement)
                .param("platform", target.platform().name())
                .param("kind", target.kind().name())
                .param("natives", target.nativeIds().toArray(String[]::new))
                .param("account", account == null ? null : account.toString());
    }
}

package id.pantas.collection.internal;

import id.pantas.collection.Outages.Outage;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded outages, and which units' days they touch. */
@Repository
class OutageRows {

    private static final String SELECT = """
            select o.*, array(select account_id from collection.outage_account a where a.outage_id = o.id) as accounts
              from collection.outage o
            """;

    private final JdbcClient database;

    OutageRows(JdbcClient database) {
        this.database = database;
    }

    List<Outage> all(int limit) {
        return database.sql(SELECT + """
                         order by o.withdrawn_at is not null, o.last_day desc, o.first_day desc, o.id desc limit :limit
                        """)
                .param("limit", limit)
                .query(OutageRows::outage)
                .list();
    }

    Optional<Outage> find(long id) {
        return database.sql(SELECT + " where o.id = :id")
                .param("id", id)
                .query(OutageRows::outage)
                .optional();
    }

    /** Those in force that touch a day of the span. */
    List<Outage> inForce(LocalDate from, LocalDate to) {
        return database.sql(SELECT + """
                         where o.withdrawn_at is null and o.last_day >= :from and o.first_day <= :to
                         order by o.first_day, o.id
                        """)
                .param("from", from)
                .param("to", to)
                .query(OutageRows::outage)
                .list();
    }

    /** Until the end of the transaction nobody else changes outages, so that two at once cannot overlap. */
    void lock() {
        database.sql("lock table collection.outage in share row exclusive mode").update();
    }

    long insert(Outage outage) {
        long id = database.sql("""
                        insert into collection.outage
                               (platform, first_day, last_day, reason, everyone, recorded_by, recorded_at)
                        values (:platform, :from, :to, :reason, :everyone, :by, :at) returning id
                        """)
                .param("platform", outage.platform().name())
                .param("from", outage.from())
                .param("to", outage.to())
                .param("reason", outage.reason())
                .param("everyone", outage.everyone())
                .param("by", outage.recordedBy())
                .param("at", Sql.at(outage.recordedAt()))
                .query(Long.class)
                .single();
        keepAccounts(id, outage.accounts());
        return id;
    }

    void update(Outage outage, String by, java.time.Instant at) {
        database.sql("""
                        update collection.outage
                           set platform = :platform, first_day = :from, last_day = :to, reason = :reason,
                               everyone = :everyone, changed_by = :by, changed_at = :at, version = version + 1
                         where id = :id
                        """)
                .param("platform", outage.platform().name())
                .param("from", outage.from())
                .param("to", outage.to())
                .param("reason", outage.reason())
                .param("everyone", outage.everyone())
                .param("by", by)
                .param("at", Sql.at(at))
                .param("id", outage.id())
                .update();
        database.sql("delete from collection.outage_account where outage_id = :id")
                .param("id", outage.id())
                .update();
        keepAccounts(outage.id(), outage.accounts());
    }

    void withdraw(long id, String by, java.time.Instant at) {
        database.sql("""
                        update collection.outage
                           set withdrawn_by = :by, withdrawn_at = :at, version = version + 1 where id = :id
                        """)
                .param("by", by)
                .param("at", Sql.at(at))
                .param("id", id)
                .update();
    }

    private void keepAccounts(long id, Collection<AccountId> accounts) {
        database.sql("insert into collection.outage_account select :id, a from unnest(:accounts) a")
                .param("id", id)
                .param("accounts", ids(accounts))
                .update();
    }

    /** The days of units on which a check was planned that such an outage takes away. */
    Map<UnitId, Set<LocalDate>> touched(Platform platform, LocalDate from, LocalDate to, Set<AccountId> accounts) {
        Map<UnitId, Set<LocalDate>> touched = new HashMap<>();
        database.sql("""
                        select unit_id, array_agg(distinct day) as days from collection.check_day
                         where day between :from and :to and platform = :platform and connected and planned > 0
                           and (:everyone or account_id = any(:accounts))
                         group by unit_id
                        """)
                .param("from", from)
                .param("to", to)
                .param("platform", platform.name())
                .param("everyone", accounts.isEmpty())
                .param("accounts", ids(accounts))
                .query(row -> {
                    Set<LocalDate> days = new TreeSet<>();
                    for (Object day : (Object[]) row.getArray("days").getArray()) {
                        days.add(((java.sql.Date) day).toLocalDate());
                    }
                    touched.put(new UnitId(row.getObject("unit_id", UUID.class)), days);
                });
        return touched;
    }

    private static UUID[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).sorted().toArray(UUID[]::new);
    }

    private static Outage outage(ResultSet row, int number) throws SQLException {
        Array accounts = row.getArray("accounts");
        Set<AccountId> concerned = Arrays.stream((Object[]) accounts.getArray())
                .map(id -> new AccountId((UUID) id))
                .collect(Collectors.toUnmodifiableSet());
        return new Outage(
                row.getLong("id"),
                Platform.valueOf(row.getString("platform")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("reason"),
                concerned,
                row.getString("recorded_by"),
                Sql.instant(row, "recorded_at"),
                row.getString("withdrawn_by"),
                Sql.instantOrNull(row, "withdrawn_at"),
                row.getInt("version"));
    }
}

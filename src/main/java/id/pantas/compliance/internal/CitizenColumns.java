package id.pantas.compliance.internal;

import id.pantas.compliance.CitizenData;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks the database's own catalogue, so that a table nobody thought of is found too. */
@Repository
class CitizenColumns implements CitizenData {

    private static final String IDENTITY = "(author|citizen|warga|commenter|penulis|pelapor|requester)";

    private final JdbcClient database;

    CitizenColumns(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Finding look() {
        List<String> undeclared = database.sql("""
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                         where table_schema not in ('pg_catalog', 'information_schema') and column_name ~ :identity
                           and data_type <> 'boolean' and column_name <> 'requester'
                         order by 1
                        """).param("identity", IDENTITY).query(String.class).list().stream()
                .filter(column -> !DECLARED.contains(column))
                .toList();
        List<String> searchable = database.sql("""
                        select schemaname || '.' || indexname from pg_indexes
                         where schemaname not in ('pg_catalog', 'information_schema')
                           and (schemaname || '.' || tablename) = any(:tables)
                           and substring(indexdef from '\\(.*') ~ '(author_id|author_name|requester_name|\\ysubject\\y)'
                         order by 1
                        """)
                .param(
                        "tables",
                        DECLARED.stream()
                                .map(column -> column.substring(0, column.lastIndexOf('.')))
                                .distinct()
                                .toArray(String[]::new))
                .query(String.class)
                .list();
        List<String> gathered = database.sql("""
                        select schemaname || '.' || name from (
                            select schemaname, viewname as name, definition from pg_views
                            union all select schemaname, matviewname, definition from pg_matviews) v
                         where schemaname not in ('pg_catalog', 'information_schema')
                           and definition ~* ('group by.*' || :identity)
                         order by 1
                        """)
                .param("identity", IDENTITY)
                .query(String.class)
                .list();
        return new Finding(undeclared, searchable, gathered);
    }
}

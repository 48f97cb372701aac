package id.pantas.post.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * Several statements that go to the database together: it does one after the other, each seeing what those before it did
 * and what others committed meanwhile, and we wait once. A page of posts is stored in a few of these; waiting for an
 * answer costs as much as many of its rows. Parameters of all statements share their names.
 */
final class RoundTrip {

    private final NamedParameterJdbcOperations database;
    private final StringBuilder statements = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<Answer<?>> answers = new ArrayList<>();

    RoundTrip(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    private record Answer<T>(RowMapper<T> mapper, List<T> rows) {
        void read(ResultSet result) throws SQLException {
            while (result.next()) {
                rows.add(mapper.mapRow(result, rows.size()));
            }
        }
    }

    /** Adds a statement; its rows are in the list after {@link #run}. */
    <T> List<T> query(String sql, Map<String, ?> values, RowMapper<T> mapper) {
        List<T> rows = new ArrayList<>();
        add(sql, values, new Answer<>(mapper, rows));
        return rows;
    }

    /** Adds a statement without rows. */
    void update(String sql, Map<String, ?> values) {
        add(sql, values, null);
    }

    private void add(String sql, Map<String, ?> values, @Nullable Answer<?> answer) {
        statements.append(statements.isEmpty() ? "" : ";\n").append(sql);
        values.forEach((name, value) -> {
            Object other = parameters.putIfAbsent(name, value);
            if (other != null && !other.equals(value)) {
                throw new IllegalArgumentException("two values for parameter " + name);
            }
        });
        answers.add(answer);
    }

    void run() {
        if (!answers.isEmpty()) {
            database.execute(statements.toString(), parameters, (PreparedStatement statement) -> {
                statement.execute();
                for (int i = 0; i < answers.size(); i++) {
                    Answer<?> answer = answers.get(i);
                    if (answer != null) {
                        answer.read(statement.getResultSet());
                    }
                    statement.getMoreResults();
                }
                return true;
            });
        }
    }
}

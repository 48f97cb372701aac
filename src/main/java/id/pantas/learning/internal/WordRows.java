package id.pantas.learning.internal;

import id.pantas.learning.AddedWord;
import id.pantas.learning.Dictionary.Entry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of added words. */
@Repository
class WordRows {

    private final JdbcClient database;

    WordRows(JdbcClient database) {
        this.database = database;
    }

    /** Grows with every change. */
    long revision() {
        return database.sql("select count(*) + count(removed_at) from learning.word")
                .query(Long.class)
                .single();
    }

    /** Folded words by the code of their group. */
    Map<String, Set<String>> inForce() {
        Map<String, Set<String>> words = new HashMap<>();
        database.sql("select group_code, folded from learning.word where removed_at is null")
                .query(row -> {
                    words.computeIfAbsent(row.getString(1), group -> new HashSet<>())
                            .add(row.getString(2));
                });
        return words;
    }

    List<AddedWord> all() {
        return database.sql("""
                        select id, group_code, word, folded, language, note, added_by, added_at
                          from learning.word where removed_at is null order by group_code, lower(word), id""")
                .query((row, n) -> new AddedWord(
                        row.getLong("id"),
                        row.getString("group_code"),
                        row.getString("word"),
                        row.getString("folded"),
                        row.getString("language"),
                        row.getString("note"),
                        row.getString("added_by"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Adds a word; false if it is there already. */
    boolean add(Entry entry, String folded, String person, Instant now) {
        return database.sql("""
                        insert into learning.word (group_code, word, folded, language, note, added_by, added_at)
                        values (:group, :word, :folded, :language, :note, :person, :now) on conflict do nothing""")
                        .param("group", entry.group())
                        .param("word", entry.word())
                        .param("folded", folded)
                        .param("language", entry.language())
                        .param("note", entry.note())
                        .param("person", person)
                        .param("now", JobRows.utc(now))
                        .update()
                == 1;
    }

    /** Takes a word away; what it was, empty if it was gone. */
    Optional<String> remove(long id, String person, Instant now) {
        return database.sql("""
                        update learning.word set removed_by = :person, removed_at = :now
                         where id = :id and removed_at is null returning group_code || ' ' || word""")
                .param("person", person)
                .param("now", JobRows.utc(now))
                .param("id", id)
                .query(String.class)
                .optional();
    }
}

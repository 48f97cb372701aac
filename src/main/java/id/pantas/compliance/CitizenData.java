package id.pantas.compliance;

import java.util.List;

/**
 * Where citizens' identities are stored, and that nothing is built on them: the platforms' contracts forbid profiles and
 * surveillance (X XIV.B, Meta's platform terms, TikTok's prohibited uses).
 */
public interface CitizenData {

    /** Every column that may hold a citizen's name, handle or identifier, as {@code schema.table.column}; the whole list. */
    List<String> DECLARED = List.of(
            "compliance.erasure.requester_name",
            "compliance.erasure.subject",
            "post.comment.author_id",
            "post.comment.author_name",
            "post.comment_fact.author_id",
            "post.comment_fact.author_name");

    /** Looks at the database as it is. */
    Finding look();

    /**
     * @param undeclared columns that look like a citizen's identity and are not on the list
     * @param searchable indexes over such a column, which would make it quick to gather what one person wrote
     * @param gathered views that group by such a column
     */
    record Finding(List<String> undeclared, List<String> searchable, List<String> gathered) {

        public boolean clean() {
            return undeclared.isEmpty() && searchable.isEmpty() && gathered.isEmpty();
        }
    }
}

package id.pantas.audit;

import java.util.List;

/**
 * The record of every change by a person, or by the system on its own. Entries are appended and never changed: the
 * database refuses it. Writing joins the caller's transaction, so a change and its entry stand or fall together.
 */
public interface AuditLog {

    /** Who acted when nobody is signed in: schedules, the first start, the demo. */
    String SYSTEM = "sistem";

    /** Under whose name a change made now is recorded: that of whoever is signed in, else {@link #SYSTEM}. */
    String actor();

    /** Appends one change under the name of whoever is signed in, or {@link #SYSTEM}, at the present instant. */
    void record(Change change);

    /** As {@link #record}, for many changes at once; all get the same instant and actor. */
    void recordAll(List<Change> changes);

    /** One page of entries, the newest first. */
    AuditPage search(AuditFilter filter, int page, int size);

    /** The kinds of things that occur in the log, in alphabetical order; what {@link AuditFilter#entity()} can be. */
    List<String> entities();
}

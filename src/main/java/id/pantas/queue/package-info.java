/**
 * Work that a transaction leaves for later and that is done in batches, by whichever instance comes first: nothing of it is lost when
 * a process is killed, and none of it is done twice.
 */
@ApplicationModule(
        displayName = "Work queues",
        allowedDependencies = {})
@NullMarked
package id.pantas.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

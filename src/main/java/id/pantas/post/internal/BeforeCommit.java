package id.pantas.post.internal;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The last step of a transaction, whoever began it: what others have to wait for comes after all that they need not wait
 * for, what the caller does after storing included. If it fails, the transaction is rolled back.
 */
final class BeforeCommit {

    /** Does it at the end of the transaction of this thread, or when {@link #runNow} asks for it. */
    void run(Runnable step) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Steps waiting) {
            waiting.all.add(step);
            return;
        }
        Steps steps = new Steps();
        steps.all.add(step);
        TransactionSynchronizationManager.bindResource(this, steps);
        TransactionSynchronizationManager.registerSynchronization(steps);
    }

    /** Does at once what waits in the transaction of this thread, because something comes that builds on it. */
    void runNow() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Steps waiting) {
            waiting.run();
        }
    }

    private final class Steps implements TransactionSynchronization {

        private final List<Runnable> all = new ArrayList<>();

        void run() {
            List<Runnable> now = List.copyOf(all);
            all.clear();
            now.forEach(Runnable::run);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            run();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(BeforeCommit.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(BeforeCommit.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(BeforeCommit.this);
        }
    }
}

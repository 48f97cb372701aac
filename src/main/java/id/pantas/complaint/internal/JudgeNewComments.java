package id.pantas.complaint.internal;

import id.pantas.complaint.Candidates;
import id.pantas.post.CommentsStored;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Judges comments as they arrive. Safe to run twice; what is missed is found by the sweep. */
@Component
class JudgeNewComments {

    private final Candidates candidates;

    JudgeNewComments(Candidates candidates) {
        this.candidates = candidates;
    }

    @ApplicationModuleListener
    void on(CommentsStored event) {
        candidates.judge(event.newComments());
    }
}

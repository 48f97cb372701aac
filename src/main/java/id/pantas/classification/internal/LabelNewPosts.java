package id.pantas.classification.internal;

import id.pantas.post.PostsStored;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Labels posts as they arrive, and again when their text was edited. Safe to run twice. */
@Component
class LabelNewPosts {

    private final LabelDesk desk;

    LabelNewPosts(LabelDesk desk) {
        this.desk = desk;
    }

    @ApplicationModuleListener
    void on(PostsStored event) {
        desk.label(event.newPosts());
        desk.labelEdited(event.changedPosts());
    }
}

package id.pantas.collection.internal;

import id.pantas.post.Comments;
import id.pantas.post.ObservedComment;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comments held in memory, each once. */
class FakeComments implements Comments {

    final Map<String, ObservedComment> stored = new LinkedHashMap<>();

    @Override
    public synchronized int store(OfficialAccount account, Instant seenAt, List<ObservedComment> page) {
        int before = stored.size();
        page.forEach(comment -> stored.put(comment.nativeId(), comment));
        return stored.size() - before;
    }

    @Override
    public synchronized void markGone(OfficialAccount account, Instant at, Collection<String> nativeIds) {
        nativeIds.forEach(stored::remove);
    }

    @Override
    public int forget(Platform platform, Instant writtenBefore, int limit) {
        throw new UnsupportedOperationException();
    }
}

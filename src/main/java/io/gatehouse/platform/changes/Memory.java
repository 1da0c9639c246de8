package io.gatehouse.platform.changes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that this node remembers of the feed: what ended, and what the followers keep. */
final class Memory {
    private final Endings endings;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    Memory(Endings endings) {
        this.endings = endings;
    }

    Endings endings() {
        return endings;
    }

    void follow(Follower follower) {
        followers.add(follower);
    }

    void apply(Change change) {
        if (change.ends()) {
            endings.add(change);
        }
        followers.forEach(each -> each.changed(change));
    }

    void forget() {
        endings.clear();
        followers.forEach(Follower::forget);
    }
}

package io.gatehouse.platform.changes;

/** Keeps something in memory, in step with the feed. The feed's thread or a committing thread calls it, so it must be quick. */
public interface Follower {
    /** Something is not as it is remembered. The same change may come twice. */
    void changed(Change change);

    /** Changes may have been missed: the follower must forget everything. */
    void forget();
}

package io.gatehouse.platform.changes;

/** Keeps something in memory that the feed keeps true. Called on one thread, or on that of a commit, so it must be quick. */
public interface Follower {
    /** Something is not as remembered. The same change may come twice. */
    void changed(Change change);

    /** Changes may have been missed: whatever is remembered is to be forgotten. */
    void forget();
}

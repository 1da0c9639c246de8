package io.gatehouse.platform.persistence;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many requests at once may have a connection and use the rows of one key, such as a user. If somebody locks these
 * rows, the others would each wait with a connection until none is left for anybody else; so most of them wait here, without one.
 */
final class Turns {
    private final int places;
    private final Map<Object, Places> byKey = new ConcurrentHashMap<>();

    Turns(int places) {
        this.places = places;
    }

    /** Does not wait. A caller that gets true must call {@link #leave}. */
    boolean tryEnter(Object key) {
        Places of = join(key);
        if (of.free.tryAcquire()) {
            return true;
        }
        part(key);
        return false;
    }

    /** Waits in the order of arrival; false if it takes longer than {@code patience}. */
    boolean enter(Object key, Duration patience) {
        Places of = join(key);
        try {
            if (of.free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        part(key);
        return false;
    }

    void leave(Object key) {
        Places of = byKey.get(key);
        if (of != null) {
            of.free.release();
            part(key);
        }
    }

    private Places join(Object key) {
        return byKey.compute(key, (unused, there) -> {
            Places of = there == null ? new Places(new Semaphore(places, true), 0) : there;
            return new Places(of.free, of.takers + 1);
        });
    }

    /** Forgets a key that nobody uses. */
    private void part(Object key) {
        byKey.computeIfPresent(key, (unused, of) -> of.takers == 1 ? null : new Places(of.free, of.takers - 1));
    }

    /** The places of one key, and how many requests have one or wait for one. */
    private record Places(Semaphore free, int takers) {}
}

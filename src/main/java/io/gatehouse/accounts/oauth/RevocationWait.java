package io.gatehouse.accounts.oauth;

import io.gatehouse.kernel.Failure;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Follower;
import io.gatehouse.platform.changes.History;
import io.gatehouse.platform.changes.Mark;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps those waiting who have heard of everything, without a thread, until the feed tells of an end. Each is entered before it
 * first looks, so that nothing falls between the two.
 */
final class RevocationWait implements Follower {
    /** Below the minute after which balancers give up on a silent connection. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** One that waits, and one more while the first is on its way out. */
    private static final int AT_ONCE = 2;

    private final History history;
    private final Executor executor;
    private final Duration longest;
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();

    RevocationWait(History history, Executor executor, Duration longest) {
        this.history = history;
        this.executor = executor;
        this.longest = longest;
    }

    /** Answers as soon as something ended since the mark, or with nothing once the time is over. */
    void answer(String client, Mark mark, AsyncResponse response) {
        Waiter waiter = new Waiter(client, mark, response);
        enter(waiter);
        response.setTimeoutHandler(late -> executor.execute(() -> look(waiter, true)));
        response.setTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        look(waiter, false);
    }

    /** Answers all, so that a service that stops need not wait for them. */
    void answerAll() {
        waiting.forEach(waiter -> look(waiter, true));
    }

    @Override
    public void changed(Change change) {
        if (change.ends()) {
            wake();
        }
    }

    /** The history may be another one, which each of them is to be told. */
    @Override
    public void forget() {
        wake();
    }

    static Failure markIsGone() {
        return Failure.gone("mark_gone", "The mark is older than what is kept, or of another history: ask without one");
    }

    private synchronized void enter(Waiter waiter) {
        long same = waiting.stream()
                .filter(each -> each.client.equals(waiter.client))
                .count();
        if (same >= AT_ONCE) {
            throw Failure.tooMany("too_many_waiting", "Two requests of this client wait already", longest);
        }
        waiting.add(waiter);
    }

    private void wake() {
        if (!waiting.isEmpty() && due.compareAndSet(false, true)) {
            executor.execute(this::lookAll);
        }
    }

    private void lookAll() {
        // Before looking: whatever ends from now on is another reason to look.
        due.set(false);
        waiting.forEach(waiter -> look(waiter, false));
    }

    private void look(Waiter waiter, boolean last) {
        try {
            Optional<History.Stretch> stretch = history.since(waiter.mark);
            if (last || stretch.filter(each -> each.revocations().isEmpty()).isEmpty()) {
                leave(waiter, ok(stretch.orElseThrow(RevocationWait::markIsGone)));
            }
        } catch (RuntimeException e) {
            waiting.remove(waiter);
            waiter.response.resume(e);
        }
    }

    private void leave(Waiter waiter, Response answer) {
        waiting.remove(waiter);
        waiter.response.resume(answer);
    }

    static Response ok(History.Stretch stretch) {
        return Response.ok(RevocationsView.of(stretch))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** One request that waits. */
    private static final class Waiter {
        private final String client;
        private final Mark mark;
        private final AsyncResponse response;

        Waiter(String client, Mark mark, AsyncResponse response) {
            this.client = client;
            this.mark = mark;
            this.response = response;
        }
    }
}

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lets requests without anything new to report wait, without a thread, until the feed reports that something ended. Each request
 * is registered before its first query, so that it misses nothing in between.
 */
final class RevocationWait implements Follower {
    /** Below the minute after which load balancers close an idle connection. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** One request that waits, and another one while the first is ending. */
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

    /** Answers as soon as something has ended since the mark, or with an empty list when the time is over. */
    void answer(String client, Mark mark, AsyncResponse response) {
        Waiter waiter = new Waiter(client, mark, response);
        enter(waiter);
        response.setTimeoutHandler(late -> executor.execute(() -> look(List.of(waiter), true)));
        response.setTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        look(List.of(waiter), false);
    }

    /** Answers all, so that a stopping service does not have to wait for them. */
    void answerAll() {
        lookForAll(true);
    }

    @Override
    public void changed(Change change) {
        if (change.ends()) {
            wake();
        }
    }

    /** The history may be a different one, and each waiting request must learn that. */
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
            executor.execute(this::lookAgain);
        }
    }

    private void lookAgain() {
        // Reset before the query: whatever ends from now on is a reason for another one.
        due.set(false);
        lookForAll(false);
    }

    /** One query for each mark: requests that were answered together have the same mark. */
    private void lookForAll(boolean last) {
        waiting.stream()
                .collect(Collectors.groupingBy(waiter -> waiter.mark))
                .values()
                .forEach(waiters -> look(waiters, last));
    }

    /** All of the waiters have the same mark. */
    private void look(List<Waiter> waiters, boolean last) {
        try {
            Optional<History.Stretch> stretch = history.since(waiters.get(0).mark);
            if (last || stretch.filter(each -> each.revocations().isEmpty()).isEmpty()) {
                History.Stretch found = stretch.orElseThrow(RevocationWait::markIsGone);
                waiters.forEach(waiter -> leave(waiter, response -> response.resume(ok(found))));
            }
        } catch (RuntimeException e) {
            waiters.forEach(waiter -> leave(waiter, response -> response.resume(e)));
        }
    }

    private void leave(Waiter waiter, Consumer<AsyncResponse> answer) {
        waiting.remove(waiter);
        answer.accept(waiter.response);
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

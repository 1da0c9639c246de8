package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.Parallel;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a few users may expect of their sessions, beside two nodes that are asked for it: each step does a thing and compares. */
final class SessionsModel {
    private static final int USERS = 4;
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final List<TestServer> nodes;
    private final RandomGenerator random;
    private final List<User> users;

    SessionsModel(List<TestServer> nodes, long seed) {
        this.nodes = nodes;
        this.random = new SplittableRandom(seed);
        this.users = IntStream.range(0, USERS)
                .mapToObj(i -> new User("user" + i + "@" + Long.toHexString(seed) + ".test"))
                .toList();
    }

    void step() {
        Lineage lineage = users.get(random.nextInt(USERS)).lineage(random.nextInt(2));
        switch (random.nextInt(16)) {
            case 0 -> signOut(lineage);
            case 1 -> reuse(lineage);
            case 2 -> disable(lineage.user);
            case 3, 4, 5 -> repeat(lineage);
            case 6, 7, 8 -> race(lineage);
            default -> refresh(lineage);
        }
        users.get(random.nextInt(USERS)).lineages.forEach(this::assertAlive);
    }

    private TestServer node() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private void refresh(Lineage lineage) {
        lineage.extend(TokenPair.of(TokenPair.refresh(node(), lineage.current().refresh())));
    }

    private void repeat(Lineage lineage) {
        if (lineage.pairs.size() > 1) {
            Answer answer = TokenPair.refresh(node(), lineage.before(1).refresh());
            assertThat(TokenPair.of(answer).refresh())
                    .isEqualTo(lineage.current().refresh());
        }
    }

    private void signOut(Lineage lineage) {
        assertThat(signOut(node(), lineage).status()).isEqualTo(204);
        assertEnded(lineage);
    }

    private void reuse(Lineage lineage) {
        if (lineage.pairs.size() > 2) {
            assertCode(TokenPair.refresh(node(), lineage.before(2).refresh()), "refresh_token_reused");
            assertEnded(lineage);
        }
    }

    private void disable(User user) {
        TestServer first = nodes.get(0);
        first.administration().disable(first.operator(), user.id);
        List<Lineage> ended = List.copyOf(user.lineages);
        ended.forEach(
                each -> assertCode(TokenPair.refresh(node(), each.current().refresh()), "session_ended"));
        first.administration().enable(first.operator(), user.id);
        ended.forEach(this::assertEnded);
    }

    /** Several things at once with one session, of which nobody knows which comes first. */
    private void race(Lineage lineage) {
        boolean ends = random.nextInt(3) == 0;
        boolean isReused = ends && lineage.pairs.size() > 2 && random.nextBoolean();
        String current = lineage.current().refresh();
        List<Callable<Answer>> works = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            TestServer node = nodes.get(i % nodes.size());
            works.add(() -> TokenPair.refresh(node, current));
        }
        int refreshes = works.size();
        if (ends) {
            TestServer node = node();
            String old = isReused ? lineage.before(2).refresh() : "";
            works.add(() -> isReused ? TokenPair.refresh(node, old) : signOut(node, lineage));
        }
        List<Answer> answers = Parallel.all(works);
        settle(lineage, answers.subList(0, refreshes), ends);
        if (ends) {
            Answer end = answers.get(refreshes);
            assertThat(end.status()).as(end.text()).isEqualTo(isReused ? 401 : 204);
            assertEnded(lineage);
        }
    }

    private static void settle(Lineage lineage, List<Answer> answers, boolean ends) {
        List<TokenPair> given = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(TokenPair::of)
                .toList();
        Set<String> successors = given.stream().map(TokenPair::refresh).collect(Collectors.toSet());
        assertThat(successors).as("successors of one token").hasSizeLessThanOrEqualTo(1);
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> {
            assertThat(ends).as("refused without cause: %s", answer.text()).isTrue();
            assertCode(answer, "session_ended");
        });
        given.forEach(lineage::extend);
    }

    private static Answer signOut(TestServer node, Lineage lineage) {
        return node.http()
                .post("/api/v1/auth/logout", Map.of(), lineage.current().bearer());
    }

    /** None of its tokens is good on any node: to refresh with from now on, to call with within a second. */
    private void assertEnded(Lineage lineage) {
        lineage.user.lineages.remove(lineage);
        for (TestServer node : nodes) {
            lineage.latest(3).forEach(pair -> assertCode(TokenPair.refresh(node, pair.refresh()), "session_ended"));
            await().atMost(WITHIN)
                    .pollInterval(Duration.ofMillis(5))
                    .untilAsserted(() -> lineage.latest(8).forEach(pair -> assertCode(pair.me(node), "session_ended")));
        }
    }

    private void assertAlive(Lineage lineage) {
        Answer answer = lineage.current().me(node());
        assertThat(answer.status())
                .as("of %s: %s", lineage.user.email, answer.text())
                .isEqualTo(200);
    }

    private static void assertCode(Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.field("code")).isEqualTo(code);
    }

    /** A user and what is alive of theirs. */
    private final class User {
        private final String email;
        private final UserId id;
        private final List<Lineage> lineages = new ArrayList<>();

        User(String email) {
            this.email = email;
            this.id = nodes.get(0).create(email, Role.USER);
        }

        /** The first or the second session; begun where it is not there. */
        Lineage lineage(int number) {
            while (lineages.size() <= number) {
                Answer signedIn = node().http().signIn(email, Client.PASSWORD);
                lineages.add(new Lineage(this, TokenPair.of(signedIn)));
            }
            return lineages.get(number);
        }
    }

    /** A session and all pairs that were given for it, the newest last. */
    private static final class Lineage {
        private final User user;
        private final List<TokenPair> pairs = new ArrayList<>();

        Lineage(User user, TokenPair first) {
            this.user = user;
            pairs.add(first);
        }

        TokenPair current() {
            return before(0);
        }

        TokenPair before(int generations) {
            return pairs.get(pairs.size() - 1 - generations);
        }

        /** One pair a generation: of those who refreshed at once the last. */
        void extend(TokenPair next) {
            if (next.refresh().equals(current().refresh())) {
                pairs.remove(pairs.size() - 1);
            }
            pairs.add(next);
        }

        List<TokenPair> latest(int count) {
            return pairs.subList(Math.max(0, pairs.size() - count), pairs.size());
        }
    }
}

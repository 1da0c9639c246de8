package io.gatehouse.platform.http;

import io.gatehouse.platform.http.idempotency.Once;
import io.swagger.v3.oas.models.Operation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * With which codes an operation refuses: by its HTTP layer and database, by what it takes, and by what it names in
 * {@link Problems}. The tests hold every refusal that they see against this.
 */
final class ProblemCodes {
    /** Whatever the operation. */
    private static final Map<Integer, Set<String>> COMMON = Map.of(
            412, Set.of("precondition_failed"),
            422, Set.of("validation_error"),
            503, Set.of("busy", "database_unavailable", "timeout"));

    private static final Map<Integer, Set<String>> OF_TOKENS = Map.of(
            401, Set.of("invalid_token", "session_ended", "unauthenticated"),
            403, Set.of("forbidden"),
            503, Set.of("revocation_unknown"));

    private static final Map<Integer, Set<String>> OF_REPEATING = Map.of(
            409, Set.of("idempotency_in_flight"),
            422, Set.of("idempotency_key_reused"));

    private ProblemCodes() {}

    /** The codes by status, of any operation that takes tokens and names none. */
    static Map<Integer, Set<String>> ofTokens() {
        Map<Integer, Set<String>> codes = ofAny();
        add(codes, OF_TOKENS);
        return codes;
    }

    /** The codes by status, also of statuses with which the operation never refuses. */
    static Map<Integer, Set<String>> of(Operation operation, Method method) {
        Map<Integer, Set<String>> codes = takesTokens(operation) ? ofTokens() : ofAny();
        if (Answers.takes(method, Once.class)) {
            add(codes, OF_REPEATING);
        }
        for (String named : named(method)) {
            add(codes, Map.of(status(named), Set.of(named.substring(named.indexOf(' ') + 1))));
        }
        return codes;
    }

    /** The statuses of the codes that the operation names. */
    static Set<Integer> statusesNamed(Method method) {
        Set<Integer> statuses = new TreeSet<>();
        for (String named : named(method)) {
            statuses.add(status(named));
        }
        return statuses;
    }

    static boolean takesTokens(Operation operation) {
        return operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(scheme -> scheme.containsKey("bearer"));
    }

    private static Map<Integer, Set<String>> ofAny() {
        Map<Integer, Set<String>> codes = new TreeMap<>();
        Arrays.stream(HttpRefusal.values())
                .filter(refusal -> refusal != HttpRefusal.UNAUTHENTICATED)
                .forEach(refusal -> add(codes, Map.of(refusal.status(), Set.of(refusal.code()))));
        add(codes, COMMON);
        return codes;
    }

    private static void add(Map<Integer, Set<String>> codes, Map<Integer, Set<String>> more) {
        more.forEach((status, added) ->
                codes.computeIfAbsent(status, unused -> new TreeSet<>()).addAll(added));
    }

    private static String[] named(Method method) {
        Problems problems = method.getAnnotation(Problems.class);
        return problems == null ? new String[0] : problems.codes();
    }

    private static int status(String named) {
        return Integer.parseInt(named.substring(0, named.indexOf(' ')));
    }
}

package io.gatehouse;

import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * With {@code -Dgatehouse.quick}, leaves out every test class that names a PostgreSQL or a server, itself or by way of other classes
 * of the tests. So no test has to be marked, and none is marked wrongly.
 */
public final class QuickTests implements PostDiscoveryFilter {
    private static final boolean ASKED = System.getProperty("gatehouse.quick") != null;

    /** How a class file names the classes that it uses. */
    private static final Pattern NAMES = Pattern.compile("io/gatehouse/[A-Za-z0-9_/$]+");

    /** What starts a server: a PostgreSQL, or a process. */
    private static final Set<String> SERVERS =
            Set.of(path(TestPostgres.class.getName()), "io/gatehouse/platform/persistence/embedded/TestFolders");

    private final Map<String, Set<String>> named = new HashMap<>();

    @Override
    public FilterResult apply(TestDescriptor test) {
        if (!ASKED) {
            return FilterResult.included("all tests are wanted");
        }
        String type = test.getSource()
                .map(source -> source instanceof MethodSource method
                        ? method.getClassName()
                        : source instanceof ClassSource all ? all.getClassName() : "")
                .orElse("");
        return FilterResult.includedIf(type.isEmpty() || isQuick(path(type)));
    }

    private boolean isQuick(String type) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(type));
        while (!open.isEmpty()) {
            String each = open.pop();
            if (SERVERS.contains(each)) {
                return false;
            }
            if (reached.add(each)) {
                open.addAll(named.computeIfAbsent(each, QuickTests::namedBy));
            }
        }
        return true;
    }

    private static Set<String> namedBy(String type) {
        try (InputStream file = QuickTests.class.getClassLoader().getResourceAsStream(type + ".class")) {
            if (file == null) {
                return Set.of();
            }
            String content = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
            return NAMES.matcher(content).results().map(MatchResult::group).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String type) {
        return type.replace('.', '/');
    }
}

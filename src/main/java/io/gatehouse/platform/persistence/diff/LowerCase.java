package io.gatehouse.platform.persistence.diff;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL as changesets write it: the catalogue gives keywords in capitals. Quoted text keeps its case. */
final class LowerCase {
    private static final Pattern UNQUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|[^'\"]+");

    private LowerCase() {}

    static String of(String sql) {
        return UNQUOTED.matcher(sql).replaceAll(part -> Matcher.quoteReplacement(lowered(part.group())));
    }

    private static String lowered(String part) {
        return part.startsWith("'") || part.startsWith("\"") ? part : part.toLowerCase(Locale.ROOT);
    }
}

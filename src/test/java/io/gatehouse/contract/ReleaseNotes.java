package io.gatehouse.contract;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the changelog says of the next release. */
final class ReleaseNotes {
    private static final Pattern UNRELEASED = Pattern.compile("(?ms)^## \\[Unreleased]$(.*?)(?=^## |\\z)");
    private static final Pattern BREAKING = Pattern.compile("(?ms)^### (?:Changed|Removed)$(.*?)(?=^### |\\z)");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private ReleaseNotes() {}

    /** Everything in backticks under Changed and Removed of what is not released yet; a name may run over the end of a line. */
    static Set<String> changedOrRemoved(String text) {
        Set<String> names = new HashSet<>();
        Matcher unreleased = UNRELEASED.matcher(text);
        Matcher breaking = BREAKING.matcher(unreleased.find() ? unreleased.group(1) : "");
        while (breaking.find()) {
            QUOTED.matcher(breaking.group(1))
                    .results()
                    .map(quoted -> quoted.group(1).replaceAll("\\s+", " "))
                    .forEach(names::add);
        }
        return names;
    }
}

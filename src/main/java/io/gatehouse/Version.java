package io.gatehouse;

import java.util.Objects;

/** The release that runs, as the jar's manifest says. */
final class Version {
    private Version() {}

    static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}

package io.gatehouse;

import java.util.Objects;

/** The running release, from the jar's manifest. */
final class Version {
    private Version() {}

    static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}

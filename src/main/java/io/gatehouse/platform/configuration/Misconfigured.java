package io.gatehouse.platform.configuration;

import io.gatehouse.kernel.CannotStart;

/** A setting that cannot be used, named as it stands in the file: {@code tokens.issuer}, {@code cors.allowedOrigins[1]}. */
public final class Misconfigured extends CannotStart {
    private final String setting;

    public Misconfigured(String setting, String message) {
        super(message);
        this.setting = setting;
    }

    /** Its place in the file, by which the line is found. */
    String setting() {
        return setting;
    }
}

package io.gatehouse.platform.configuration;

import io.gatehouse.kernel.CannotStart;

/** A setting that cannot be used, named as in the file: {@code tokens.issuer}, {@code cors.allowedOrigins[1]}. */
public final class Misconfigured extends CannotStart {
    private final String setting;

    public Misconfigured(String setting, String message) {
        super(message);
        this.setting = setting;
    }

    /** Its path in the file, used to find the line. */
    String setting() {
        return setting;
    }
}

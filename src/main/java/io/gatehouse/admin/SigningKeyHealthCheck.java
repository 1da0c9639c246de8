package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheck;
import io.gatehouse.accounts.tokens.SigningKeys;

/** Whether this node holds a key to sign tokens with. */
final class SigningKeyHealthCheck extends HealthCheck {
    private final SigningKeys keys;

    SigningKeyHealthCheck(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    protected Result check() {
        return keys.canSign() ? Result.healthy() : Result.unhealthy("no active signing key");
    }
}

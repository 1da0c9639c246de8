package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Secret;
import java.time.Duration;

/** A signed access token, and how long it lives from its {@code iat}. */
public record SignedToken(Secret compact, Duration life) {}

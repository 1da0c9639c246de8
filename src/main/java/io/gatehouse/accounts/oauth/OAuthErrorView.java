package io.gatehouse.accounts.oauth;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;

/** The body of an OAuth error (RFC 6749, 5.2). */
@Wire
@Schema(name = "OAuthError")
record OAuthErrorView(@Schema(example = "invalid_client") String error, String errorDescription) {}

package io.gatehouse.accounts.oauth;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a refusal of OAuth looks like (RFC 6749, 5.2). */
@Wire
@Schema(name = "OAuthError")
record OAuthErrorView(@Schema(example = "invalid_client") String error, String errorDescription) {}

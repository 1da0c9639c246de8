package io.gatehouse.accounts.oauth;

import io.gatehouse.accounts.access.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decides which scopes a token gets: those that the client requests and has. */
final class RequestedScopes {
    /** About nine times all scopes. A longer text is refused unread: the expression recurses with each word. */
    private static final int MAX_LENGTH = 1_000;

    /** RFC 6749, 3.3. */
    private static final Pattern FORM = Pattern.compile("[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*");

    private RequestedScopes() {}

    /** All scopes of the client if it requests none in particular. */
    static Set<Scope> granted(Optional<String> requested, Set<Scope> registered) {
        Set<Scope> granted = requested.map(RequestedScopes::parse).orElse(registered).stream()
                .filter(registered::contains)
                .collect(Collectors.toUnmodifiableSet());
        if (granted.isEmpty()) {
            throw new OAuthRefusal(OAuthError.INVALID_SCOPE, "The client has none of these scopes");
        }
        return granted;
    }

    private static Set<Scope> parse(String words) {
        if (words.length() > MAX_LENGTH || !FORM.matcher(words).matches()) {
            throw new OAuthRefusal(OAuthError.INVALID_SCOPE, "The scope is not well formed");
        }
        return Scope.of(List.of(words.split(" ")));
    }
}

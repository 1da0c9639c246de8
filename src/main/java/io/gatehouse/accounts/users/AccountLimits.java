package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.kernel.Failure;
import io.gatehouse.platform.http.RequestContext;
import io.gatehouse.platform.limits.Limit;
import io.gatehouse.platform.limits.Limits;
import io.gatehouse.platform.limits.LimitsConfiguration;
import io.gatehouse.platform.limits.RateLimitFilter;
import io.gatehouse.platform.limits.Share;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;

/**
 * How often accounts are made and changed: each time leaves rows for ever, and each taken address that somebody runs into tells
 * them who has an account. Whatever is limited is taken before anything is hashed, in one statement, and told in the answer.
 * Where addresses are private nobody runs into a taken one, and what is left of that limit would tell: it is not looked at.
 */
final class AccountLimits {
    private final boolean isPrivate;
    private final Limits limits;
    private final Limit registrations;
    private final Limit takenAddresses;
    private final Limit changes;

    AccountLimits(UsersConfiguration users, Limits limits, LimitsConfiguration configuration) {
        this.isPrivate = users.registrationPrivacy();
        this.limits = limits;
        this.registrations = configuration.registration();
        this.takenAddresses = configuration.takenAddress();
        this.changes = configuration.accountChange();
    }

    /** Before an account is made; refuses where the source has asked for too many, or has run into too many taken addresses. */
    void requireRegistration(HttpServletRequest request) {
        require(request, registrations.of(addressOf(request)));
    }

    /** Before users change what does not tell them of others. */
    void requireChange(HttpServletRequest request, Caller.User caller) {
        RateLimitFilter.require(request, List.of(limits.take(changes.of(caller.id()))));
    }

    /** Before users change name or address; an address may turn out to be taken, as at registration. */
    void requireChange(HttpServletRequest request, Caller.User caller, UserChange change) {
        if (change.email().isEmpty()) {
            requireChange(request, caller);
        } else {
            require(request, changes.of(caller.id()));
        }
    }

    /** Counts against the source that it ran into an address that is taken. */
    void noteTaken(HttpServletRequest request) {
        if (!isPrivate) {
            RateLimitFilter.note(request, limits.take(takenAddresses.of(addressOf(request))));
        }
    }

    /** Runs what may refuse an address because it is taken, and counts that. */
    <T> T counting(HttpServletRequest request, Supplier<T> work) {
        try {
            return work.get();
        } catch (Failure refused) {
            if (refused.code().equals(UserFailures.EMAIL_IN_USE)) {
                noteTaken(request);
            }
            throw refused;
        }
    }

    private void require(HttpServletRequest request, Share share) {
        RateLimitFilter.require(
                request,
                isPrivate ? List.of(limits.take(share)) : limits.take(share, takenAddresses.of(addressOf(request))));
    }

    private static String addressOf(HttpServletRequest request) {
        return RequestContext.of(request).origin().address();
    }
}

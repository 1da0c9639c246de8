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
 * Limits how often accounts are created and changed: each time leaves rows for ever, and each taken address reveals that somebody
 * has an account. One statement takes from all limits before anything is hashed; the answer tells what is left. If registration
 * is private, the answers hide taken addresses, but what is left of their limit would reveal them; so it is not used.
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

    /** Called before an account is created; refuses if the source has requested too many accounts or too many taken addresses. */
    void requireRegistration(HttpServletRequest request) {
        require(request, registrations.of(addressOf(request)));
    }

    /** Called before users change what reveals nothing about others. */
    void requireChange(HttpServletRequest request, Caller.User caller) {
        RateLimitFilter.require(request, List.of(limits.take(changes.of(caller.id()))));
    }

    /** Called before users change name or address; an address may be taken, as at registration. */
    void requireChange(HttpServletRequest request, Caller.User caller, UserChange change) {
        if (change.email().isEmpty()) {
            requireChange(request, caller);
        } else {
            require(request, changes.of(caller.id()));
        }
    }

    /** Counts a taken address against the source that requested it. */
    void noteTaken(HttpServletRequest request) {
        if (!isPrivate) {
            RateLimitFilter.note(request, limits.take(takenAddresses.of(addressOf(request))));
        }
    }

    /** Runs work that may refuse an address because it is taken, and counts that. */
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

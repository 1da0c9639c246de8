package io.gatehouse.ops.keys;

import io.gatehouse.accounts.tokens.Countdown;
import io.gatehouse.accounts.tokens.KeyEmergency;
import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.kernel.Actor;
import io.gatehouse.ops.Options;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code keys emergency}. */
final class EmergencyAction extends KeysAction {
    EmergencyAction() {
        super("emergency", "End a key that somebody else may have: its tokens are refused from now on");
    }

    @Override
    protected void configure(Subparser parser) {
        super.configure(parser);
        MutuallyExclusiveGroup which = parser.addMutuallyExclusiveGroup();
        which.addArgument("--kid")
                .help("the key to end, as --kid=ID since ids may begin with a dash; without it, the active one");
        which.addArgument("--fresh")
                .action(Arguments.storeTrue())
                .help("trust no present key: end them all, and every session with them");
        Options.yes(parser, "refuse its tokens");
    }

    @Override
    List<String> change(TokensModule tokens, Actor operator, Namespace arguments) {
        boolean fresh = arguments.getBoolean("fresh");
        KeyEmergency.Outcome outcome = fresh
                ? tokens.emergency().startAfresh(operator)
                : tokens.emergency().end(operator, Optional.ofNullable(arguments.getString("kid")));
        List<String> lines = new ArrayList<>();
        lines.add("Ended " + String.join(", ", outcome.ended()) + (fresh ? " and all sessions." : "."));
        lines.add("Services that keep the published keys may accept tokens of " + (fresh ? "them" : "it")
                + " for up to " + until(outcome, outcome.keptUntil()) + ", unless they fetch the keys anew.");
        if (outcome.seenBy().isAfter(outcome.at())) {
            lines.add("They may refuse new tokens for up to " + until(outcome, outcome.seenBy())
                    + ", unless they fetch the keys anew.");
        }
        return lines;
    }

    private static String until(KeyEmergency.Outcome outcome, Instant then) {
        return Countdown.between(outcome.at(), then) + " (until " + then + ")";
    }
}

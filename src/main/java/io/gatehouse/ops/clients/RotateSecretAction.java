package io.gatehouse.ops.clients;

import io.dropwizard.util.Duration;
import io.gatehouse.accounts.clients.IssuedClient;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code clients rotate-secret}. */
final class RotateSecretAction extends Action<Operations> {
    private static final Duration DEFAULT = Duration.hours(24);
    private static final Duration LONGEST = Duration.days(90);

    RotateSecretAction() {
        super(
                "rotate-secret",
                "Give a client another secret and show it, this once; the old one ends after the overlap");
    }

    @Override
    protected void configure(Subparser parser) {
        ClientArguments.addId(parser);
        parser.addArgument("--overlap")
                .type(Options.read(RotateSecretAction::overlap))
                .setDefault(DEFAULT)
                .help(
                        "how long the old secret stays good, such as 24h, the default; 0s ends it and its tokens at once");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        Duration overlap = arguments.get("overlap");
        IssuedClient issued = open.clients()
                .rotateSecret(open.operator().actor(), ClientArguments.id(arguments), overlap.toJavaDuration());
        ClientLines.show("Changed the secret:", issued, Options.isJson(arguments), console);
    }

    private static Duration overlap(String typed) throws Rejection {
        try {
            Duration overlap = Duration.parse(typed);
            if (overlap.compareTo(LONGEST) <= 0) {
                return overlap;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with what is too long.
        }
        throw new Rejection("duration_parsing", "must be a duration such as 30m, 24h or 7d, at most 90d");
    }
}

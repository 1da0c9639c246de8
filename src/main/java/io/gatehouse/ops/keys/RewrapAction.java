package io.gatehouse.ops.keys;

import io.gatehouse.accounts.tokens.KeyRewrap;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.http.Wire;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code keys rewrap}. */
final class RewrapAction extends Action<Operations> {
    RewrapAction() {
        super("rewrap", "Seal the root secret and all signing keys under the newest master key");
    }

    @Override
    protected void configure(Subparser parser) {
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        KeyRewrap.Outcome outcome = open.tokens().rewrap().run(open.operator().actor());
        if (Options.isJson(arguments)) {
            console.json(new RewrapView(outcome.masterKey(), outcome.moved(), outcome.already()));
            return;
        }
        outcome.moved().forEach(console::print);
        console.print("Moved " + outcome.moved().size() + " to the master key " + outcome.masterKey() + "; "
                + outcome.already() + " were there already. The master key before now opens older backups alone.");
    }

    /** What was moved. */
    @Wire
    record RewrapView(String masterKey, List<String> moved, int already) {}
}

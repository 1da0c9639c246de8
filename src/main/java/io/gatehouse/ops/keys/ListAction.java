package io.gatehouse.ops.keys;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code keys list}. */
final class ListAction extends Action<Operations> {
    ListAction() {
        super("list", "List all signing keys with their states");
    }

    @Override
    protected void configure(Subparser parser) {
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        KeysView keys = KeysView.of(open.tokens().rotation().list());
        if (Options.isJson(arguments)) {
            console.json(keys);
            return;
        }
        keys.print(console);
        if (keys.keys().isEmpty()) {
            console.note("There are no signing keys yet: run `keys init`, or start the service.");
        }
    }
}

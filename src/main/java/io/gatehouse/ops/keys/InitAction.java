package io.gatehouse.ops.keys;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code keys init}. May be run again: what there is stays as it is. */
final class InitAction extends Action<Operations> {
    InitAction() {
        super("init", "Make the secrets of a new installation, sealed under the master key, as its first start would");
    }

    @Override
    public boolean makesSecrets() {
        return true;
    }

    @Override
    protected void configure(Subparser parser) {
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        boolean isNew = open.tokens().keys().ensureActive(open.operator().actor());
        String masterKey = open.installation().masterKey();
        String done = isNew
                ? "Made the root secret and the signing keys, sealed under the master key " + masterKey
                        + ": keep a copy of that key apart from the database."
                : "This installation has its secrets already, its root secret sealed under the master key " + masterKey
                        + ".";
        KeysView keys = KeysView.of(open.tokens().rotation().list());
        if (Options.isJson(arguments)) {
            console.note(done);
            console.json(keys);
            return;
        }
        console.print(done);
        keys.print(console);
    }
}

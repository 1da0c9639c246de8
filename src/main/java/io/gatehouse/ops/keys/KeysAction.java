package io.gatehouse.ops.keys;

import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.kernel.Actor;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** A verb that changes signing keys, says what it did, and shows all keys as they are then. */
abstract class KeysAction extends Action<Operations> {
    KeysAction(String name, String help) {
        super(name, help);
    }

    /** Makes the change and says so. */
    abstract List<String> change(TokensModule tokens, Actor operator, Namespace arguments);

    @Override
    protected void configure(Subparser parser) {
        Options.json(parser);
    }

    @Override
    protected final void run(Namespace arguments, Operations open, Console console) {
        List<String> done = change(open.tokens(), open.operator().actor(), arguments);
        KeysView keys = KeysView.of(open.tokens().rotation().list());
        if (Options.isJson(arguments)) {
            done.forEach(console::note);
            console.json(keys);
            return;
        }
        done.forEach(console::print);
        keys.print(console);
    }
}

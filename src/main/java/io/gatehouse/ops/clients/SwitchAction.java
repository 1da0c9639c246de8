package io.gatehouse.ops.clients;

import io.gatehouse.accounts.clients.ClientView;
import io.gatehouse.ops.Operations;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code clients disable} and {@code clients enable}. */
final class SwitchAction extends ClientAction {
    private final boolean on;

    private SwitchAction(String name, String help, String done, boolean on) {
        super(name, help, done);
        this.on = on;
    }

    static SwitchAction disable() {
        return new SwitchAction(
                "disable", "Switch a client off and end its tokens", "Disabled, with all its tokens ended:", false);
    }

    static SwitchAction enable() {
        return new SwitchAction("enable", "Switch a client on again; tokens of before stay ended", "Enabled:", true);
    }

    @Override
    ClientView change(Namespace arguments, Operations open) {
        return on
                ? open.clients().enable(open.operator().actor(), ClientArguments.id(arguments))
                : open.clients().disable(open.operator().actor(), ClientArguments.id(arguments));
    }
}

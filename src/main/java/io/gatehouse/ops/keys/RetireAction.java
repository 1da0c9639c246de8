package io.gatehouse.ops.keys;

import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.kernel.Actor;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code keys retire}: what the service does by itself within a minute. */
final class RetireAction extends KeysAction {
    RetireAction() {
        super("retire", "Retire a key whose last token is over, without waiting for the service to do it");
    }

    @Override
    protected void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--kid").required(true).help("a retiring key, as --kid=ID since ids may begin with a dash");
    }

    @Override
    List<String> change(TokensModule tokens, Actor operator, Namespace arguments) {
        String kid = arguments.getString("kid");
        tokens.rotation().retire(operator, kid);
        return List.of("Retired " + kid + ".");
    }
}

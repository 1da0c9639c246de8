package io.gatehouse.ops.keys;

import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.kernel.Actor;
import io.gatehouse.ops.Options;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code keys rotate}: sees to it that the next key is published. */
final class RotateAction extends KeysAction {
    RotateAction() {
        super("rotate", "Publish the next key, which may be activated once everybody can have seen it");
    }

    @Override
    protected void configure(Subparser parser) {
        super.configure(parser);
        Options.flag(parser, "replace", "publish another key in place of the next one, and wait anew");
    }

    @Override
    List<String> change(TokensModule tokens, Actor operator, Namespace arguments) {
        if (arguments.getBoolean("replace")) {
            return List.of("Published another next key in place of "
                    + tokens.rotation().replace(operator) + ".");
        }
        return List.of(
                tokens.rotation().publish(operator) ? "Published the next key." : "The next key is published already.");
    }
}

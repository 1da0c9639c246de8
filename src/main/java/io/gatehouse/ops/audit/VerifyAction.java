package io.gatehouse.ops.audit;

import io.gatehouse.kernel.Failure;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.audit.Head;
import io.gatehouse.platform.audit.Verdict;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code audit verify}: proves every row and the chain of seals, in as little memory as for one page of them. */
final class VerifyAction extends Action<Operations> {
    VerifyAction() {
        super("verify", "Prove that no event was changed, forged or left out; name the first that was");
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("--head")
                .type(Options.read(Head::parse))
                .metavar("N:CHAIN")
                .help("a checkpoint kept elsewhere, of any age: proves that nothing up to it was removed since");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        Verdict verdict = open.audit().verify(Optional.ofNullable(arguments.<Head>get("head")));
        if (Options.isJson(arguments)) {
            console.json(VerdictView.of(verdict));
        }
        verdict.fault().ifPresent(fault -> {
            throw Failure.conflict("audit_trail_broken", fault);
        });
        if (!Options.isJson(arguments)) {
            console.print("The audit trail is whole: " + verdict.sealed() + " sealed, of which " + verdict.erased()
                    + " without the person who was erased; " + verdict.unsealed() + " not sealed yet"
                    + verdict.oldestUnsealed()
                            .map(oldest -> ", the oldest of " + oldest)
                            .orElse("") + ".");
            console.print("Head: " + verdict.head().map(Head::toString).orElse("-"));
        }
    }
}

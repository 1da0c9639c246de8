package io.gatehouse.ops.users;

import io.gatehouse.accounts.users.AccountView;
import io.gatehouse.accounts.users.UserFilter;
import io.gatehouse.accounts.users.UserSort;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.http.Wire;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code users list}: a page at a time, as over HTTP. */
final class ListAction extends Action<Operations> {
    ListAction() {
        super("list", "List accounts, a page at a time");
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("--q").type(Options.read(UserFilter::text)).help("a part of address or name");
        MutuallyExclusiveGroup state = parser.addMutuallyExclusiveGroup();
        state.addArgument("--active").action(Arguments.storeTrue()).help("only those switched on");
        state.addArgument("--disabled").action(Arguments.storeTrue()).help("only those switched off");
        parser.addArgument("--sort")
                .type(Options.read(UserSort::parse))
                .setDefault(UserSort.OLDEST)
                .help("created_at, email or name; the other way round with a minus sign, as in --sort=-email");
        Options.paging(parser, "accounts");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        PageRequest request = Options.page(arguments);
        Page<AccountView> page = open.administration().list(filter(arguments), request);
        if (Options.isJson(arguments)) {
            console.json(new AccountsView(page.rows(), page.total().rows(), request.page(), request.limit()));
            return;
        }
        console.table(
                AccountLines.HEADER,
                page.rows().stream().map(AccountLines::cells).toList());
        console.noteOf(page);
    }

    private static UserFilter filter(Namespace arguments) {
        Optional<Boolean> active = Optional.empty();
        if (arguments.getBoolean("active")) {
            active = Optional.of(true);
        } else if (arguments.getBoolean("disabled")) {
            active = Optional.of(false);
        }
        return new UserFilter(Optional.ofNullable(arguments.getString("q")), active, arguments.get("sort"));
    }

    /** A page as the HTTP interface has it. */
    @Wire
    record AccountsView(List<AccountView> data, long total, int page, int limit) {}
}

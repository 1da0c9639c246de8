package io.gatehouse.ops;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.accounts.users.AdministrationService;

/** The services that commands use, on a database that is open until this is closed. */
public interface Operations extends AutoCloseable {
    AdministrationService administration();

    TokensModule tokens();

    /** Whoever runs the command. */
    Caller.Operator operator();

    @Override
    void close();
}

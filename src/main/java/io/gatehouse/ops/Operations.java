package io.gatehouse.ops;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.clients.ClientService;
import io.gatehouse.accounts.users.AdministrationService;

/** The services that commands use, on a database that is open until this is closed. */
public interface Operations extends AutoCloseable {
    AdministrationService administration();

    ClientService clients();

    /** Whoever runs the command. */
    Caller.Operator operator();

    @Override
    void close();
}

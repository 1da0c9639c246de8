package io.gatehouse.ops;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.clients.ClientService;
import io.gatehouse.accounts.sessions.AllSessions;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.platform.audit.AuditService;
import io.gatehouse.platform.secrets.InstallationService;

/** The services that commands use, on a database that is open until this is closed. */
public interface Operations extends AutoCloseable {
    AdministrationService administration();

    SessionService sessions();

    AllSessions allSessions();

    AuditService audit();

    InstallationService installation();

    TokensModule tokens();

    ClientService clients();

    /** Whoever runs the command. */
    Caller.Operator operator();

    @Override
    void close();
}

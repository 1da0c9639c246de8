package io.gatehouse.accounts.credentials;

import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.platform.persistence.Transactions;
import org.hibernate.SessionFactory;

/** Builds the service that stores credentials. */
public final class CredentialsModule {
    private final CredentialService service;

    public CredentialsModule(SessionFactory factory, Transactions transactions, Passwords passwords) {
        this.service = new CredentialService(transactions, new CredentialDao(factory), passwords);
    }

    public CredentialService service() {
        return service;
    }
}

package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.Secret;

/** A client and its new secret, which is shown only this once. */
public record IssuedClient(ClientView client, Secret secret) {}

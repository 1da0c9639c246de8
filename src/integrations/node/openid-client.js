import * as client from 'openid-client';

const { ISSUER, CLIENT_ID, CLIENT_SECRET, TOKEN } = process.env;

// oauth2: read /.well-known/oauth-authorization-server, since there is no openid-configuration.
const options = { algorithm: 'oauth2' };
if (ISSUER.startsWith('http://localhost')) {
  options.execute = [client.allowInsecureRequests];
}
const gatehouse = await client.discovery(new URL(ISSUER), CLIENT_ID, undefined, client.ClientSecretBasic(CLIENT_SECRET), options);

// A token of the service's own, to ask Gatehouse's other routes with.
const own = await client.clientCredentialsGrant(gatehouse, { scope: 'tokens:introspect' });

// Whether a token that somebody sent still counts.
const { active, sub, username, roles } = await client.tokenIntrospection(gatehouse, TOKEN);

console.log(JSON.stringify({ scope: own.scope, active, sub, username, roles }));

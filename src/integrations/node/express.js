import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';

const { ISSUER, CLIENT_ID, CLIENT_SECRET, PORT } = process.env;

// Signature, iss, aud, exp and typ. It finds jwks_uri by /.well-known/oauth-authorization-server.
const token = auth({ issuerBaseURL: ISSUER, audience: ISSUER, tokenSigningAlg: 'ES256', strict: true, clockTolerance: 5 });

// For routes that must not take a token whose session has ended: one more request to Gatehouse.
async function active(request, response, next) {
  const answer = await fetch(`${ISSUER}/oauth/introspect`, {
    method: 'POST',
    headers: { Authorization: 'Basic ' + Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64') },
    body: new URLSearchParams({ token: request.auth.token }),
  });
  const { active } = answer.ok ? await answer.json() : { active: false };
  return active ? next() : response.set('WWW-Authenticate', 'Bearer error="invalid_token"').sendStatus(401);
}

// roles is a list. Scopes are words with blanks between them: requiredScopes('users:read') reads those.
function staff(request, response, next) {
  return request.auth.payload.roles?.includes('admin') ? next() : response.sendStatus(403);
}

const app = express();
app.get('/orders', token, (request, response) => response.json({ user: request.auth.payload.sub }));
app.get('/payments', token, active, (request, response) => response.json({ user: request.auth.payload.sub }));
app.get('/staff', token, staff, (request, response) => response.json({ user: request.auth.payload.sub }));
app.use((error, request, response, next) => response.set(error.headers ?? {}).sendStatus(error.status ?? 500));
app.listen(PORT, '127.0.0.1');

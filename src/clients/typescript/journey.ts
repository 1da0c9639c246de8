// One user's way through the service with the generated client: node journey.js BASE_URL. It ends at the first surprise.
import { randomUUID } from 'node:crypto';
import { createClient } from './client/client/index.js';
import {
  createUser,
  getMe,
  getOrder,
  listOrders,
  listSessions,
  moveOrder,
  placeOrder,
  signIn,
  signOut,
  type Problem,
} from './client/index.js';

const email = `ada-${randomUUID()}@example.com`;
const password = 'correct-horse-9';
let token: string | undefined;
const client = createClient({ baseUrl: process.argv[2], auth: () => token });

function step(name: string, outcome: string): void {
  console.log(`typescript: ${name}: ${outcome}`);
}

function expect(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`expected ${what}`);
  }
}

/** What was answered, unless it was refused. */
function answered<T>(result: { data?: T; error?: unknown; response?: Response }): T {
  if (result.data === undefined) {
    throw new Error(`refused with ${result.response?.status}: ${JSON.stringify(result.error)}`);
  }
  return result.data;
}

/** What it was refused with, unless it was answered. */
function refused(result: { error?: Problem; response?: Response }, status: number, code: string): string {
  const problem = result.error;
  if (problem === undefined) {
    throw new Error(`expected ${status} ${code}, was answered ${result.response?.status}`);
  }
  expect(problem.status === status && problem.code === code, `${status} ${code}, was ${problem.status} ${problem.code}`);
  return `${problem.status} ${problem.code}, ${problem.detail}`;
}

// 202 has no body: registration may be private, and says so to nobody.
const user = answered(await createUser({ client, body: { email, name: 'Ada', password } }));
expect(typeof user === 'object' && user !== null && 'email' in user && user.email === email, 'the user who registered');
step('register', email);

const pair = answered(await signIn({ client, body: { email, password } }));
token = pair.access_token;
step('sign in', `for ${pair.expires_in} seconds`);

const me = answered(await getMe({ client }));
expect(me.email === email && me.pending_email === null, 'oneself');
step('read oneself', `${me.name}, ${me.roles.join(' ')}`);

const sessions = answered(await listSessions({ client }));
expect(sessions.total === 1 && sessions.data[0].current, 'one session, the one that asks');
step('list sessions', `${sessions.total}`);

const items = [{ sku: 'BOOK-1', description: 'Notes on the Analytical Engine', quantity: 2, unit_price_minor: 1299 }];
const order = answered(await placeOrder({ client, body: { currency: 'EUR', items } }));
expect(order.status === 'placed' && order.total_minor === 2598, 'a placed order with its total');
step('place an order', `${order.total_minor} ${order.currency}`);

const orders = answered(await listOrders({ client, query: { status: 'placed', limit: 10 } }));
expect(orders.total === 1 && orders.data[0].id === order.id, 'the order that was placed');
step('list orders', `${orders.total}`);

const cancelled = answered(await moveOrder({ client, path: { id: order.id }, body: { status: 'cancelled' } }));
expect(cancelled.status === 'cancelled', 'a cancelled order');
step('cancel it', cancelled.status);

step('ask for an order that is not there', refused(await getOrder({ client, path: { id: me.id } }), 404, 'not_found'));

const left = await signOut({ client });
expect(left.response?.status === 204, 'to be signed out');
step('sign out', '204');

step('read oneself with the token that ended', refused(await getMe({ client }), 401, 'session_ended'));

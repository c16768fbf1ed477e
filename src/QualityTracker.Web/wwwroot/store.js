import { openDB } from '/vendor/idb/index.js';

// What the browser keeps for who is signed in: unsent writes, unfinished forms, and answers that hold no pupil, pay or evaluation.
// A browser may refuse; then everything lasts as long as the page.
const opened = openDB('qualitytracker', 1, {
  upgrade(database) {
    for (const name of ['outbox', 'drafts', 'kept']) database.createObjectStore(name, { keyPath: ['account', 'id'] });
  },
}).catch(() => null);
const held = { outbox: new Map(), drafts: new Map(), kept: new Map() };
const keyOf = (account, id) => `${account}|${id}`;

/** Keeps something of an account under an id. */
export async function put(store, account, id, value) {
  const entry = { ...value, account, id };
  const database = await opened;
  if (database) await database.put(store, entry);
  else held[store].set(keyOf(account, id), entry);
}

export async function find(store, account, id) {
  const database = await opened;
  return database ? database.get(store, [account, id]) : held[store].get(keyOf(account, id));
}

export async function remove(store, account, id) {
  const database = await opened;
  if (database) await database.delete(store, [account, id]);
  else held[store].delete(keyOf(account, id));
}

/** Everything of an account, by id. */
export async function all(store, account) {
  const database = await opened;
  if (database) return database.getAll(store, IDBKeyRange.bound([account], [account, []]));
  return [...held[store].values()].filter(entry => entry.account === account).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Leaves nothing of an account in this browser. */
export async function wipe(account) {
  for (const store of ['outbox', 'drafts', 'kept']) {
    for (const { id } of await all(store, account)) await remove(store, account, id);
  }
}

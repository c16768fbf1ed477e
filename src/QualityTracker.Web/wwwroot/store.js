import { openDB } from '/vendor/idb/index.js';

// What the browser keeps for who is signed in: unsent writes, unfinished forms, and answers that hold no pupil, pay or evaluation; beside
// the answers, under no account, who that is. All pages of the browser share it. A browser may refuse, or have no room; then everything lasts as
// long as the page.
const Stores = ['outbox', 'drafts', 'kept'];
const Session = ['', 'session'];
const opened = openDB('qualitytracker', 1, {
  upgrade(database) {
    for (const name of Stores) database.createObjectStore(name, { keyPath: ['account', 'id'] });
  },
}).catch(() => null);
let full = false;
const withRoom = async () => (full ? null : opened);
const held = { outbox: new Map(), drafts: new Map(), kept: new Map() };
const keyOf = (account, id) => `${account}|${id}`;
const rangeOf = account => IDBKeyRange.bound([account], [account, []]);

/** Keeps something of an account under an id, as long as it is the one signed in: what comes after it has left is not kept. */
export async function put(store, account, id, value) {
  const entry = { ...value, account, id };
  const database = await withRoom();
  if (!database) return void held[store].set(keyOf(account, id), entry);
  const step = database.transaction([...new Set([store, 'kept'])], 'readwrite');
  const session = await step.objectStore('kept').get(Session);
  if (session?.view.account.id === account) await step.objectStore(store).put(entry);
  await step.done;
}

// Answers, once they were read or kept: a page is drawn with them at once.
const answers = new Map();
const MostKept = 200;

/** Reads the answers that are kept for an account; the oldest of too many go. */
export async function recall(account) {
  const kept = (await all('kept', account)).sort((a, b) => b.at - a.at);
  for (const { id, data } of kept.slice(0, MostKept)) answers.set(keyOf(account, id), data);
  for (const { id } of kept.slice(MostKept)) remove('kept', account, id);
}

/** An answer as it was kept last, without waiting. */
export const recalled = (account, id) => answers.get(keyOf(account, id));

export function keep(account, id, data) {
  answers.set(keyOf(account, id), data);
  return put('kept', account, id, { data, at: Date.now() });
}

/** Changes what is kept under an id in one step, whichever page does: `change` is given what is there, if anything, and gives what is to be there. */
export async function amend(store, account, id, change) {
  const database = await withRoom();
  if (!database) {
    const after = change(held[store].get(keyOf(account, id)));
    if (after) held[store].set(keyOf(account, id), { ...after, account, id });
    else held[store].delete(keyOf(account, id));
    return after && { ...after, account, id };
  }

  try {
    const step = database.transaction(store, 'readwrite');
    const after = change(await step.store.get([account, id]));
    if (after) await step.store.put({ ...after, account, id });
    else await step.store.delete([account, id]);
    await step.done;
    return after && { ...after, account, id };
  } catch {
    // No room is a refusal too: the page holds from now on what there is.
    for (const name of Stores) for (const entry of await database.getAll(name)) held[name].set(keyOf(entry.account, entry.id), entry);
    full = true;
    return amend(store, account, id, change);
  }
}

export async function find(store, account, id) {
  const database = await withRoom();
  return database ? database.get(store, [account, id]) : held[store].get(keyOf(account, id));
}

export const remove = (store, account, id) => amend(store, account, id, () => undefined);

/** Everything of an account, by id. */
export async function all(store, account) {
  const database = await withRoom();
  if (database) return database.getAll(store, rangeOf(account));
  return [...held[store].values()].filter(entry => entry.account === account).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Who was signed in last in this browser, as the server said. */
export const lastSession = async () => (await find('kept', ...Session))?.view;

/** Keeps who is signed in, if anybody is, and no answer that anybody else was given. What others have not sent or finished stays theirs. */
export async function keepSession(view) {
  const database = await withRoom();
  if (!database) return void held.kept.set(keyOf(...Session), { view });
  const step = database.transaction('kept', 'readwrite');
  for (const key of await step.store.getAllKeys()) {
    if (key[0] !== view?.account.id) await step.store.delete(key);
  }

  if (view) await step.store.put({ view, account: Session[0], id: Session[1] });
  await step.done;
}

/** Leaves nothing of an account in this browser. */
export async function wipe(account) {
  const database = await opened;
  await database?.clear('kept');
  for (const store of ['outbox', 'drafts']) await database?.delete(store, rangeOf(account));
}

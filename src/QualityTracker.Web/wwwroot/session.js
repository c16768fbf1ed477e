import { useEffect, useState } from '/vendor/htm/standalone.module.js';
import { keepSession, lastSession, recall, wipe } from './store.js';

const Address = '/api/v1/session';

// One for the whole page, whichever part of it asks: `view` is what the server said last.
let state = { view: null, locked: false, stale: false };
const followers = new Set();
const waiting = new Set();

/**
 * Who is signed in: the server's view, null while it is on its way; locked while somebody who was must sign in again; stale when they still
 * are, and only asked to show that it is they.
 */
export function useSession() {
  const [seen, see] = useState(state);
  useEffect(() => {
    followers.add(see);
    see(state);
    return () => followers.delete(see);
  }, []);
  return seen;
}

/** Whose page this is; the entries of the browser's store are theirs. */
export const accountId = () => state.view?.account?.id ?? '';

let known = Promise.resolve();

/**
 * Shows who was signed in last in this browser, with the answers kept for them, until the server says who is: the page opens at once, and
 * without the network at all.
 */
export function remember() {
  known = lastSession().then(async last => {
    if (!last) return;
    await recall(last.account.id);
    if (!state.view) tell({ ...state, view: last });
  }).catch(() => {});
  return known;
}

let leaving = false;

/** Leaves nothing of the account in this browser, nor asks anybody to sign in again in a page that is about to be left. */
export function forget() {
  leaving = true;
  return wipe(accountId());
}

/** Called when the page is looked at again: from another one its account may have signed out, or in again, or somebody else has. */
export async function lookAgain(language) {
  if (!state.view) return;
  const last = await lastSession();
  if ((state.locked ? undefined : state.view.account?.id) !== last?.account.id) await renew(language);
}

/** What shows the server that a write comes from its own page. */
export const antiforgery = () => state.view?.antiforgery ?? '';

/** Takes the server's view; `fresh` when it answers a sign-in. A page shows what one account may see: for another it begins anew. */
export function take(view, fresh = false) {
  if (leaving) return;
  const before = state.view?.account;
  keepSession(view.signedIn ? { ...view, antiforgery: '', demoAccounts: [] } : null);
  if (before && view.account && before.id !== view.account.id) {
    location.reload();
    return;
  }

  // A session that is asked to be begun anew is no answer to that, though it is still good.
  const stale = state.stale && view.signedIn && !fresh;
  const locked = stale || (Boolean(before) && !view.signedIn);
  tell({ view: locked ? { ...state.view, antiforgery: view.antiforgery, demoAccounts: view.demoAccounts } : view, locked, stale });
  if (!locked && view.signedIn) release(each => each.goOn());
}

/** Reads the view afresh, with a new anti-forgery token. */
export async function renew(language) {
  const response = await fetch(Address, { headers: { 'Accept-Language': language } });
  if (!response.ok) throw new Error(String(response.status));
  await known;
  take(await response.json());
}

/** Called when a session is over: resolves as soon as its holder has signed in again. */
export async function signedInAgain(language) {
  const again = wait();
  if (!state.locked) await renew(language);
  return again;
}

/** Called when a session is good but not of the last minutes: resolves as soon as its holder has signed in again, fails when they go back. */
export function confirmedAgain() {
  const again = wait();
  if (!state.locked) tell({ ...state, locked: true, stale: true });
  return again;
}

/** Goes back without signing in again: what waits for it is not done. */
export function goBack() {
  tell({ ...state, locked: false, stale: false });
  release(each => each.giveUp(new Error('not signed in again')));
}

const wait = () => new Promise((goOn, giveUp) => waiting.add({ goOn, giveUp }));

function release(each) {
  const released = [...waiting];
  waiting.clear();
  released.forEach(each);
}

function tell(next) {
  state = next;
  for (const see of followers) see(state);
}

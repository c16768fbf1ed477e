import { useEffect, useState } from '/vendor/htm/standalone.module.js';

const Address = '/api/v1/session';

// One for the whole page, whichever part of it asks: `view` is what the server said last.
let state = { view: null, locked: false };
const followers = new Set();
const waiting = new Set();

/** Who is signed in: the server's view, null while it is on its way; locked while somebody who was must sign in again. */
export function useSession() {
  const [seen, see] = useState(state);
  useEffect(() => {
    followers.add(see);
    see(state);
    return () => followers.delete(see);
  }, []);
  return seen;
}

/** What shows the server that a write comes from its own page. */
export const antiforgery = () => state.view?.antiforgery ?? '';

/** Takes the server's view. A page shows what one account may see: for another it begins anew. */
export function take(view) {
  const before = state.view?.account;
  if (before && view.account && before.id !== view.account.id) {
    location.reload();
    return;
  }

  const locked = Boolean(before) && !view.signedIn;
  tell({ view: locked ? { ...state.view, antiforgery: view.antiforgery, demoAccounts: view.demoAccounts } : view, locked });
  if (locked || !view.signedIn) return;
  for (const goOn of waiting) goOn();
  waiting.clear();
}

/** Reads the view afresh, with a new anti-forgery token. */
export async function renew(language) {
  const response = await fetch(Address, { headers: { 'Accept-Language': language } });
  if (!response.ok) throw new Error(String(response.status));
  take(await response.json());
}

/** Called when a session is over: resolves as soon as its holder has signed in again. */
export async function signedInAgain(language) {
  const again = new Promise(goOn => waiting.add(goOn));
  if (!state.locked) await renew(language);
  return again;
}

function tell(next) {
  state = next;
  for (const see of followers) see(state);
}

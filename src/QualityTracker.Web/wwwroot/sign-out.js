import { ask } from './api.js';
import { dropUnsaved } from './score-unsaved.js';
import { forget } from './session.js';

/** Signs out, and leaves nothing of what was shown in the page. */
export async function signOut(t) {
  await ask('/api/v1/session', t, { method: 'DELETE' });
  await leave(t);
}

/** Leaves the page of a session that is over. */
export async function leave(t) {
  dropUnsaved();
  await forget();
  location.assign(`/?lang=${t.lang}`);
}

import { useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { accountId } from './session.js';
import { all, find, put, remove } from './store.js';

/**
 * What is being filled in, kept at every change, so that a closed tab or an empty battery loses nothing. Gives the draft – undefined while it
 * is looked for –, a step that changes some of it, and one that drops it for a new beginning. What must not stay in a browser that others use
 * does not last: it is gone with the page.
 */
export function useDraft(name, initial, lasts = true) {
  const [draft, setDraft] = useState(undefined);
  const latest = useRef(undefined);
  useUnkept(!lasts && draft !== undefined && draft !== initial);

  useEffect(() => {
    let here = true;
    setDraft(undefined);
    latest.current = undefined;
    find('drafts', accountId(), name).then(entry => {
      if (!here) return;
      latest.current = entry?.draft ?? initial;
      setDraft(latest.current);
    });
    return () => { here = false; };
  }, [name]);

  function change(changes) {
    latest.current = { ...latest.current, ...(typeof changes === 'function' ? changes(latest.current) : changes) };
    setDraft(latest.current);
    return lasts ? put('drafts', accountId(), name, { draft: latest.current }) : Promise.resolve();
  }

  function drop(next = initial) {
    latest.current = next;
    setDraft(next);
    return remove('drafts', accountId(), name);
  }

  return [draft, change, drop];
}

/** The browser asks before it leaves a page in which something was typed that is kept nowhere. */
export function useUnkept(typed) {
  useEffect(() => {
    if (!typed) return undefined;
    const hold = event => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [typed]);
}

/** Forms that were begun and not finished, of those whose name begins so. What is not `touched` is only open. */
export const unfinished = async (name = '') => (await all('drafts', accountId())).filter(each => each.id.startsWith(name) && each.draft.touched !== false);

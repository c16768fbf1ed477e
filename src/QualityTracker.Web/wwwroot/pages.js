import { useEffect, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf } from './api.js';
import { useWords } from './languages.js';

/** A list that the server gives by pages: what came so far, the first page with whatever else it says, and a step to more. */
export function usePages(path) {
  const t = useWords();
  const [state, setState] = useState({});
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (!path) return undefined;
    const stop = new AbortController();
    ask(path, t, { signal: stop.signal }).then(
      page => setState({ path, items: page.items, total: page.total, next: page.next, page }),
      error => stop.signal.aborted || setState({ path, problem: problemOf(error, t) }));
    return () => stop.abort();
  }, [path, t.lang, turn]);

  async function more() {
    try {
      const page = await ask(`${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(state.next)}`, t);
      setState(now => (now.path === path ? { ...now, items: [...now.items, ...page.items], next: page.next } : now));
    } catch (error) {
      setState(now => ({ ...now, problem: problemOf(error, t) }));
    }
  }

  // What was found before stays until the new is there: a list does not flicker while its search is typed.
  return { ...state, more: state.next ? more : null, again: () => setTurn(each => each + 1) };
}

/** A text some time after it was last typed in. */
export function useSettled(text, milliseconds = 300) {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

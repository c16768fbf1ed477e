import { useEffect } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { accountId } from './session.js';
import { keep, recalled } from './store.js';

/**
 * Reads an address as `useAnswer` does, but shows at once what this browser kept of it, with the network or without. Only for what holds no
 * pupil's data, no pay and no evaluation: it stays in the browser until its holder signs out. `part` leaves out what must not stay.
 */
export function useKeptAnswer(path, part = data => data) {
  const fresh = useAnswer(path);

  useEffect(() => {
    if (fresh.data !== undefined) keep(accountId(), path, part(fresh.data));
  }, [path, fresh.data]);

  const before = path ? recalled(accountId(), path) : undefined;
  return { data: fresh.data ?? before, problem: before === undefined || fresh.problem?.status ? fresh.problem : undefined, isKept: fresh.data === undefined, again: fresh.again };
}

import { useEffect, useRef } from '/vendor/htm/standalone.module.js';
import { useOutbox } from './outbox.js';

/**
 * The writes of a kind that the server's last answer does not show yet: those on their way, and those that arrived since. The answer is asked for
 * again when some have arrived.
 */
export function useUnsettled(noun, data, again) {
  const { items, sent } = useOutbox();
  const seen = useRef({ sent, items: [], arrived: [], data }).current;
  if (seen.data !== data) Object.assign(seen, { data, arrived: [] });
  if (seen.sent !== sent) seen.arrived = [...seen.arrived, ...seen.items.filter(each => !items.some(other => other.id === each.id)).map(each => ({ ...each, state: 'arrived' }))];
  Object.assign(seen, { sent, items });
  // Asked once for many that are on their way together.
  const busy = items.some(each => each.noun === noun && (each.state === 'waiting' || each.state === 'sending'));
  const asked = useRef(sent);
  useEffect(() => {
    if (busy || asked.current === sent) return;
    asked.current = sent;
    again();
  }, [sent, busy]);
  return [...seen.arrived, ...items].filter(each => each.noun === noun);
}

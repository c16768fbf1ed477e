import { useEffect, useRef } from '/vendor/htm/standalone.module.js';

const Asking = 2000;

/**
 * Follows a job while it is busy: `tell` gets how far it is ({ state, done, outOf }), `again` is called when the job is to be read anew. The
 * server sends events; where a stream does not come through, the job is read every two seconds.
 */
export function useJobEvents(path, busy, { tell, again }) {
  const latest = useRef(null);
  latest.current = { tell, again };

  useEffect(() => {
    if (!busy) return undefined;
    const source = new EventSource(`${path}/events`);
    let timer;
    const ask = () => { timer ??= setInterval(() => latest.current.again(), Asking); };
    source.addEventListener('progress', event => latest.current.tell(JSON.parse(event.data)));
    source.addEventListener('end', () => { source.close(); latest.current.again(); });
    // A stream that only ended is opened again by the browser; one that was refused is not.
    source.onerror = () => source.readyState === EventSource.CLOSED && ask();
    return () => { source.close(); clearInterval(timer); };
  }, [path, busy]);
}

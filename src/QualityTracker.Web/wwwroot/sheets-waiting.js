import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';

const Later = 600;

/** What of the way of the sheets, of settlements, conduct cases and reports waits for the reader, in a line; asked for once the page stands, so that it holds nothing up. */
export function SheetsWaiting(parts) {
  const [Line, setLine] = useState(null);
  useEffect(() => {
    let here = true;
    const timer = setTimeout(() => import('./sheets-waiting-line.js').then(module => here && setLine(() => module.SheetsWaitingLine), () => {}), Later);
    return () => { here = false; clearTimeout(timer); };
  }, []);
  return Line && html`<${Line} ...${parts} />`;
}

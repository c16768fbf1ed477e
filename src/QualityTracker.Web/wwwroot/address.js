import { useEffect, useState } from '/vendor/htm/standalone.module.js';

// What a section may keep of what it shows.
const Of = ['noun', 'record', 'week', 'class', 'subject', 'exam', 'pupil', 'q', 'sort', 'filter'];

// What a trial calculation changes stands in the address too: set=name:value,… and the pay run or sums it divides.
const Kept = ['school', 'term', 'policy', 'view', 'import', 'person', 'day', 'state', 'figure', 'set', 'payRun', 'sum', 'pack', 'version', ...Of];

/** What belongs to one section of the page: another begins without it. */
export const Fresh = Object.fromEntries(['import', 'person', 'day', 'state', 'figure', 'set', 'payRun', 'sum', 'pack', 'version', ...Of].map(name => [name, undefined]));

// The page's state is its address: whatever is chosen can be bookmarked, sent on, and left with the back button.
export function useAddress(language) {
  const [address, setAddress] = useState(read);

  useEffect(() => {
    const follow = () => setAddress(read());
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);

  // A language stands in the address for those it is sent to; going back does not change the reader's own.
  useEffect(() => {
    const here = hrefOf(address, language);
    if (here !== location.search) history.replaceState(null, '', here);
  }, [address, language]);

  return {
    ...address,
    href: changes => hrefOf({ ...address, ...changes }, language),
    go: (changes, { replace = false } = {}) => {
      const next = { ...read(), ...changes };
      history[replace ? 'replaceState' : 'pushState'](null, '', hrefOf(next, language));
      setAddress(next);
    },
  };
}

/** Turns a plain click on a link into a step within the page; every other click stays the browser's. */
export function within(step) {
  return event => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    step();
  };
}

function read() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(Kept.map(name => [name, query.get(name) || undefined]));
}

function hrefOf(address, language) {
  const query = new URLSearchParams();
  for (const name of Kept) if (address[name]) query.set(name, address[name]);
  query.set('lang', language);
  return `?${query}`;
}

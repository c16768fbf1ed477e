import { wordsOf } from './languages.js';
import { toast } from './toasts.js';
import { words } from './words.js';

let overtaken = false;

/** Whether another version has taken the pages over, so that what has yet to be loaded would not fit what is. */
export const isOvertaken = () => overtaken;

const both = name => Object.fromEntries(Object.keys(words).map(lang => [lang, wordsOf(lang)[name]]));

/** Keeps the pages in the browser, so that they open without the network, and offers a new version of them when one has come. */
export function followVersions() {
  // A browser may refuse; then the pages need the network.
  const begin = () => navigator.serviceWorker?.register('/service-worker.js').then(follow, () => {});
  // Keeping the pages must not hold up showing one.
  if (document.readyState === 'complete') setTimeout(begin, 1500);
  else addEventListener('load', () => setTimeout(begin, 1500));
}

function follow(registration) {
  if (navigator.serviceWorker.controller) navigator.serviceWorker.addEventListener('controllerchange', () => { overtaken = true; });
  const offer = worker => worker && navigator.serviceWorker.controller && toast({
    text: both('newVersion'), act: both('reload'),
    // Without what was kept, the page and all its modules come anew: none of two versions are mixed.
    undo: () => registration.unregister().then(() => location.reload()),
  });
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker.addEventListener('statechange', () => worker.state === 'installed' && offer(worker));
  });
}

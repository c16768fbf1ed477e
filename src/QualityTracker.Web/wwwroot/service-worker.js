/* The server puts before this: `version`, a hash of all the files, and `files`, the addresses of the pages' modules and styles. */
const Kept = `pages-${version}`;
const Shell = '/?shell';

self.addEventListener('install', event => event.waitUntil(caches.open(Kept).then(cache => cache.addAll(
  [new Request(Shell, { credentials: 'omit', cache: 'no-cache' }), ...files.map(file => new Request(file, { cache: 'no-cache' }))]))));

// A new version waits until no page of the old one is open, or its reader asks for it.
self.addEventListener('activate', event => event.waitUntil(caches.keys()
  .then(names => Promise.all(names.filter(name => name !== Kept).map(name => caches.delete(name)))).then(() => self.clients.claim())));

// Only the pages themselves: what the API answers is kept by no cache.
self.addEventListener('fetch', event => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  const key = pathname === '/' && mode === 'navigate' ? Shell : files.includes(pathname) ? pathname : null;
  if (key) event.respondWith(caches.open(Kept).then(cache => cache.match(key)).then(kept => kept ?? fetch(event.request)));
});

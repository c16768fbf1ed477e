import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { isOvertaken } from './versions.js';

// Which files each section's module needs, as the server found them: asked for at once instead of one after the other.
const needs = JSON.parse(document.getElementById('modules')?.textContent || '{}');
const begun = new Map();
const loaded = new Map();

/** A section of the page; its module and styles come when it is first shown. */
export function View({ view, ...parts }) {
  const t = useWords();
  const [state, setState] = useState({});
  const Section = loaded.get(view.id);
  // What came between this picture and the next needs another picture all the same.
  const missing = !Section;
  useEffect(() => {
    if (missing) prepare(view).then(() => setState({}), error => setState({ id: view.id, error }));
  }, [view.id]);
  if (Section) return html`<${Section} ...${parts} />`;
  // A module that failed to come is remembered as failed by the browser: only a new page asks again.
  return state.id === view.id ? html`<${Problem} problem=${t.unreachable} onRetry=${() => location.reload()} />` : html`<${Waiting} rows=${9} />`;
}

/** Loads a section's module and styles, once. */
export function prepare(view) {
  if (!begun.has(view.id)) begun.set(view.id, load(view));
  return begun.get(view.id);
}

async function load(view) {
  if (isOvertaken()) return location.reload();
  for (const href of needs[view.id] ?? []) link('modulepreload', href);
  const [module] = await Promise.all([view.load(), view.css ? styled(`/${view.id}.css`) : null]);
  loaded.set(view.id, module.default);
}

const styled = href => new Promise((resolve, reject) => {
  const sheet = link('stylesheet', href);
  if (!sheet) return resolve();
  sheet.onload = resolve;
  sheet.onerror = reject;
});

function link(rel, href) {
  if (document.head.querySelector(`link[href="${href}"]`)) return null;
  const element = Object.assign(document.createElement('link'), { rel, href });
  document.head.append(element);
  return element;
}

import { html, useState } from '/vendor/htm/standalone.module.js';
import { fetchFile, problemOf } from './api.js';
import { within } from './address.js';
import { useWords } from './languages.js';

/** A file to keep. It is fetched by the page: the button shows that it is being made, and a refusal is told in words; with a body it is asked for by POST. */
export function Download({ href, name, label, onProblem, strong = false, look = strong ? 'act' : 'act outline', body }) {
  const t = useWords();
  const [busy, setBusy] = useState(false);

  async function save() {
    if (busy) return;
    setBusy(true);
    onProblem(null);
    try {
      const address = URL.createObjectURL(await fetchFile(href, t, body));
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      // The browser reads the address a moment after the click.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      onProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  if (body) return html`<button type="button" class=${look} aria-busy=${busy} onClick=${save}>${label}</button>`;
  return html`<a href=${href} class=${look} download=${name}
    aria-busy=${busy} onClick=${within(save)}>${label}</a>`;
}

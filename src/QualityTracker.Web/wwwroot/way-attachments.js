import { html, useState } from '/vendor/htm/standalone.module.js';
import { problemOf, upload } from './api.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';

/** A photograph or a PDF to stand on: sent at once, and known by its content from then on. `of` is the sheet it is attached to. */
export function AddAttachment({ base, of, onAdded }) {
  const t = useWords();
  const [sent, setSent] = useState(null);
  const [problem, setProblem] = useState(null);

  async function send(event) {
    const input = event.target;
    const [file] = input.files;
    if (!file) return;
    setProblem(null);
    setSent(0);
    try {
      onAdded((await upload(`${base}/attachments?${new URLSearchParams({ of: 'sheets', id: of })}`, file, t, setSent)).address);
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setSent(null);
      input.value = '';
    }
  }

  return html`
    <label class="way-attach">${t.wayAttach}<input type="file" accept="image/jpeg,image/png,application/pdf" onChange=${send} disabled=${sent !== null} /></label>
    ${sent !== null && html`<progress value=${sent} max="1" aria-label=${t.wayAttach}></progress>`}
    <${Problem} problem=${problem} />`;
}

/** What was attached: a picture opens in its place, anything else in a window of its own. Nothing of it is fetched before it is opened. */
export function ShownAttachment({ base, id }) {
  const t = useWords();
  const [state, setState] = useState('closed');
  const href = `${base}/attachments/${id}`;
  return html`
    <details class="way-record" onToggle=${event => event.target.open && state === 'closed' && setState('open')}><summary>${t.wayAttachment(id.slice(0, 8))}</summary>
      ${state === 'open' && html`<img src=${href} alt=${t.wayAttachment(id.slice(0, 8))} onError=${() => setState('other')} />`}
      <p class="small"><a href=${href} target="_blank" rel="noopener">${t.wayAttachmentOpen}</a></p>
    </details>`;
}

import { html, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

/** What was attached as evidence: a picture opens in its place, anything else in a window of its own. Nothing of it is fetched before it is opened. */
export function ShownAttachment({ base, id }) {
  const t = useWords();
  const [state, setState] = useState('closed');
  const href = `${base}/attachments/${id}`;
  return html`
    <details class="way-record" onToggle=${event => event.target.open && state === 'closed' && setState('open')}><summary>${t.wayAttachment(id.slice(0, 8))}</summary>
      ${state === 'open' && html`<img src=${href} alt=${t.wayAttachment(id.slice(0, 8))} onError=${() => setState('other')} />`}
      <p class="small">${state === 'other' && html`<span class="soft">${t.wayAttachmentOther}</span> `}<a href=${href} target="_blank" rel="noopener">${t.wayAttachmentOpen}</a></p>
    </details>`;
}

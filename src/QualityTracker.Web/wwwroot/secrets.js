import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/sign-in.js';
import { useWords } from './languages.js';

/** What is shown this once: to be copied, and printed when there is more of it. */
export function Secret({ title, text, lines, printable = false, onDone }) {
  const t = useWords();
  const shown = useRef(null);
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(lines.join('\n'));
      setCopied(true);
    } catch {
      // Without a safe connection there is no clipboard: what is to be copied is marked instead.
      getSelection().selectAllChildren(shown.current);
    }
  }

  return html`
    <div class="secret printed" role="status">
      <strong>${title}</strong>
      <p>${text}</p>
      <ul ref=${shown} class=${lines.length > 1 ? 'codes' : ''}>${lines.map(line => html`<li key=${line}><code>${line}</code></li>`)}</ul>
      <div class="form-acts">
        <button type="button" class="act" onClick=${copy}>${copied ? t.copied : t.copy}</button>
        ${printable && html`<button type="button" class="act outline" onClick=${() => print()}>${t.print}</button>`}
        <button type="button" class="quiet" onClick=${onDone}>${t.keptIt}</button>
      </div>
    </div>`;
}

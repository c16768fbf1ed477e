import { html, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

const Longest = 2000;

/** One's own note on the sheet; what is typed is kept until it is saved. `draft`, `change` and `drop` are of `useDraft`. */
export function Note({ standing, draft, change, drop, take, busy }) {
  const t = useWords();
  const [writing, setWriting] = useState(false);
  const writes = standing.may.includes('note');
  const typed = draft?.words ?? null;
  if (!writes || (standing.note && !writing && typed === null)) {
    if (!standing.note && !writes) return null;
    return html`
      <h3>${t.wayNote}</h3>
      <p class="way-said">${standing.note}</p>
      ${writes && html`<button type="button" class="quiet" onClick=${() => setWriting(true)}>${t.wayNoteChange}</button>`}`;
  }

  async function save(event) {
    event.preventDefault();
    if (await take({ kind: 'note', words: typed.normalize('NFC').trim() })) {
      await drop();
      setWriting(false);
    }
  }

  const text = typed ?? standing.note ?? '';
  return html`
    <form class="way-note" onSubmit=${save}>
      <label><span class="way-label">${t.wayNote}</span>
        <textarea rows="2" maxlength=${Longest} placeholder=${t.wayNoteHelp} value=${text} onInput=${event => change({ words: event.target.value, touched: true })}></textarea></label>
      ${typed !== null && typed.trim() && typed.trim() !== (standing.note ?? '') && html`<button type="submit" class="act outline" aria-busy=${busy === 'note'} disabled=${Boolean(busy)}>${t.wayNoteSave}</button>`}
    </form>`;
}

/** What was typed and not saved, if it says anything new. */
export const unsavedNote = (draft, standing) => {
  const words = draft?.words?.normalize('NFC').trim();
  return words && words !== (standing.note ?? '') && standing.may.includes('note') ? words : null;
};

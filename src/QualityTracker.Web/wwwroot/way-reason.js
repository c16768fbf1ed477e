import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useDraft } from './drafts.js';
import { useWords } from './languages.js';

const Longest = 2000;

/** A step that needs words: a button opens room for them. What was typed stays until it is taken. */
export function WithReason({ label, help, name, draft: draftName, look = 'quiet', busy, onTake }) {
  const t = useWords();
  const [draft, change, drop] = useDraft(draftName, { words: '', touched: false });
  const [open, setOpen] = useState(false);
  const area = useRef(null);
  const first = useRef(null);
  const opened = useRef(false);
  const shown = open || Boolean(draft?.touched && draft.words);
  useEffect(() => {
    if (open) area.current?.focus();
    else if (opened.current) first.current?.focus();
    opened.current = open;
  }, [open]);

  async function submit(event) {
    event.preventDefault();
    if (await onTake(draft.words.normalize('NFC').trim())) {
      await drop();
      setOpen(false);
    }
  }

  async function leave() {
    await drop();
    setOpen(false);
  }

  if (!shown) return html`<button type="button" class=${look} ref=${first} aria-label=${name && t.joined(label, name)} onClick=${() => setOpen(true)}>${label}</button>`;
  return html`
    <form class="way-form" onSubmit=${submit} onKeyDown=${event => { if (event.key === 'Escape' && !draft.words) { event.stopPropagation(); leave(); } }}>
      <label>${help}<textarea rows="2" required maxlength=${Longest} ref=${area} value=${draft.words} onInput=${event => change({ words: event.target.value, touched: true })}></textarea></label>
      <div class="acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy || !draft.words.trim()}>${label}</button>
        <button type="button" class="quiet" onClick=${leave}>${t.cancel}</button>
      </div>
    </form>`;
}

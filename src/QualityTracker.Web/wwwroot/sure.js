import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

/** A button for what cannot be taken back: it asks once more in its own place. */
export function Sure({ label, name = '', text, onSure }) {
  const t = useWords();
  const [asked, setAsked] = useState(false);
  const yes = useRef(null);
  const first = useRef(null);
  const opened = useRef(false);
  useEffect(() => {
    if (asked) yes.current?.focus();
    else if (opened.current) first.current?.focus();
    opened.current = asked;
  }, [asked]);
  const says = (does) => (name ? t.joined(does, name) : does);

  if (!asked) return html`<button type="button" class="quiet" ref=${first} aria-label=${says(label)} onClick=${() => setAsked(true)}>${label}</button>`;
  return html`
    <span class="sure">
      ${text && html`<span>${text}</span>`}
      <button type="button" class="act grave" ref=${yes} aria-label=${says(t.yes(label))} onClick=${() => { setAsked(false); onSure(); }}>${t.yes(label)}</button>
      <button type="button" class="quiet" onClick=${() => setAsked(false)}>${t.no}</button>
    </span>`;
}

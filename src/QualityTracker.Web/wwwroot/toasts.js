import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

const Shown = 8000;
const followers = new Set();
let made = 0;

/**
 * A line at the foot of the page for a while: `text` (or both languages), and `undo` to take back what was done, or what `act` names. Gives a step
 * that says something else in its place, with what may be done then; nothing takes it away. What cannot be taken back makes way for what is said next.
 */
export function toast({ text, undo, act }) {
  const said = { id: ++made, text, undo, act };
  for (const follow of followers) follow(said);
  return next => { for (const follow of followers) follow(next && { ...next, id: said.id }, said.id); };
}

/** Lifts what is said at the foot of the page above buttons that stay there, as long as they do. */
export function useLiftedToasts() {
  useEffect(() => {
    document.documentElement.style.setProperty('--acts', '4.4rem');
    return () => document.documentElement.style.removeProperty('--acts');
  }, []);
}

export function Toasts() {
  const t = useWords();
  const [said, say] = useState([]);
  const [held, hold] = useState(false);
  const leave = id => say(now => now.filter(each => each.id !== id));
  useEffect(() => {
    const follow = (each, id) => say(now => (id === undefined ? [...now.filter(other => other.undo).slice(-2), each] : each ? now.map(other => (other.id === id ? each : other)) : now.filter(other => other.id !== id)));
    followers.add(follow);
    return () => followers.delete(follow);
  }, []);
  // Whoever is on their way to the button has the time they need.
  useEffect(() => {
    if (said.length === 0 || held) return undefined;
    const timer = setTimeout(() => leave(said[0].id), Shown);
    return () => clearTimeout(timer);
  }, [said, held]);

  return html`
    <div class="toasts" role="status" onPointerEnter=${() => hold(true)} onPointerLeave=${() => hold(false)} onFocusIn=${() => hold(true)} onFocusOut=${() => hold(false)}>
      ${said.map(({ id, text, undo, act }) => html`
        <div class="toast" key=${id}>
          <span>${t.in(text)}</span>
          ${undo && html`<button type="button" onClick=${() => { leave(id); undo(); }}>${act ? t.in(act) : t.undo}</button>`}
          <button type="button" aria-label=${t.close} onClick=${() => leave(id)}>×</button>
        </div>`)}
    </div>`;
}

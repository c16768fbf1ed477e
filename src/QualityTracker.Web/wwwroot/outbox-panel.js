import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { Fresh, within } from './address.js';
import { useWords } from './languages.js';
import { drain, speak, useOutbox, withTheirs } from './outbox.js';
import { Problem } from './problems.js';
import { Sure } from './sure.js';
import { viewOf } from './views.js';

const Again = 15000;
const Occasions = ['online', 'focus', 'visibilitychange'];

/** What is on its way to the server, and what was not taken: how many, and opened each of them. */
export function OutboxPanel({ address }) {
  const t = useWords();
  const { items } = useOutbox();
  const [open, setOpen] = useState(false);
  const online = useOnline();
  speak(t);

  useEffect(() => {
    drain();
    const timer = setInterval(drain, Again);
    for (const name of Occasions) addEventListener(name, drain);
    return () => {
      clearInterval(timer);
      for (const name of Occasions) removeEventListener(name, drain);
    };
  }, []);

  const stuck = items.filter(each => each.state === 'refused' || each.state === 'conflict').length;
  const shown = items.length > 0 || !online;
  const bar = useRef(null);
  // What else stands at the foot of the page stands above it.
  useEffect(() => {
    const root = document.documentElement.style;
    if (!shown) return void root.removeProperty('--outbox');
    const sizes = new ResizeObserver(() => root.setProperty('--outbox', `${bar.current?.offsetHeight ?? 0}px`));
    sizes.observe(bar.current);
    return () => sizes.disconnect();
  }, [shown]);

  if (!shown) return null;
  return html`
    <aside class="outbox" ref=${bar} aria-label=${t.outbox}>
      <div class="page outbox-row" role="status">
        <span>${online ? null : html`<b>${t.offline}</b> `}${items.length === 0 ? (address.view === 'exams' && t.scoresOffline) || t.offlineText : stuck > 0 ? html`<b class="bad">${t.outboxStuck(stuck)}</b>` : t.outboxWaiting(items.length)}</span>
        ${items.length > 0 && html`<button type="button" class="quiet" aria-expanded=${open ? 'true' : 'false'} onClick=${() => setOpen(!open)}>${open ? t.hide : t.show}</button>`}
        ${items.length > stuck && html`<button type="button" class="quiet" onClick=${drain}>${t.outboxNow}</button>`}
      </div>
      ${open && items.length > 0 && html`<ul class="page outbox-items">${items.map(item => html`<${Item} key=${item.id} item=${item} address=${address} />`)}</ul>`}
    </aside>`;
}

/** Whether the browser has a network. */
export function useOnline() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const follow = () => setOnline(navigator.onLine);
    for (const name of ['online', 'offline']) addEventListener(name, follow);
    return () => { for (const name of ['online', 'offline']) removeEventListener(name, follow); };
  }, []);
  return online;
}

// Where the record stands that the server has of the same fact, if the reader may see it.
const recordedAt = ({ noun, problem, back }) => problem?.recordedAs && (noun === 'lesson-observations' ? { ...Fresh, view: 'observed', record: problem.recordedAs } : back);

function Item({ item, address }) {
  const t = useWords();
  const there = item.state === 'refused' && recordedAt(item);
  const { retry, discard, keepMine, takeTheirs } = useOutbox();
  const [, named] = useState(false);
  // What its fields are called comes with the section in which it was made.
  useEffect(() => { viewOf(item.back?.view)?.load().then(() => named(true), () => {}); }, []);
  return html`
    <li class=${`outbox-item is-${item.state}`}>
      <p><strong>${t.in(item.label)}</strong> <span class="soft">${t.outboxStates[item.state]}</span></p>
      ${item.state === 'conflict' ? html`<p>${t.outboxChoose}</p>` : item.state !== 'waiting' && html`<${Problem} problem=${item.problem} />`}
      ${item.state === 'conflict' && html`<${SideBySide} noun=${item.noun} mine=${withTheirs(item.noun, item.record, item.theirs.record)} theirs=${item.theirs.record} />`}
      <div class="acts">
        ${item.state === 'conflict' && html`
          <button type="button" class="act" onClick=${() => keepMine(item.id)}>${t.keepMine}</button>
          <button type="button" class="act outline" onClick=${() => takeTheirs(item.id)}>${t.takeTheirs}</button>`}
        ${item.state === 'refused' && html`<button type="button" class="act outline" onClick=${() => retry(item.id)}>${t.tryAgain}</button>`}
        ${there && html`<a class="act" href=${address.href(there)} onClick=${within(() => address.go(there))}>${t.outboxRecorded}</a>`}
        ${item.back && html`<a href=${address.href(item.back)} onClick=${within(() => address.go(item.back))}>${t.outboxOpen}</a>`}
        ${item.state !== 'sending' && item.state !== 'conflict' && html`<${Sure} label=${t.outboxDrop} name=${t.in(item.label)} onSure=${() => discard(item.id)} />`}
      </div>
    </li>`;
}

/** Both contents of a record, where they differ. */
function SideBySide({ noun, mine, theirs }) {
  const t = useWords();
  const names = Object.keys({ ...theirs, ...mine }).filter(name => text(mine[name]) !== text(theirs[name]));
  const said = (name, value) => (text(value) === Nothing ? Nothing : t.fieldValues[noun]?.(name, value) ?? text(value));
  return html`
    <div class="table-frame"><table class="sides">
      <thead><tr><th scope="col">${t.outboxField}</th><th scope="col">${t.mine}</th><th scope="col">${t.theirs}</th></tr></thead>
      <tbody>${names.map(name => html`<tr key=${name}><th scope="row">${t.fieldNames[noun]?.[name] ?? name}</th><td>${said(name, mine[name])}</td><td>${said(name, theirs[name])}</td></tr>`)}</tbody>
    </table></div>`;
}

const Nothing = '—';
const text = value => (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? Nothing
  : Array.isArray(value) ? value.map(each => Object.values(each).join(' ')).join('; ') : String(value));

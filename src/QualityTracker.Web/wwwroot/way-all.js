import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';
import { Sure } from './sure.js';
import { takeMany } from './way-steps.js';

// A computation is offered for what it would change alone.
const Kinds = ['compute', 'publish', 'seal'];

/** Steps with every sheet that waits for them: sent by portions, each sheet by itself, and told what was not taken and why. */
export function TakeAll({ way, rows, onDone }) {
  const t = useWords();
  const [state, setState] = useState(null);
  const stop = useRef(false);
  const offered = Kinds.map(kind => [kind, rows.filter(row => row.may.includes(kind))]).filter(([, list]) => list.length > 0);

  async function take(kind, sheets, before = []) {
    const began = Date.now();
    stop.current = false;
    setState({ kind, total: before.length + sheets.length, done: before.length, busy: true, began });
    const { results, problem, left } = await takeMany({ path: way, kind, sheets, t, stopped: () => stop.current, tell: done => setState(now => ({ ...now, done: before.length + done })) });
    setState({ kind, results: [...before, ...results], problem, left, names: Object.fromEntries(rows.map(row => [row.staff, row.name])) });
    onDone();
  }

  const sheetsOf = list => list.map(row => ({ staff: row.staff, id: newId(), after: row.after }));
  if (offered.length === 0 && !state) return null;
  return html`
    <div class="way-all">
      ${!state?.busy && offered.map(([kind, list]) => html`<${Sure} key=${kind} label=${t.wayAllOf[kind](list.length)} text=${t.waySureAll[kind](list.length, list.filter(row => signed(row)).length)} onSure=${() => take(kind, sheetsOf(list))} />`)}
      ${state?.busy && html`<${Progress} state=${state} onStop=${() => { stop.current = true; }} />`}
      ${state && !state.busy && html`<${Told} state=${state} onAgain=${() => take(state.kind, state.left, state.results)} onClose=${() => setState(null)} />`}
    </div>`;
}

const signed = row => ['signing', 'approved', 'notice'].includes(row.stage);

function Progress({ state, onStop }) {
  const t = useWords();
  return html`
    <div class="way-progress" role="status">
      <span>${t.wayProgress(t.wayKinds[state.kind], state.done, state.total)}</span>
      <progress max=${state.total} value=${state.done} aria-label=${t.wayKinds[state.kind]}></progress>
      <button type="button" class="quiet" onClick=${onStop}>${t.wayStop}</button>
    </div>`;
}

/** What was taken, and what was not and why. A computation that changes nothing is no refusal to speak of. */
export function Told({ state, onAgain, onClose }) {
  const t = useWords();
  const { kind, results, problem, left, names } = state;
  const taken = results.filter(each => each.taken).length;
  const same = results.filter(each => !each.taken && each.rule === 'unchanged').length;
  const refused = results.filter(each => !each.taken && each.rule !== 'unchanged');
  return html`
    <div class=${`way-told ${refused.length > 0 || problem ? 'is-bad' : ''}`} role="status">
      <p><b>${t.wayTakenMany(t.wayKinds[kind], taken)}</b>${same > 0 && ` ${t.waySameMany(same)}`}${refused.length > 0 && html` <span class="bad">${t.wayRefusedMany(refused.length)}</span>`}</p>
      ${refused.length > 0 && html`<ul>${refused.map(each => html`<li key=${each.staff}><b>${names[each.staff] ?? each.staff}</b> ${t.in(each.message)}</li>`)}</ul>`}
      <${Problem} problem=${problem} />
      <div class="acts">
        ${left?.length > 0 && html`<button type="button" class="act" onClick=${onAgain}>${t.wayRest(left.length)}</button>`}
        <button type="button" class="quiet" onClick=${onClose}>${t.close}</button>
      </div>
    </div>`;
}

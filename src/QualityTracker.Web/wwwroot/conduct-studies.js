import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { Fresh } from './address.js';
import { ask, problemOf } from './api.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { Step } from './step.js';

const Kinds = ['ethicsStudy', 'ethicsOath', 'ethicsActivity', 'ethicsCommitment'];
const MostPages = 20;

/** Who has which studies, oaths, activities and commitments of the term, from the duties recorded; a commitment counts for the school year. */
export function Studies({ address, base, place, session }) {
  const t = useWords();
  const { term } = place;
  const [state, setState] = useState({});
  const [turn, setTurn] = useState(0);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    read(base, term, t, stop.signal).then(setState, error => stop.signal.aborted || setState({ problem: problemOf(error, t) }));
    return () => stop.abort();
  }, [base, term.id, t.lang, turn]);
  if (state.problem) return html`<${Problem} problem=${state.problem} onRetry=${() => setTurn(turn + 1)} />`;
  if (!state.people) return html`<${Waiting} rows=${8} />`;

  const whole = may(session, 'wholePace', place.school.id);
  const me = session.account.school === place.school.id ? session.account.staff : null;
  const people = state.people.filter(each => whole || each.id === me);
  const recorded = Kinds.some(kind => people.some(each => of(state, each.id, kind).length > 0));
  const shown = people.filter(each => !missing || Kinds.some(kind => of(state, each.id, kind).length === 0));
  const to = whole && may(session, 'records', place.school.id) ? { ...Fresh, view: 'records', noun: 'duties', record: 'new' } : { ...Fresh, view: 'week' };
  return html`
    <section class="conduct-studies" aria-label=${t.conductStudies}>
      <p class="soft">${t.conductStudyText}</p>
      <p><${Step} address=${address} to=${to} class="act outline">${t.conductStudyRecord}<//></p>
      ${!recorded && html`<p role="status">${t.conductStudyNone}</p>`}
      ${whole && html`
        <dl class="conduct-counts">${Kinds.map(kind => html`<div key=${kind}><dt>${t.conductStudyKinds[kind]}</dt><dd>${t.conductStudyHave(people.filter(each => of(state, each.id, kind).length > 0).length, people.length)}</dd></div>`)}</dl>
        <label class="check"><input type="checkbox" checked=${missing} onChange=${event => setMissing(event.target.checked)} />${t.conductStudyMissing}</label>`}
      <div class="table-frame"><table class="cards">
        <thead><tr><th scope="col">${t.conductStudyWho}</th>${Kinds.map(kind => html`<th key=${kind} scope="col">${t.conductStudyKinds[kind]}</th>`)}</tr></thead>
        <tbody>${shown.map(each => html`
          <tr key=${each.id}><th scope="row">${each.name} <small class="soft">${each.id}</small></th>
            ${Kinds.map(kind => html`<td key=${kind} data-label=${t.conductStudyKinds[kind]}>${kind === 'ethicsStudy' ? t.conductStudyMonths(months(of(state, each.id, kind))) : t.conductStudyTimes(of(state, each.id, kind).length)}</td>`)}
          </tr>`)}</tbody>
      </table></div>
    </section>`;
}

const of = ({ duties }, staff, kind) => duties.get(`${kind} ${staff}`) ?? [];
const months = days => [...new Set(days.map(day => Number(day.slice(5, 7))))];

async function read(base, term, t, signal) {
  // A commitment is signed for the school year, perhaps before the term's first day.
  const year = `${term.schoolYear.slice(0, 4)}-08-01`;
  const [staff, ...kinds] = await Promise.all([everything(`${base}/staff?limit=200`, t, signal),
    ...Kinds.map(kind => everything(`${base}/duties?kind=${kind}&since=${kind === 'ethicsCommitment' ? year : term.firstDay}&until=${term.lastDay}&limit=200`, t, signal))]);
  const duties = new Map();
  for (const { staff: who, kind, date } of kinds.flat()) if (who) duties.set(`${kind} ${who}`, [...(duties.get(`${kind} ${who}`) ?? []), date].sort());
  return { duties, people: staff.filter(each => (!each.to || each.to >= term.firstDay) && (!each.leftOn || each.leftOn >= term.firstDay)).sort((one, other) => one.id.localeCompare(other.id)) };
}

async function everything(path, t, signal) {
  const records = [];
  for (let [next, page] = [path, 0]; next && page < MostPages; page++) {
    const answer = await ask(next, t, { signal });
    records.push(...answer.items.map(item => item.record));
    next = answer.next && `${path}&cursor=${encodeURIComponent(answer.next)}`;
  }
  return records;
}

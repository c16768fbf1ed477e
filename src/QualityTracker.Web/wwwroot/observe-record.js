import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { Fresh } from './address.js';
import { askTagged, problemOf } from './api.js';
import { useWords } from './languages.js';
import { ObservationForm, faultsIn, tidy } from './observe-form.js';
import { send, useOutbox } from './outbox.js';
import { Step } from './pace-day.js';
import { Problem, Waiting } from './problems.js';
import { accountId } from './session.js';
import { all } from './store.js';

export const Noun = 'lesson-observations';

/** One observation being written: a draft of this browser, one that waits to be sent, or the server's to be changed. */
export function OpenedObservation({ address, place, me, data, names, draft, change, open }) {
  const t = useWords();
  const { school } = place;
  const { items } = useOutbox();
  const [problem, setProblem] = useState(null);
  const [faults, setFaults] = useState([]);
  const [turn, setTurn] = useState(0);
  const id = address.record;
  const entry = draft.open[id];

  useEffect(() => {
    if (entry && (entry.touched || !entry.tag)) return;
    setProblem(null);
    fetched().then(found => found && open(id, found), error => setProblem(problemOf(error, t)));
  }, [id, turn]);

  async function fetched() {
    const waiting = [...items, ...await all('outbox', accountId())].find(each => each.noun === Noun && each.record.id === id);
    if (waiting) return { record: waiting.record, tag: waiting.tag, was: waiting.was };
    const { data: stored, tag } = await askTagged(`/api/v1/schools/${encodeURIComponent(school.id)}/${Noun}/${encodeURIComponent(id)}`, t);
    if (stored.state.voidedAt || stored.record.observer !== me) {
      setProblem({ title: stored.state.voidedAt ? t.observeVoided : t.observeNotMine });
      return null;
    }

    return { record: stored.record, tag, was: stored.record };
  }

  const isNew = !entry?.tag;
  const backTo = isNew ? { record: undefined } : { ...Fresh, view: 'observed', record: id };

  async function save(evaluated) {
    const record = tidy({ ...entry.record, evaluated }, entry.noteText, entry.noteMinute);
    const wrong = faultsIn(record, t);
    setFaults(wrong);
    if (wrong.length > 0) return;
    const label = t.observeLabel(record.date.slice(5), record.period, [names.lessonOf(record), names.ofPerson(record.teacher)].join(' '));
    await send({ school: school.id, noun: Noun, record, tag: entry.tag, was: entry.was, label: { zh: label, en: label }, back: { ...Fresh, view: 'observe', record: id } });
    address.go(backTo, { replace: true });
    change(now => ({ open: Object.fromEntries(Object.entries(now.open).filter(([each]) => each !== id)), kind: record.kind, shared: record.shared }));
  }

  return html`
    <p class="observe-back"><${Step} address=${address} to=${backTo}>← ${t.observeBack}<//></p>
    ${problem ? html`<${Problem} problem=${problem} onRetry=${problem.status || problem === t.unreachable ? () => setTurn(turn + 1) : undefined} />`
      : !entry ? html`<${Waiting} rows=${9} />`
      : html`<${ObservationForm} key=${id} school=${school} data=${data} names=${names} me=${me} entry=${entry} faults=${faults} onChange=${changes => change(now => ({ open: { ...now.open, [id]: { ...now.open[id], touched: true, ...(typeof changes === 'function' ? changes(now.open[id]) : changes) } } }))} onSave=${save} isNew=${isNew} />`}`;
}

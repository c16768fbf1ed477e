import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { Fresh } from './address.js';
import { askTagged, problemOf } from './api.js';
import { useDraft } from './drafts.js';
import { useWords } from './languages.js';
import { beganAt } from './observe-day.js';
import { ObservationForm, faultsIn, tidy } from './observe-form.js';
import { send } from './outbox.js';
import { Step } from './step.js';
import { Problem, Waiting } from './problems.js';
import { accountId } from './session.js';
import { all } from './store.js';

export const Noun = 'lesson-observations';

/** Where the browser keeps observations that are being written, each by itself. */
export const draftOf = (school, id = '') => `observe|${school.id}|${id}`;

/** One observation being written: a draft of this browser, one that waits to be sent, or the server's to be changed. */
export function OpenedObservation({ address, place, me, data, names, onSaved }) {
  const t = useWords();
  const { school } = place;
  const [problem, setProblem] = useState(null);
  const [faults, setFaults] = useState([]);
  const [turn, setTurn] = useState(0);
  const id = address.record;
  const [entry, change, drop] = useDraft(draftOf(school, id), null);
  const saved = useRef(false);

  useEffect(() => {
    if (entry !== null || saved.current) return;
    setProblem(null);
    fetched().then(found => found && drop(found), error => setProblem(problemOf(error, t)));
  }, [entry, turn]);

  async function fetched() {
    const waiting = (await all('outbox', accountId())).find(each => each.noun === Noun && each.record.id === id);
    if (waiting) return { record: waiting.record, tag: waiting.tag, was: waiting.record };
    const { data: stored, tag } = await askTagged(`/api/v1/schools/${encodeURIComponent(school.id)}/${Noun}/${encodeURIComponent(id)}`, t);
    if (stored.state.voidedAt || stored.record.observer !== me) {
      setProblem({ title: stored.state.voidedAt ? t.observeVoided : t.observeNotMine });
      return null;
    }

    // A lesson that is still on goes on by the bell.
    const startedAt = stored.record.evaluated ? undefined : beganAt(school, data.bells, stored.record.date, stored.record.period);
    return { record: stored.record, tag, was: stored.record, startedAt };
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
    saved.current = true;
    onSaved(record);
    drop(null);
    address.go(backTo, { replace: true });
  }

  return html`
    <p class="observe-back"><${Step} address=${address} to=${backTo}>← ${t.observeBack}<//></p>
    ${problem ? html`<${Problem} problem=${problem} onRetry=${problem.status || problem === t.unreachable ? () => setTurn(turn + 1) : undefined} />`
      : !entry ? html`<${Waiting} rows=${9} />`
      : html`<${ObservationForm} key=${id} school=${school} data=${data} names=${names} me=${me} entry=${entry} faults=${faults} onChange=${changes => change(now => ({ touched: true, ...(typeof changes === 'function' ? changes(now) : changes) }))} onSave=${save} isNew=${isNew} />`}`;
}

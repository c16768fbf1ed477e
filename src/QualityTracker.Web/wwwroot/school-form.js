import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask, askTagged, problemOf } from './api.js';
import { useDraft } from './drafts.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { RecordFields } from './record-fields.js';
import { contentOf, differing } from './record-values.js';
import { toast } from './toasts.js';

const both = (zh, en) => ({ zh, en });
const part = (field, type, label) => ({ field, type, label, required: true });

// The school itself is no record among others: it has an address of its own.
const Fields = [
  part('name', 'text', both('学校名称', 'Name')),
  { ...part('nameEn', 'text', both('英文名称', 'English name')), required: false },
  { ...part('timeZone', 'text', both('时区', 'Time zone')), example: 'Asia/Shanghai' },
  { ...part('bells', 'list', both('作息时间', 'Bells')), required: false, items: [part('period', 'whole', both('节次', 'Period')), part('from', 'time', both('上课', 'From')), part('to', 'time', both('下课', 'To'))] },
];

/** The school's own name, time zone and bells. */
export function SchoolForm({ base, place, onSaved, onClose }) {
  const t = useWords();
  const [kept, setKept] = useState(null);
  const [draft, change, drop] = useDraft(`school|${place.school.id}`, null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const form = useRef(null);
  const read = () => askTagged(base, t).then(setKept, error => setProblem(problemOf(error, t)));
  useEffect(() => { read(); }, [base]);

  if (!kept || draft === undefined) return problem ? html`<${Problem} problem=${problem} onRetry=${read} />` : html`<${Waiting} rows=${4} />`;
  const kind = { isCoded: true, fields: Fields.filter(({ field }) => field in kept.data) };
  const values = { ...kept.data, ...draft?.values };
  const content = of => ({ id: kept.data.id, ...contentOf(kind, of, null) });
  const faults = problem?.errors ?? [];

  async function save(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const before = kept.data;
    try {
      const answer = await askTagged(base, t, { method: 'PUT', body: content(values), tag: kept.tag });
      await drop(null);
      setKept(answer);
      onSaved();
      toast({ text: t.recordsChanged(values.name), undo: () => ask(base, t, { method: 'PUT', body: content(before), tag: answer.tag }).then(() => { onSaved(); read(); }, error => toast({ text: problemOf(error, t).title })) });
    } catch (error) {
      const found = problemOf(error, t);
      setProblem(found);
      // What is there now has another tag; what was typed stays.
      if (found.status === 412) read();
    } finally {
      setBusy(false);
    }
  }

  return html`
    <article class="card record" aria-label=${t.school}>
      <header><h2>${kept.data.name}</h2><button type="button" class="quiet" onClick=${onClose}>${t.recordsAll}</button></header>
      <${Problem} problem=${problem && (faults.length ? { ...problem, errors: faults.filter(fault => !kind.fields.some(({ field }) => fault.field.startsWith(field))) } : problem)} />
      <form ref=${form} onSubmit=${save}>
        <${RecordFields} kind=${kind} values=${values} base=${base} place=${place} faults=${faults} locked=${[]} onChange=${changes => change(now => ({ values: { ...now?.values, ...changes } }))} />
        <div class="form-acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy || differing(kind, kept.data, values).length === 0}>${t.recordsSave}</button></div>
      </form>
    </article>`;
}

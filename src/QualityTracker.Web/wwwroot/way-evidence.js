import './words/records.js';
import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf, useAnswer } from './api.js';
import { Attachments, addressIn, evidenceOf } from './attachments.js';
import { useWords } from './languages.js';
import { useNames } from './names.js';
import { Problem, Waiting } from './problems.js';
import { Nouns } from './nouns.js';
import { RecordSheet } from './record-sheet.js';
import { titleOf } from './record-values.js';
import { ShownAttachment } from './way-attachments.js';

/** What an objection stands on, to be chosen: records counted behind the line, those not counted, and attachments. */
export function ChooseEvidence({ base, school, of, records, chosen, onChange }) {
  const t = useWords();
  const add = each => !chosen.includes(each) && onChange([...chosen, each]);
  const leave = each => onChange(chosen.filter(other => other !== each));
  // What was voided meanwhile is nothing to stand on.
  const keepOnly = items => {
    const voided = items.filter(item => item.voidedAt).map(item => evidenceOf(item.address)).filter(each => !items.some(item => !item.voidedAt && evidenceOf(item.address) === each));
    if (chosen.some(each => voided.includes(each))) onChange(chosen.filter(each => !voided.includes(each)));
  };
  return html`
    <fieldset class="way-evidence">
      <legend>${t.wayEvidence}</legend>
      ${records && html`<${Behind} path=${records} chosen=${chosen} add=${add} leave=${leave} />`}
      <${Attachments} school=${school} of="sheets" id=${of} only=${chosen.map(addressIn).filter(Boolean)} onAdded=${file => add(evidenceOf(file.address))} onChange=${keepOnly} />
    </fieldset>`;
}

function Behind({ path, chosen, add, leave }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(path);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${2} />`;
  const parts = [[t.wayCounted, data.counted], [t.wayNotCounted, data.notCounted]].map(([name, list]) => [name, list.filter(each => Nouns[each.kind])]).filter(([, list]) => list.length > 0);
  if (parts.length === 0) return html`<p class="soft small">${t.wayNoRecords}</p>`;
  return parts.map(([name, list], at) => html`
    <details class="way-records" key=${name} open=${at === 0}>
      <summary>${name} <span class="soft">${list.length}</span></summary>
      <div>${list.map(each => {
        const id = `${Nouns[each.kind]}/${each.id}`;
        return html`
          <label key=${id}><input type="checkbox" checked=${chosen.includes(id)} onChange=${event => (event.target.checked ? add(id) : leave(id))} />
            <span>${each.date && html`<span class="soft">${each.date}</span> `}${t.in(each.label)} <small class="soft">${t.recordKinds[each.kind]}${each.reason && ` · ${t.in(each.reason)}`}</small></span></label>`;
      })}</div>
    </details>`);
}

/** What an objection stands on, each to be opened in its place; who may not be able to read the records asks for one only by opening it. */
export function Evidence({ base, place, evidence, reads = true }) {
  return html`
    <ul class="way-shown">
      ${evidence.map((each, at) => html`
        <li key=${each}>${addressIn(each) ? html`<${ShownAttachment} base=${base} id=${addressIn(each)} number=${evidence.slice(0, at + 1).filter(addressIn).length} />` : html`<${RecordShown} base=${base} place=${place} at=${each} reads=${reads} />`}</li>`)}
    </ul>`;
}

const kindsOf = new Map();

// The kinds of a school's records, asked for once.
function kinds(base, t) {
  const key = `${base}|${t.lang}`;
  if (!kindsOf.has(key)) kindsOf.set(key, ask(`${base}/record-kinds`, t).catch(error => { kindsOf.delete(key); throw error; }));
  return kindsOf.get(key);
}

function RecordShown({ base, place, at, reads }) {
  const t = useWords();
  const [noun, id] = at.split('/');
  const [wanted, want] = useState(reads);
  const [state, setState] = useState({});
  useEffect(() => {
    if (!wanted) return undefined;
    let here = true;
    Promise.all([ask(`${base}/${noun}/${encodeURIComponent(id)}`, t), kinds(base, t)])
      .then(([{ record, state: kept }, all]) => here && setState({ record, kept, kind: all.find(kind => kind.noun === noun) }), error => here && setState({ problem: problemOf(error, t) }));
    return () => { here = false; };
  }, [base, at, t.lang, wanted]);
  const { record, kind, kept, problem } = state;
  const names = useNames(base, kind, kind && record);
  const kindName = t.recordKinds[Object.keys(Nouns).find(each => Nouns[each] === noun)] ?? noun;
  if (problem) return html`<span class="soft">${kindName} <code>${id.slice(0, 8)}</code> · ${problem.status === 404 || problem.status === 403 ? t.wayRecordUnseen : problem.title}</span>`;
  if (!wanted) return html`<details class="way-record" onToggle=${event => event.target.open && want(true)}><summary>${kindName} <code>${id.slice(0, 8)}</code></summary></details>`;
  if (!record || !kind) return html`<span class="soft">${kindName}…</span>`;
  return html`
    <details class="way-record"><summary>${kindName} · ${titleOf(kind, record, names, t, place)}${kept?.voidedAt && html` <span class="band vetoed">${t.voided}</span>`}</summary>
      <${RecordSheet} kind=${kind} record=${record} base=${base} place=${place} />
    </details>`;
}

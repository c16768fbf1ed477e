import './words/records.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { Fresh, within } from './address.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { ListExport, RecordExports } from './record-exports.js';
import { RecordForm } from './record-form.js';
import { RecordsList } from './records-list.js';
import { may } from './roles.js';
import { SchoolForm } from './school-form.js';
import { Step } from './step.js';
import { viewOf } from './views.js';

const Frame = ['terms', 'calendar-days', 'subjects', 'classes', 'staff', 'posts', 'pairings', 'pupils', 'enrolments', 'teaching-assignments', 'timetable-entries'];

/** Everything a school records, by kind, as far as the reader may: the server says which fields a kind has and what may be done with it. */
export default function Records({ address, place, session, school, onApplied }) {
  const t = useWords();
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const { data: kinds, problem, again } = useAnswer(`${base}/record-kinds`);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!kinds) return html`<${Waiting} rows=${10} />`;
  const keepsSchool = may(session, 'keepSchool', school.id);
  if (address.noun === 'schools' && keepsSchool) return html`<${SchoolForm} base=${base} place=${place} onSaved=${onApplied} onClose=${() => address.go({ ...Fresh })} />`;
  const kind = kinds.find(each => each.noun === address.noun);
  if (!kind) return html`<${Kinds} ...${{ kinds, keepsSchool, address, base, place, session, school }} />`;
  return html`<${OfKind} key=${kind.noun} ...${{ kind, kinds, base, address, place, session, onApplied }} />`;
}

function Kinds({ kinds, keepsSchool, address, base, place, session, school }) {
  const t = useWords();
  const own = { noun: 'schools', name: { zh: t.school, en: t.school }, fields: t.recordsOfSchool.map(label => ({ label })) };
  const part = (title, list) => list.length > 0 && html`
    <h3>${title}</h3>
    <ul class="kinds">
      ${list.map(kind => html`
        <li key=${kind.noun}><a href=${address.href({ ...Fresh, noun: kind.noun })} onClick=${within(() => address.go({ ...Fresh, noun: kind.noun }))}>
          <strong>${capital(t.in(kind.name))}</strong>
          <small class="soft">${kind.fields.slice(0, 5).map(field => t.in(field.label)).join(t.lang === 'zh' ? '、' : ', ')}</small>
        </a></li>`)}
    </ul>`;
  return html`
    <section>
      <h2>${t.recordsChoose}</h2>
      ${part(t.recordsFrame, [...(keepsSchool ? [own] : []), ...Frame.map(noun => kinds.find(kind => kind.noun === noun)).filter(Boolean)])}
      ${part(t.recordsWork, kinds.filter(kind => !Frame.includes(kind.noun)))}
      <${RecordExports} ...${{ base, place, session, school }} />
    </section>`;
}

function OfKind({ kind, kinds, base, address, place, session, onApplied }) {
  const t = useWords();
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState(null);
  const left = useRef(null);
  const open = address.record;
  // Where somebody came from to record one, they go back to.
  const whence = viewOf(address.state);

  // Where the list was left, there it is found again.
  useLayoutEffect(() => {
    if (open || left.current === null) return;
    scrollTo(0, left.current);
    left.current = null;
  }, [open]);
  useEffect(() => { if (open && left.current !== null && matchMedia('(max-width: 1100px)').matches) scrollTo(0, 0); }, [open]);

  function show(id) {
    left.current = scrollY;
    address.go({ record: id });
  }

  function close() {
    if (left.current !== null) history.back();
    else if (whence) address.go({ ...Fresh, view: whence.id }, { replace: true });
    else address.go({ record: undefined }, { replace: true });
  }

  function changed() {
    setTurn(each => each + 1);
    if (['terms', 'classes', 'subjects'].includes(kind.noun)) onApplied?.();
  }

  return html`
    <section class=${`records ${open ? 'with-record' : ''}`} aria-label=${t.in(kind.name)}>
      <header class="records-head">
        <h2>${capital(t.in(kind.name))}</h2>
        ${whence && html`<${Step} address=${address} to=${{ ...Fresh, view: whence.id }}>${t.recordsBack(t.views[whence.id])}<//>`}
        <label><span class="unseen">${t.recordsKind}</span>
          <select value=${kind.noun} onChange=${event => address.go({ ...Fresh, noun: event.target.value || undefined })}>
            <option value="">${t.recordsAll}</option>
            ${kinds.map(each => html`<option key=${each.noun} value=${each.noun} selected=${each.noun === kind.noun}>${capital(t.in(each.name))}</option>`)}
          </select>
        </label>
        <${ListExport} ...${{ base, kind }} onProblem=${setProblem} />
      </header>
      <${Problem} problem=${problem} />
      <div class="records-body">
        <${RecordsList} ...${{ kind, base, address, place, session, turn }} onOpen=${show} />
        ${open && html`<${RecordForm} key=${open} ...${{ kind, base, address, place, session, turn }} id=${open} onChanged=${changed} onClose=${close} />`}
      </div>
    </section>`;
}

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

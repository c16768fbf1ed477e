import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import { askTagged, problemOf } from './api.js';
import { useUnkept } from './drafts.js';
import { Field, apart, faultsOf } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { Picker } from './picker.js';
import { Problem } from './problems.js';
import { toast } from './toasts.js';

const Days = 4;
const Beside = ['rule', 'firstDay', 'lastDay'];

/** A round is planned: which of the pack's, from when to when, and who is kin of whom. */
export function ReviewPlan({ base, term, rules, today, address, onSaved }) {
  const t = useWords();
  const [form, setForm] = useState(() => ({ id: newId(), term: term.id, rule: rules[0]?.id ?? '', firstDay: today < term.firstDay ? term.firstDay : today, lastDay: later(today < term.firstDay ? term.firstDay : today), declared: [] }));
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const first = useRef(form).current;
  useUnkept(form !== first);
  const set = changes => { setForm({ ...form, ...changes }); setProblem(null); };

  async function save(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const body = { ...form, declared: form.declared.map(({ reviewer, staff }) => ({ reviewer, staff })) };
      await askTagged(`${base}/review-rounds`, t, { method: 'POST', body });
      toast({ text: t.reviewPlanned });
      onSaved();
      address.go({ record: form.id }, { replace: true });
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  return html`
    <form class="card review-plan" onSubmit=${save}>
      <h2>${t.reviewsPlan}</h2>
      <p class="soft">${t.reviewsPlanText}</p>
      <div class="fields">
        <div class="field"><label>${t.reviewRule}
          <select name="rule" value=${form.rule} onChange=${event => set({ rule: event.target.value })}>${rules.map(each => html`<option key=${each.id} value=${each.id} selected=${each.id === form.rule}>${t.in(each.title)}${each.clause ? ` · ${each.clause}` : ''}</option>`)}</select></label></div>
        <${Field} label=${t.reviewFirstDay} type="date" required value=${form.firstDay} faults=${faultsOf(problem, 'firstDay')} onInput=${event => set({ firstDay: event.target.value })} />
        <${Field} label=${t.reviewLastDay} type="date" required min=${form.firstDay} value=${form.lastDay} faults=${faultsOf(problem, 'lastDay')} onInput=${event => set({ lastDay: event.target.value })} />
      </div>
      <${Declared} base=${base} declared=${form.declared} onChange=${declared => set({ declared })} />
      <${Problem} problem=${apart(problem, Beside)} />
      <div class="acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy || form.declared.some(each => !each.reviewer || !each.staff)}>${t.reviewsPlan}</button>
        <button type="button" class="quiet" onClick=${() => address.go({ record: undefined })}>${t.cancel}</button>
      </div>
    </form>`;
}

function Declared({ base, declared, onChange }) {
  const t = useWords();
  const set = (at, changes) => onChange(declared.map((each, index) => (index === at ? { ...each, ...changes } : each)));
  return html`
    <fieldset class="review-kin">
      <legend>${t.reviewKin}</legend>
      <p class="soft small">${t.reviewKinText}</p>
      ${declared.map((each, at) => html`
        <div class="review-kin-row" key=${each.key} role="group" aria-label=${t.reviewKinOf(at + 1)}>
          <div class="field"><label>${t.reviewKinKind}
            <select value=${each.noun} onChange=${event => set(at, { noun: event.target.value, reviewer: null })}>
              <option value="pupils" selected=${each.noun === 'pupils'}>${t.reviewKinPupil}</option><option value="staff" selected=${each.noun === 'staff'}>${t.reviewKinStaff}</option>
            </select></label></div>
          <${Picker} base=${base} noun=${each.noun} label=${t.reviewKinReviewer} required value=${each.reviewer} onChange=${reviewer => set(at, { reviewer })} />
          <${Picker} base=${base} noun="staff" label=${t.reviewKinAbout} required value=${each.staff} onChange=${staff => set(at, { staff })} />
          <button type="button" class="quiet" aria-label=${t.joined(t.reviewKinRemove, t.reviewKinOf(at + 1))} onClick=${() => onChange(declared.filter((_, index) => index !== at))}>×</button>
        </div>`)}
      <button type="button" class="quiet" onClick=${() => onChange([...declared, { key: newId(), noun: 'pupils', reviewer: null, staff: null }])}>＋ ${t.reviewKinAdd}</button>
    </fieldset>`;
}

const later = day => new Date(Date.parse(day) + Days * 86_400_000).toISOString().slice(0, 10);

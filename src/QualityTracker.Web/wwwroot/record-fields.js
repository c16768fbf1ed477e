import { html, useRef } from '/vendor/htm/standalone.module.js';
import { useKeptAnswer } from './kept.js';
import { useWords } from './languages.js';
import { Picker } from './picker.js';

let made = 0;

/** The fields of a record, each as its type wants it. `faults` are the server's. */
export function RecordFields({ kind, values, base, place, faults, locked, onChange }) {
  const t = useWords();
  return html`
    <div class="record-fields">
      ${kind.fields.map((field, at) => html`
        <${Value} key=${field.field} field=${field} label=${t.in(field.label)} help=${t.recordsHelp[`${kind.noun}.${field.field}`]} value=${values[field.field]} base=${base} place=${place} autofocus=${at === 0}
          faults=${faults.filter(fault => fault.field === field.field || fault.field.startsWith(`${field.field}[`) || fault.field.startsWith(`${field.field}.`))}
          disabled=${locked.includes(field.field)} onChange=${value => onChange({ [field.field]: value })} />`)}
    </div>`;
}

function Value(parts) {
  const { field } = parts;
  if (field.type === 'list') return html`<${Items} ...${parts} />`;
  if (field.type === 'reference' && ['staff', 'classes', 'pupils'].includes(field.refersTo)) {
    return html`<${Picker} ...${parts} noun=${field.refersTo} required=${field.required} />`;
  }

  if (field.type === 'reference' && field.refersTo === 'subjects') return html`<${SubjectChoice} ...${parts} />`;
  if (field.type === 'reference') return html`<${TermChoice} ...${parts} />`;
  if (field.field === 'policy') return html`<${PackChoice} ...${parts} />`;
  if (field.type === 'choice') return html`<${ChoiceOf} ...${parts} />`;
  if (field.field === 'weekday') return html`<${WeekdayChoice} ...${parts} />`;
  return html`<${Plain} ...${parts} />`;
}

// What a plain value is written into, and how what is typed is read.
const Inputs = {
  date: { type: 'date' }, time: { type: 'time' },
  whole: { type: 'number', step: 1, inputmode: 'numeric', read: text => (text === '' ? null : Number(text)) },
  number: { type: 'number', step: 'any', inputmode: 'decimal', read: text => (text === '' ? null : Number(text)) },
  yuan: { type: 'number', step: 0.01, inputmode: 'decimal', read: text => (text === '' ? null : Math.round(Number(text) * 100)), write: cents => (cents === null || cents === undefined ? '' : cents / 100) },
  text: { type: 'text' },
};

function Plain({ field, label, help: own, value, faults, disabled, autofocus, onChange }) {
  const t = useWords();
  if (field.type === 'flag') {
    return html`<div class="field tick-field"><label><input type="checkbox" checked=${Boolean(value)} disabled=${disabled} onChange=${event => onChange(event.target.checked)} /> ${label}</label><${Hint} faults=${faults} /></div>`;
  }

  const { read = text => text, write = known => known ?? '', ...input } = Inputs[field.type] ?? Inputs.text;
  const help = own ?? (field.type === 'text' && field.example && !field.isLong && !value ? t.recordsExample(field.example) : undefined);
  return html`
    <${Labelled} field=${field} label=${label} faults=${faults} help=${help}>${tied => field.isLong
      ? html`<textarea ...${tied} rows="3" disabled=${disabled} value=${value ?? ''} onInput=${event => onChange(event.target.value)}></textarea>`
      : html`<input ...${tied} ...${input} autocomplete="off" autofocus=${autofocus} disabled=${disabled} value=${write(value)} required=${field.required} onInput=${event => onChange(read(event.target.value))} />`}<//>`;
}

/** A label, what is written into, and beneath it the help or what is wrong. */
function Labelled({ field, label, faults, help, children }) {
  const t = useWords();
  const own = useRef(null);
  own.current ??= `value-${++made}`;
  const id = own.current;
  const tied = { id, 'aria-invalid': faults.length ? 'true' : undefined, 'aria-describedby': faults.length || help ? `${id}-help` : undefined };
  return html`
    <div class=${`field ${field.isLong ? 'wide' : ''}`}>
      <label for=${id}>${label}${!field.required && html` <span class="soft">${t.recordsOptional}</span>`}</label>
      ${children(tied)}
      <${Hint} id=${`${id}-help`} faults=${faults} help=${help} />
    </div>`;
}

function Hint({ id, faults, help }) {
  const t = useWords();
  if (!faults.length && !help) return null;
  return html`<small id=${id} class=${faults.length ? 'bad' : ''}>${faults.length ? faults.map(fault => t.joined(fault.message, fault.remedy)).join(t.lang === 'zh' ? '；' : '; ') : help}</small>`;
}

function Choose({ field, label, value, faults, disabled, options, onChange }) {
  return html`
    <${Labelled} field=${field} label=${label} faults=${faults}>${tied => html`
      <select ...${tied} disabled=${disabled} required=${field.required} value=${value ?? ''} onChange=${event => onChange(event.target.value || null)}>
        <option value="" disabled=${field.required} selected=${!value}></option>
        ${options.map(([id, name]) => html`<option key=${id} value=${id} selected=${id === value}>${name}</option>`)}
      </select>`}<//>`;
}

function ChoiceOf(parts) {
  const t = useWords();
  return html`<${Choose} ...${parts} options=${parts.field.choices.map(choice => [choice.value, t.in(choice.name)])} />`;
}

function WeekdayChoice(parts) {
  const t = useWords();
  const options = t.recordsWeekdays.map((name, at) => [String(at), name]).slice(1);
  return html`<${Choose} ...${parts} value=${parts.value ? String(parts.value) : null} options=${options} onChange=${value => parts.onChange(value && Number(value))} />`;
}

function SubjectChoice(parts) {
  const t = useWords();
  const { data } = useKeptAnswer(`${parts.base}/subjects?limit=200`);
  return html`<${Choose} ...${parts} options=${(data?.items ?? []).map(({ record }) => [record.id, (t.lang === 'en' && record.nameEn) || record.name])} />`;
}

function TermChoice(parts) {
  const t = useWords();
  return html`<${Choose} ...${parts} options=${(parts.place.terms ?? []).map(term => [term.id, t.termName(term)])} />`;
}

function PackChoice(parts) {
  const t = useWords();
  return html`<${Choose} ...${parts} options=${(parts.place.policies ?? []).filter(pack => pack.hash).map(pack => [pack.id, t.in(pack.title)])} />`;
}

// A small list: each item with the same fields, added and taken away one by one.
function Items({ field, label, value, base, place, faults, disabled, onChange }) {
  const t = useWords();
  const items = value ?? [];
  const parts = field.items.map(part => ({ ...part, required: true }));
  const set = (at, changes) => onChange(items.map((item, index) => (index === at ? { ...item, ...changes } : item)));
  return html`
    <fieldset class="field wide items">
      <legend>${label}${!field.required && html` <span class="soft">${t.recordsOptional}</span>`}</legend>
      ${items.map((item, at) => html`
        <div class="item" key=${at}>
          ${parts.map(part => html`<${Value} key=${part.field} field=${part} label=${t.in(part.label)} value=${item[part.field]} base=${base} place=${place} faults=${[]} disabled=${disabled} onChange=${next => set(at, { [part.field]: next })} />`)}
          ${!disabled && html`<button type="button" class="quiet" aria-label=${t.recordsDropItem(at + 1)} onClick=${() => onChange(items.filter((_, index) => index !== at))}>×</button>`}
        </div>`)}
      ${!disabled && html`<button type="button" class="quiet" onClick=${() => onChange([...items, {}])}>${t.recordsAddItem}</button>`}
      <${Hint} faults=${faults} help=${field.example && t.recordsExample(field.example)} />
    </fieldset>`;
}

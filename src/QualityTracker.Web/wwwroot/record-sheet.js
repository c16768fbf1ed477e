import { html } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { valueText } from './record-values.js';

/** A record to look at. */
export function RecordSheet({ kind, record, base, place }) {
  const t = useWords();
  return html`
    <dl class="record-sheet">
      ${kind.fields.map(field => html`<div key=${field.field}><dt>${t.in(field.label)}</dt><dd><${Shown} field=${field} record=${record} base=${base} place=${place} /></dd></div>`)}
    </dl>`;
}

function Shown({ field, record, base, place }) {
  const t = useWords();
  const value = record[field.field];
  const named = field.type === 'reference' && value && field.refersTo !== 'terms';
  const { data } = useAnswer(named ? `${base}/${field.refersTo}/${encodeURIComponent(value)}` : null);
  if (named) return data ? (t.lang === 'en' && data.record.nameEn) || data.record.name : value;
  if (field.type === 'list') {
    return html`<ul>${(value ?? []).map((item, at) => html`<li key=${at}>${field.items.map(part => valueText(part, item, {}, t, place)).filter(Boolean).join(' · ')}</li>`)}</ul>`;
  }

  return valueText(field, record, {}, t, place) || html`<span class="soft">—</span>`;
}

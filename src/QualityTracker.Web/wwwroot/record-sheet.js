import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { useNames } from './names.js';
import { valueText } from './record-values.js';

/** A record to look at. */
export function RecordSheet({ kind, record, base, place }) {
  const t = useWords();
  const names = useNames(base, kind, record);
  return html`
    <dl class="record-sheet">
      ${kind.fields.map(field => html`<div key=${field.field}><dt>${t.in(field.label)}</dt><dd><${Shown} field=${field} record=${record} names=${names} place=${place} /></dd></div>`)}
    </dl>`;
}

function Shown({ field, record, names, place }) {
  const t = useWords();
  const value = record[field.field];
  if (field.type === 'list') {
    return html`<ul>${(value ?? []).map((item, at) => html`<li key=${at}>${field.items.map(part => valueText(part, item, {}, t, place)).filter(Boolean).join(' · ')}</li>`)}</ul>`;
  }

  return valueText(field, record, names, t, place) || html`<span class="soft">—</span>`;
}

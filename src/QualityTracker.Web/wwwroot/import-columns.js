import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/imports.js';
import { useWords } from './languages.js';

/** Columns whose headings nobody knows: said by hand which field they are, and remembered for the next file. */
export function ImportColumns({ tables, onTeach }) {
  const open = tables.filter(table => (table.lacks.length && table.ignoredColumns.length) || table.mapped.length);
  return open.map(table => html`<${Table} key=${`${table.file}/${table.sheet}/${table.noun}`} table=${table} onTeach=${onTeach} />`);
}

function Table({ table, onTeach }) {
  const t = useWords();
  const [chosen, setChosen] = useState({});
  const [busy, setBusy] = useState(false);
  const needed = table.lacks.some(field => field.required);
  // A column is one field: chosen for one, it is no choice for another.
  const taken = Object.values(chosen);
  const columns = Object.entries(chosen).filter(([, header]) => header).map(([field, header]) => ({ header, field }));

  async function teach(said) {
    if (busy || said.length === 0) return;
    setBusy(true);
    try {
      await onTeach({ kind: table.noun, columns: said });
    } finally {
      setBusy(false);
    }
  }

  const choice = field => html`
    <label key=${field.field}>
      <span>${t.in(field.label)}${field.required ? html` <span class="bad">${t.columnNeeded}</span>` : ''}</span>
      <select value=${chosen[field.field] ?? ''} onChange=${event => setChosen(now => ({ ...now, [field.field]: event.target.value }))}>
        <option value="">${t.columnNone}</option>
        ${table.ignoredColumns.map(header => html`<option key=${header} value=${header} disabled=${chosen[field.field] !== header && taken.includes(header)}>${header}</option>`)}
      </select>
    </label>`;
  const required = table.lacks.filter(field => field.required);
  const optional = table.lacks.filter(field => !field.required);
  return html`
    <details class="columns" open=${needed}>
      <summary>${t.columnsTitle} <span class="soft">${[table.file, table.sheet].filter(Boolean).join(' › ')}</span></summary>
      <p class="soft">${t.columnsText}</p>
      ${table.mapped.length > 0 && html`
        <ul class="mapped">
          ${table.mapped.map(each => html`
            <li key=${each.header}><span>${t.mappedAs(each.header, t.in(each.label))}</span>
              <button type="button" class="quiet" onClick=${() => teach([{ header: each.header, field: null }])}>${t.unmap}</button></li>`)}
        </ul>`}
      ${table.ignoredColumns.length > 0 && table.lacks.length > 0 && html`
        <form onSubmit=${event => { event.preventDefault(); teach(columns); }}>
          <div class="fields">${[...required, ...optional].map(choice)}</div>
          <button type="submit" class="act" disabled=${columns.length === 0} aria-busy=${busy}>${t.mapAndCheck}</button>
        </form>`}
    </details>`;
}

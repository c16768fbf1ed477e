import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import './words/audit.js';
import { AuditCheck } from './audit-check.js';
import { AuditEntry } from './audit-entry.js';
import { Download } from './downloads.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { usePages, useSettled } from './pages.js';
import { Problem, Waiting } from './problems.js';

const Step = 50;
const Filters = ['since', 'until', 'name', 'action', 'record'];

/** The log of who did what and read whose data: searched, looked into, verified, kept as a file. */
export default function Audit({ address, school }) {
  const t = useWords();
  const [asked, setAsked] = useState(() => askedIn(address));
  const [refusal, setRefusal] = useState(null);
  const settled = useSettled(JSON.stringify(asked), 500);
  // What is looked for stands in the address, to be sent on and gone back to.
  useEffect(() => {
    const { record, ...rest } = JSON.parse(settled);
    const filter = new URLSearchParams(Object.entries(rest).filter(([, value]) => value)).toString();
    if ((address.record ?? '') !== (record ?? '') || (address.filter ?? '') !== filter) address.go({ record: record || undefined, filter: filter || undefined }, { replace: true });
  }, [settled]);
  const given = Object.entries(JSON.parse(settled)).filter(([, value]) => value.trim()).map(([name, value]) => [name, value.trim()]);
  const { items, problem, more, again } = usePages(`/api/v1/audit?${new URLSearchParams([...given, ['limit', Step]])}`);
  const set = name => event => setAsked({ ...asked, [name]: event.target.value });

  return html`
    <section aria-label=${t.views.audit}>
      <${AuditCheck} />
      <div class="card search">
        <div class="fields">
          ${Filters.map(name => html`
            <${Field} key=${name} label=${t.auditFilters[name]} name=${`audit-${name}`} type=${name === 'since' || name === 'until' ? 'date' : 'search'} value=${asked[name] ?? ''}
              help=${t.auditHelp[name]} faults=${faultsOf(problem, name)} onInput=${set(name)} />`)}
          ${school && html`
            <label class="tick"><input type="checkbox" checked=${Boolean(asked.school)} onChange=${event => setAsked({ ...asked, school: event.target.checked ? school.id : '' })} /> ${t.onlyThisSchool}</label>`}
        </div>
        <div class="form-acts">
          <${Download} href=${`/api/v1/audit.csv?${new URLSearchParams([...given, ['lang', t.lang]])}`} name="audit.csv" label=${t.auditFile} onProblem=${setRefusal} />
          <button type="button" class="quiet" onClick=${again}>${t.searchAgain}</button>
          ${given.length > 0 && html`<button type="button" class="quiet" onClick=${() => setAsked({})}>${t.clearFilter}</button>`}
        </div>
      </div>
      <${Problem} problem=${refusal ?? apart(problem, Filters)} />
      ${!items ? !problem && html`<${Waiting} rows=${8} />` : items.length === 0 ? html`<div class="empty"><p>${t.noEntries}</p>${given.length > 0 && html`<button type="button" class="quiet" onClick=${() => setAsked({})}>${t.clearFilter}</button>`}</div>` : html`
        <ol class="entries">${items.map(entry => html`<${AuditEntry} key=${entry.seq} entry=${entry} />`)}</ol>
        ${more && html`<button type="button" class="quiet" onClick=${more}>${t.showMore(Step)}</button>`}`}
    </section>`;
}

const askedIn = ({ record, filter }) => ({ ...Object.fromEntries(new URLSearchParams(filter ?? '')), ...(record && { record }) });

import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import './words/accounts.js';
import './words/sign-in.js';
import { AccountForm } from './account-form.js';
import { useWords } from './languages.js';
import { count, moment } from './numbers.js';
import { usePages, useSettled } from './pages.js';
import { nameOf } from './places.js';
import { Problem, Waiting } from './problems.js';
import { Secret } from './secrets.js';
import { StaffAccounts } from './staff-accounts.js';

/** Administrators' work: everybody's accounts, found, made, changed, closed, reset. */
export default function Accounts({ address, schools, school, session }) {
  const t = useWords();
  const [search, setSearch] = useState(address.q ?? '');
  const [password, setPassword] = useState(null);
  const q = useSettled(search.trim());
  const of = address.filter ?? '';
  const open = address.record ?? null;
  const setOf = id => address.go({ filter: id || undefined }, { replace: true });
  const setOpen = id => address.go({ record: id ?? undefined });
  useEffect(() => { if (q !== (address.q ?? '')) address.go({ q: q || undefined }, { replace: true }); }, [q]);
  useEffect(() => { if ((address.q ?? '') !== q) setSearch(address.q ?? ''); }, [address.q]);
  const query = new URLSearchParams({ limit: 50, ...(q && { q }), ...(of && { school: of }) });
  const { items, total, problem, more, again } = usePages(`/api/v1/accounts?${query}`);

  function done(given) {
    address.go({ record: undefined }, { replace: true });
    setPassword(given ?? null);
    again();
  }

  return html`
    <section aria-label=${t.views.accounts}>
      <div class="tools">
        <label class="find"><span class="unseen">${t.findAccount}</span><input type="search" placeholder=${t.findAccount} value=${search} onInput=${event => setSearch(event.target.value)} /></label>
        ${schools.length > 1 && html`
          <label class="of-school"><span class="unseen">${t.school}</span>
            <select value=${of} onChange=${event => setOf(event.target.value)}><option value="">${t.everySchool}</option>${schools.map(each => html`<option key=${each.id} value=${each.id}>${nameOf(each, t.lang)}</option>`)}</select>
          </label>`}
        <p class="soft shown" role="status">${total !== undefined && t.accountsFound(count(total))}</p>
        <div class="tools-end"><button type="button" class="act" onClick=${() => { setPassword(null); setOpen('new'); }}>${t.createAccount}</button></div>
      </div>
      ${password && html`<${Secret} title=${t.oneTimePassword(password.userName)} text=${t.oneTimePasswordText} lines=${[password.password]} onDone=${() => setPassword(null)} />`}
      ${open === 'new' && html`<${AccountForm} schools=${schools} school=${school} session=${session} onDone=${done} onCancel=${() => setOpen(null)} />`}
      ${open && open !== 'new' && items && !items.some(each => each.id === open) && html`<${AccountForm} key=${open} id=${open} schools=${schools} school=${school} session=${session} onDone=${done} onCancel=${() => setOpen(null)} />`}
      <${Problem} problem=${problem} onRetry=${again} />
      ${!items ? !problem && html`<${Waiting} rows=${8} />` : items.length === 0 ? html`<div class="empty"><p>${t.noAccounts}</p><button type="button" class="quiet" onClick=${() => { setSearch(''); address.go({ q: undefined, filter: undefined }, { replace: true }); }}>${t.clearFilter}</button></div>` : html`
        <${List} items=${items} schools=${schools} school=${school} session=${session} open=${open} setOpen=${id => { setPassword(null); setOpen(id); }} onDone=${done} />
        ${more && html`<button type="button" class="quiet" onClick=${more}>${t.showMore(Math.min(50, total - items.length))}</button>`}`}
      ${school && html`<${StaffAccounts} key=${school.id} school=${school} onMade=${again} />`}
    </section>`;
}

function List({ items, schools, school, session, open, setOpen, onDone }) {
  const t = useWords();
  const heads = [t.userName, t.name, t.school, t.grants, t.state, t.lastSignIn];
  const schoolOf = id => { const found = schools.find(each => each.id === id); return found ? nameOf(found, t.lang) : id; };
  return html`
    <div class="table-frame">
      <table class="cards accounts" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th role="columnheader" scope="col" key=${head}>${head}</th>`)}<th role="columnheader" scope="col"><span class="unseen">${t.change}</span></th></tr></thead>
        <tbody role="rowgroup">
          ${items.map(each => html`
            <tr role="row" key=${each.id} class=${each.closed ? 'closed' : ''}>
              <th role="rowheader" scope="row" data-label=${heads[0]}><div>${each.userName}</div></th>
              <td role="cell" data-label=${heads[1]}>${each.name !== each.userName && html`<div>${each.name}</div>`}</td>
              <td role="cell" data-label=${heads[2]}>${each.school && html`<div>${schoolOf(each.school)} <span class="soft">${each.staff}</span></div>`}</td>
              <td role="cell" data-label=${heads[3]}>${each.grants.length > 0 && html`<div>${each.grants.map(grant => html`<span class="pair" key=${grant.role + grant.school}>${t.roleNames[grant.role]} <span class="soft">${grant.school ? schoolOf(grant.school) : t.everySchool}</span></span> `)}</div>`}</td>
              <td role="cell" data-label=${heads[4]}><div><span class=${`band ${each.closed ? 'vetoed' : each.mustChangePassword ? 'band-last' : 'band-0'}`}>${each.closed ? t.closed : each.mustChangePassword ? t.passwordDue : t.inUse}</span>${each.twoFactor && html` <span class="band band-1">${t.twoFactor}</span>`}</div></td>
              <td role="cell" data-label=${heads[5]}><div class="soft">${each.lastSignInAt ? moment(each.lastSignInAt, t.lang) : t.never}</div></td>
              <td role="cell" class="of-acts"><div><button type="button" class="quiet" aria-expanded=${open === each.id ? 'true' : 'false'} aria-label=${t.joined(t.change, each.userName)} onClick=${() => setOpen(open === each.id ? null : each.id)}>${t.change}</button></div></td>
            </tr>
            ${open === each.id && html`<tr role="row" key=${`${each.id}-form`} class="opened"><td role="cell" colspan="7"><${AccountForm} id=${each.id} schools=${schools} school=${school} session=${session} onDone=${onDone} onCancel=${() => setOpen(null)} /></td></tr>`}`)}
        </tbody>
      </table>
    </div>`;
}

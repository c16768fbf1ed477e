import { html, useEffect, useMemo, useRef, useState } from '/vendor/htm/standalone.module.js';
import { Fresh, within } from './address.js';
import { ask, problemOf } from './api.js';
import { useWords } from './languages.js';
import { LongList } from './long-list.js';
import { count } from './numbers.js';
import { useSettled } from './pages.js';
import { Problem, Waiting } from './problems.js';
import { shownFields, titleOf, valueText } from './record-values.js';
import { may } from './roles.js';

const Most = 200;

/** The records of one kind: found, ordered, filtered by their choices; the voided apart. */
export function RecordsList({ kind, base, address, place, session, turn, onOpen }) {
  const t = useWords();
  const [typed, type] = useState(address.q ?? '');
  const q = useSettled(typed.trim());
  const filters = useMemo(() => new URLSearchParams(address.filter ?? ''), [address.filter]);
  const step = changes => address.go({ ...changes, record: undefined }, { replace: true });
  useEffect(() => { if (q !== (address.q ?? '')) step({ q: q || undefined }); }, [q]);
  useEffect(() => { if ((address.q ?? '') !== q) type(address.q ?? ''); }, [address.q]);

  const asked = new URLSearchParams({ names: true, limit: Most, ...(address.q && { q: address.q }), ...(address.sort && { sort: address.sort }), ...Object.fromEntries(filters) });
  const { items, names, total, problem, need, again } = useMany(`${base}/${kind.noun}?${asked}`, turn);
  const fields = shownFields(kind, address.record ? 4 : 7);
  const choices = kind.fields.filter(field => field.isFilter && field.type === 'choice').slice(0, 2);
  const voided = filters.get('voided') === 'true';
  const narrowed = Boolean(address.q || address.filter);

  function filter(name, value) {
    const next = new URLSearchParams(filters);
    if (value) next.set(name, value); else next.delete(name);
    step({ filter: next.toString() || undefined });
  }

  function clear() {
    type('');
    step({ q: undefined, filter: undefined });
  }

  return html`
    <div class="records-list">
      <div class="tools">
        <label class="find"><span class="unseen">${t.recordsFind}</span><input type="search" placeholder=${t.recordsFindHint} value=${typed} onInput=${event => type(event.target.value)} /></label>
        ${choices.map(field => html`
          <label key=${field.field} class="of-choice"><span class="unseen">${t.in(field.label)}</span>
            <select value=${filters.get(field.field) ?? ''} onChange=${event => filter(field.field, event.target.value)}>
              <option value="" selected=${!filters.get(field.field)}>${t.recordsAny(t.in(field.label))}</option>
              ${field.choices.map(choice => html`<option key=${choice.value} value=${choice.value} selected=${filters.get(field.field) === choice.value}>${t.in(choice.name)}</option>`)}
            </select>
          </label>`)}
        <label class="tick"><input type="checkbox" checked=${voided} onChange=${event => filter('voided', event.target.checked && 'true')} /> ${t.recordsVoided}</label>
        <p class="soft shown" role="status">${total !== undefined && t.recordsShown(count(total))}</p>
        ${kind.writes !== 'none' && html`<div class="tools-end"><a class="act" href=${address.href({ record: 'new' })} onClick=${within(() => onOpen('new'))}>${t.recordsAdd}</a></div>`}
      </div>
      <${Problem} problem=${problem} onRetry=${again} />
      ${!items ? !problem && html`<${Waiting} rows=${10} />`
        : total === 0 ? html`<${None} kind=${kind} narrowed=${narrowed} voided=${voided && !address.q} address=${address} session=${session} onClear=${clear} />`
        : html`<${Rows} ...${{ kind, fields, items, names, total, need, address, place, step, onOpen }} />`}
    </div>`;
}

function Rows({ kind, fields, items, names, total, need, address, place, step, onOpen }) {
  const t = useWords();
  const order = address.sort ?? kind.orderedBy;
  const [by, down] = [order.replace('-', ''), order.startsWith('-')];
  const sort = field => step({ sort: field === by ? (down ? field : `-${field}`) : field });
  const columns = { gridTemplateColumns: fields.map(field => (field.type === 'reference' || field.type === 'text' ? 'minmax(0, 1.6fr)' : 'minmax(0, 1fr)')).join(' ') };
  const arrow = field => (field === by ? (down ? '↓' : '↑') : '↕');
  return html`
    <div class="sort-narrow">
      <label>${t.recordsSort}
        <select value=${by} onChange=${event => step({ sort: event.target.value })}>
          ${!fields.some(field => field.field === by) && html`<option value=${by} selected>${t.recordsAsRecorded}</option>`}
          ${fields.map(field => html`<option key=${field.field} value=${field.field} selected=${field.field === by}>${t.in(field.label)}</option>`)}
        </select>
      </label>
      <button type="button" class="quiet" onClick=${() => step({ sort: down ? by : `-${by}` })}>${down ? t.descending : t.ascending}</button>
    </div>
    <div class="long-table" role="table" aria-label=${t.in(kind.name)} aria-rowcount=${total + 1}>
      <div role="rowgroup" class="long-heads">
        <div role="row" class="long-row" style=${columns} aria-rowindex="1">
          ${fields.map(field => html`
            <span role="columnheader" key=${field.field} aria-sort=${field.field === by ? (down ? 'descending' : 'ascending') : 'none'}>
              <button type="button" onClick=${() => sort(field.field)}>${t.in(field.label)} <span class="arrow" aria-hidden="true">${arrow(field.field)}</span></button>
            </span>`)}
        </div>
      </div>
      <${LongList} total=${total} need=${need} row=${at => html`<${Row} key=${at} ...${{ at, kind, fields, columns, stored: items[at], names, place, address, onOpen }} />`} />
    </div>`;
}

function Row({ at, kind, fields, columns, stored, names, place, address, onOpen }) {
  const t = useWords();
  if (!stored) return html`<div role="row" class="long-row coming" style=${columns} data-at=${at} aria-rowindex=${at + 2}><span role="cell">…</span></div>`;
  const { record } = stored;
  const texts = fields.map(field => valueText(field, record, names, t, place));
  // What names the record leads to it.
  const main = Math.max(0, fields.findIndex((field, index) => texts[index] && (field.field === 'name' || field.field === 'topic' || field.field === 'title')));
  return html`
    <div role="row" class=${`long-row ${stored.state.voidedAt ? 'closed' : ''} ${address.record === record.id ? 'open' : ''}`} style=${columns} data-at=${at} aria-rowindex=${at + 2}>
      ${fields.map((field, index) => html`
        <span role="cell" key=${field.field} class=${index === main ? 'main' : ''} title=${texts[index]}>${index === main
          ? html`<a href=${address.href({ record: record.id })} aria-label=${record.name ? undefined : [texts[index] || record.id, titleOf(kind, record, names, t, place)].join(' · ')} onClick=${within(() => onOpen(record.id))}>${texts[index] || record.id}</a>`
          : texts[index]}</span>`)}
    </div>`;
}

function None({ kind, narrowed, voided, address, session, onClear }) {
  const t = useWords();
  if (narrowed) {
    return html`<div class="empty"><h3>${voided ? t.recordsNoneVoided : t.recordsNoneFound}</h3><p>${!voided && t.recordsNoneFoundText}</p><button type="button" class="quiet" onClick=${onClear}>${t.recordsClear}</button></div>`;
  }

  return html`
    <div class="empty">
      <h3>${t.recordsNone(t.in(kind.name))}</h3>
      <p>${kind.writes === 'none' ? t.recordsNoneRead : t.recordsNoneText}</p>
      ${may(session, 'import') && kind.writes === 'all' && html`<a class="act outline" href=${address.href({ ...Fresh, view: 'import' })} onClick=${within(() => address.go({ ...Fresh, view: 'import' }))}>${t.recordsToImport}</a>`}
    </div>`;
}

// The list page by page, as far as its rows are wanted. What is shown stays until the new is there.
function useMany(path, turn) {
  const t = useWords();
  const [state, setState] = useState({});
  const [own, setOwn] = useState(0);
  const busy = useRef(null);
  const wanted = useRef(0);

  useEffect(() => {
    const stop = new AbortController();
    busy.current = load(null, Math.min(wanted.current, state.path === path ? state.items?.length ?? 0 : 0)).finally(() => { busy.current = null; });
    return () => stop.abort();

    async function load(from, atLeast) {
      try {
        let items = [], names = {}, page = { next: from };
        do {
          page = await ask(page.next ? `${path}&cursor=${encodeURIComponent(page.next)}` : path, t, { signal: stop.signal });
          items = [...items, ...page.items];
          names = joined(names, page.names);
        } while (page.next && items.length < atLeast);
        setState({ path, items, names, total: page.total, next: page.next });
      } catch (error) {
        if (!stop.signal.aborted) setState(now => ({ ...now, path, problem: problemOf(error, t) }));
      }
    }
  }, [path, t.lang, turn, own]);

  function need(to) {
    wanted.current = to;
    if (busy.current || state.path !== path || !state.next || (state.items?.length ?? 0) >= to) return;
    busy.current = ask(`${path}&cursor=${encodeURIComponent(state.next)}`, t).then(
      page => { busy.current = null; setState(now => (now.path === path && now.next === state.next ? { ...now, items: [...now.items, ...page.items], names: joined(now.names, page.names), next: page.next } : now)); },
      error => { busy.current = null; setState(now => ({ ...now, problem: problemOf(error, t) })); });
  }

  // More may be wanted than one page brought.
  useEffect(() => need(wanted.current), [state.items]);
  return { ...state, need, again: () => setOwn(each => each + 1) };
}

const joined = (one, other) => Object.fromEntries([...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])].map(noun => [noun, { ...one?.[noun], ...other?.[noun] }]));

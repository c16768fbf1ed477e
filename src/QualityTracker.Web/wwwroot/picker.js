import './words/records.js';
import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask } from './api.js';
import { useWords } from './languages.js';
import { nameOf, remember } from './names.js';
import { useSettled } from './pages.js';

let made = 0;

/** Chooses one of a school's staff, classes or pupils by name: what is typed is looked for, and the id is never typed. */
export function Picker({ base, noun, label, value, required, disabled, faults = [], help, autofocus, onChange }) {
  const t = useWords();
  const id = useRef(null);
  id.current ??= `picker-${++made}`;
  const [typed, type] = useState(null);
  const [found, find] = useState(null);
  const [active, activate] = useState(0);
  const name = useNameOf(base, noun, value);
  const q = useSettled(typed ?? '', 200).trim();
  const open = typed !== null;

  useEffect(() => {
    if (!open) return undefined;
    const stop = new AbortController();
    ask(`${base}/${noun}?${new URLSearchParams({ limit: 12, names: true, ...(q && { q }) })}`, t, { signal: stop.signal })
      .then(page => { find({ q, items: page.items.map(item => item.record), names: page.names }); activate(0); }, () => stop.signal.aborted || find({ q, items: [] }));
    return () => stop.abort();
  }, [open, q, base, noun, t.lang]);

  function choose(record) {
    if (record) remember(base, noun, record, t);
    onChange(record?.id ?? null);
    type(null);
    find(null);
  }

  function press(event) {
    if (event.key === 'Escape' && open) { event.stopPropagation(); type(null); }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) type('');
      else activate(Math.max(0, Math.min((found?.items.length ?? 1) - 1, active + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (found?.items[active]) choose(found.items[active]);
    }
  }

  const hint = faults.length ? faults.map(fault => t.joined(fault.message, fault.remedy)).join(t.lang === 'zh' ? '；' : '; ') : help;
  return html`
    <div class="field picker">
      <label for=${id.current}>${label}</label>
      <div class="field-row">
        <input id=${id.current} role="combobox" type="text" autocomplete="off" spellcheck=${false} placeholder=${noun === 'classes' ? t.recordsPickClass : t.recordsPick} value=${open ? typed : name ?? ''} required=${required} disabled=${disabled}
          autofocus=${autofocus} aria-expanded=${open ? 'true' : 'false'} aria-controls=${`${id.current}-list`} aria-autocomplete="list" aria-activedescendant=${open && found?.items[active] ? `${id.current}-${active}` : undefined}
          aria-invalid=${faults.length ? 'true' : undefined} aria-describedby=${hint ? `${id.current}-help` : undefined}
          onInput=${event => type(event.target.value)} onClick=${event => { if (!open) { type(''); event.target.value = ''; } }} onKeyDown=${press} onBlur=${() => type(null)} />
        ${value && !required && !disabled && html`<button type="button" class="quiet" aria-label=${t.recordsClearPick(label)} onClick=${() => choose(null)}>×</button>`}
      </div>
      <ul class="picks" role="listbox" id=${`${id.current}-list`} aria-label=${label} hidden=${!open || !found?.items.length}>
        ${open && found?.items.map((record, at) => html`
          <li key=${record.id} id=${`${id.current}-${at}`} role="option" aria-selected=${at === active ? 'true' : 'false'}
            onPointerDown=${event => event.preventDefault()} onClick=${() => choose(record)}>${record.name} <span class="soft">${asideOf(noun, record, found.names)}</span></li>`)}
      </ul>
      ${open && found && found.items.length === 0 && html`<small role="status">${found.q === q ? t.recordsNobody : t.recordsPicking}</small>`}
      ${hint && html`<small id=${`${id.current}-help`} class=${faults.length ? 'bad' : ''}>${hint}</small>`}
    </div>`;
}

const asideOf = (noun, record, names) => (noun === 'classes' ? record.schoolYear : [record.id, names?.subjects?.[record.subject]].filter(Boolean).join(' · '));

// The name of what is chosen; its id until it is known.
function useNameOf(base, noun, value) {
  const t = useWords();
  const [known, know] = useState({});
  useEffect(() => {
    if (!value) return undefined;
    let here = true;
    nameOf(base, noun, value, t).then(name => here && know({ value, name }));
    return () => { here = false; };
  }, [base, noun, value]);
  return value ? (known.value === value ? known.name : value) : '';
}

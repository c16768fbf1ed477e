import { html } from '/vendor/htm/standalone.module.js';
import './words/audit.js';
import { useWords } from './languages.js';
import { moment } from './numbers.js';

/** One entry of the log: who, when, what; and what of a record was changed. */
export function AuditEntry({ entry }) {
  const t = useWords();
  const { before, after, record, ...rest } = entry.content ?? {};
  const isChange = 'before' in (entry.content ?? {}) || 'after' in (entry.content ?? {});
  const others = Object.entries(rest).filter(([, value]) => value !== null && textOf(value) !== '{}');
  return html`
    <li class="entry">
      <div class="entry-head">
        <span class="figure soft">#${entry.seq}</span>
        <strong class="entry-action" title=${entry.action}>${t.in(entry.actionName)}</strong>
        <span>${entry.name ?? t.vias[entry.via]}</span>
        <time class="soft" dateTime=${entry.at}>${moment(entry.at, t.lang)}</time>
        <span class="soft">${[entry.school, t.vias[entry.via], entry.address].filter(Boolean).join(' · ')}</span>
      </div>
      ${record && html`<p class="entry-record"><span class="soft">${t.record}</span> <code>${textOf(record)}</code></p>`}
      ${entry.withheld && html`<p class="soft">${t.withheld}</p>`}
      ${entry.erasedBy && html`<p class="warn">${t.erasedBy(entry.erasedBy)}</p>`}
      ${isChange && html`<${Difference} before=${plainOf(before, t)} after=${plainOf(after, t)} />`}
      ${others.length > 0 && html`
        <details><summary>${t.details}</summary><dl class="entry-rest">${others.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${textOf(value)}</dd></div>`)}</dl></details>`}
    </li>`;
}

function Difference({ before, after }) {
  const t = useWords();
  const names = [...new Set([...Object.keys(fieldsOf(before)), ...Object.keys(fieldsOf(after))])]
    .filter(name => textOf(fieldsOf(before)[name]) !== textOf(fieldsOf(after)[name]));
  if (names.length === 0) return html`<p class="soft">${t.noDifference}</p>`;
  const list = html`
    <dl class="difference">
      ${names.map(name => {
        const [was, is] = [textOf(fieldsOf(before)[name]), textOf(fieldsOf(after)[name])];
        return html`<div key=${name}><dt>${name}</dt><dd>${was && html`<del><span class="unseen">${t.before} </span>${was}</del>`}${was && is && html` <span aria-hidden="true">→</span> `}${is && html`<ins><span class="unseen">${t.after} </span>${is}</ins>`}</dd></div>`;
      })}
    </dl>`;
  // What is new or gone is all of the record: it is there for who looks for it.
  return before && after ? list : html`<details><summary>${before ? t.gone : t.isNew}</summary>${list}</details>`;
}

// A record stands beside its state, of which only whether it counts is told: its version and when it was recorded are the entry's own.
function plainOf(value, t) {
  if (!value?.record || !value.state) return value;
  const { voidedAt, voidReason } = value.state;
  return { ...value.record, [t.auditState]: voidedAt ? t.auditVoided(moment(voidedAt, t.lang), voidReason) : t.auditInForce };
}

const fieldsOf = value => (value && typeof value === 'object' && !Array.isArray(value) ? value : value === null || value === undefined ? {} : { '': value });
const textOf = value => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));

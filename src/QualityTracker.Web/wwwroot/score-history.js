import { html, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { moment } from './numbers.js';
import { Problem, Waiting } from './problems.js';

/** How the scores of a sheet were changed after they were first entered: read when it is asked for. */
export function History({ path }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return html`
    <details class="score-history" onToggle=${event => setOpen(event.currentTarget.open)}><summary>${t.scoresHistory}</summary>
      ${open && html`<${Changes} path=${path} />`}
    </details>`;
}

function Changes({ path }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(`${path}/history`);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${2} />`;
  if (data.changes.length === 0) return html`<p class="soft">${t.scoresHistoryNone}</p>`;
  const shown = stand => (stand ? [stand.score ?? t.examStatuses[stand.status], stand.reason].filter(each => each !== null && each !== undefined).join(' ') : t.scoresNothing);
  // Of items those that the other stand has otherwise, or has not.
  const itemsOf = (stand, other) => Object.entries(stand?.items ?? {}).filter(([label, mark]) => other?.items?.[label] !== mark).map(([label, mark]) => t.joined(t.scoresItem(label), mark));
  const whole = (stand, other) => {
    const items = itemsOf(stand, other).join(t.lang === 'zh' ? '；' : '; ');
    return items ? t.scoresWithItems(shown(stand), items) : shown(stand);
  };
  return html`
    <ol>${data.changes.map((each, at) => html`
      <li key=${at}><strong>${each.name}</strong> <small class="soft">${each.pupil}</small> ${whole(each.before, each.after)} → ${whole(each.after, each.before)} <span class="soft">${[moment(each.at, t.lang), each.by, each.correction].filter(Boolean).join(' · ')}</span></li>`)}</ol>`;
}

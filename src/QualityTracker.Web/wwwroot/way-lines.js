import { html } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { Figure } from './figures.js';
import { useWords } from './languages.js';
import { figureOf } from './way-steps.js';

const partOf = id => (id.startsWith('norm/') ? 'norms' : id === 'total' || id === 'band' || id === 'veto' ? 'result' : 'points');

/** What a line shows, in words: a band or a veto is kept as a code. */
export function figureText(line, figure, names, t) {
  if (figure === null || figure === undefined) return t.wayNoLine;
  if (figure === '–') return '—';
  if (line === 'veto') return t.vetoed;
  return line === 'band' ? t.in(names[figure] ?? figure) : figure;
}

/** The names of the bands: those the sheet tells, and where it shows another that of the board. */
export function useBandNames(standing, way) {
  const told = [...(standing?.lines ?? []), ...(standing?.objections ?? [])].filter(each => (each.line ?? each.id) === 'band' && each.figureName);
  const known = Object.fromEntries(told.map(each => [each.figure, each.figureName]));
  const changes = [...(standing?.changes ?? []), ...(standing?.revisions ?? []).flatMap(revision => revision.changes)].filter(change => change.line === 'band');
  const shown = [...changes.flatMap(change => [change.before, change.after]), standing?.lines.find(line => line.id === 'band')?.now];
  const { data } = useAnswer(shown.some(figure => figure && figure !== '–' && !known[figure]) ? `${way}/board` : null);
  return { ...Object.fromEntries((data?.bands ?? []).map(band => [band.id, band.name])), ...known };
}

/**
 * The lines of a sheet as on paper, each with its figure, and what `acts` puts beside it and `below` under it. What the last revision changed
 * stands with what it was; what the records give by now stands under it.
 */
export function Lines({ standing, address, names, explains, acts, below }) {
  const t = useWords();
  const revised = Object.fromEntries((standing.revisions.at(-1)?.changes ?? []).map(change => [change.line, change]));
  const parts = [...new Set(standing.lines.map(line => partOf(line.id)))];
  return parts.map(part => html`
    <h3 class="way-part" key=${part}>${t.wayLineParts[part]}</h3>
    <ul class="way-lines" key=${`${part}-lines`}>
      ${standing.lines.filter(line => partOf(line.id) === part).map(line => html`
        <li key=${line.id} class=${`way-line ${line.confirmed ? 'is-confirmed' : ''} ${line.now !== null && line.now !== undefined ? 'is-changed' : ''}`}>
          <span class="way-title">${t.in(line.title)}</span>
          <span class="way-figure">
            ${standing.revision > 1 && revised[line.id] && html`<small class="way-was"><span class="unseen">${t.before} </span><del>${figureText(line.id, revised[line.id].before, names, t)}</del></small> `}
            <${Shown} address=${address} standing=${standing} line=${line} names=${names} explains=${explains} />
          </span>
          ${acts && html`<span class="way-line-acts">${acts(line)}</span>`}
          ${line.now !== null && line.now !== undefined && html`<p class="way-now">${t.wayNow(figureText(line.id, line.now, names, t))}</p>`}
          ${below?.(line)}
        </li>`)}
    </ul>`);
}

function Shown({ address, standing, line, names, explains }) {
  const t = useWords();
  const text = line.figureName ? t.in(line.figureName) : figureText(line.id, line.figure, names, t);
  if (!explains) return html`<b>${text}</b>`;
  return html`<b><${Figure} address=${address} person=${standing.staff} figure=${figureOf(line.id)} name=${`${t.in(line.title)} ${text}`}>${text}<//></b>`;
}

/** Lines before and after; each leads to how the figure that stands now was made. */
export function Changes({ changes, address, staff, names, explains }) {
  const t = useWords();
  const heads = [t.wayLine, t.before, t.wayAfter];
  return html`
    <div class="table-frame"><table class="cards way-changes" role="table">
      <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th key=${head} role="columnheader" scope="col">${head}</th>`)}</tr></thead>
      <tbody role="rowgroup">${changes.map(change => html`
        <tr role="row" key=${change.line}>
          <th role="rowheader" scope="row">${t.in(change.title)}</th>
          <td role="cell" data-label=${heads[1]}><div><del>${figureText(change.line, change.before, names, t)}</del></div></td>
          <td role="cell" data-label=${heads[2]}><div><ins>${figureText(change.line, change.after, names, t)}</ins>
            ${explains && change.after !== null && html` <small><${Figure} address=${address} person=${staff} figure=${figureOf(change.line)} name=${t.in(change.title)}>${t.wayWhy}<//></small>`}</div></td>
        </tr>`)}</tbody>
    </table></div>`;
}

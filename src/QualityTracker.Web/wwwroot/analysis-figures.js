import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';

/** What a paper is called in the address: the total has no subject. */
export const codeOf = paper => (paper.isTotal ? 'total' : paper.subject);

/** A rate with what must stand beside it: its count over whom, and the 95 % interval. */
export function Rate({ rate }) {
  if (!rate || rate.percent === null) return '—';
  return html`<span class="rate"><b>${points(rate.percent)}%</b> <small>${rate.count}/${rate.of}</small>${rate.interval && html`<small class="soft">${range(rate.interval)}</small>`}</span>`;
}

/** A mean with its interval. */
export function Mean({ figures }) {
  return html`<span class="rate"><b>${points(figures.mean)}</b>${figures.meanInterval && html`<small class="soft">${range(figures.meanInterval)}</small>`}</span>`;
}

/** Both ends of an interval. */
export const range = ({ from, to }, text = points) => `${text(from)}–${text(to)}`;

/** A ratio, of four places. */
export const ratio = number => (number === null || number === undefined ? '—' : number.toFixed(4));

/** The same with its sign. */
export const signed = number => (number === null || number === undefined ? '—' : `${number > 0 ? '+' : number < 0 ? '−' : ''}${Math.abs(number).toFixed(4)}`);

/** Room for a table; where it is too narrow for it the keyboard can scroll it too. */
export function Frame({ label, children }) {
  const frame = useRef(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const resized = new ResizeObserver(() => setScrolls(frame.current.scrollWidth > frame.current.clientWidth));
    resized.observe(frame.current);
    resized.observe(frame.current.firstElementChild);
    return () => resized.disconnect();
  }, []);
  return html`<div class="table-frame" ref=${frame} ...${scrolls ? { tabindex: 0, role: 'region', 'aria-label': label } : {}}>${children}</div>`;
}

/**
 * A table of figures, on a narrow screen one card a line. A row is `{ key, name, cells }`, or `{ key, name, cells, instead }` with what is said
 * in place of the cells that are left out.
 */
export function FigureTable({ label, heads, rows }) {
  return html`
    <${Frame} label=${label}><table class="cards figures-table" role="table" aria-label=${label}>
      <thead role="rowgroup"><tr role="row">${heads.map((head, at) => html`<th key=${at} role="columnheader" scope="col" class=${at > 0 ? 'number' : ''}>${head}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows.map(({ key, name, cells, instead, strong }) => html`
        <tr role="row" key=${key} class=${strong ? 'of-grade' : ''}>
          <th role="rowheader" scope="row">${name}</th>
          ${cells.map((cell, at) => html`<td key=${at} role="cell" class="number" data-label=${heads[at + 1]}><span>${cell}</span></td>`)}
          ${instead && html`<td role="cell" class="soft withheld" colspan=${heads.length - 1 - cells.length}><span><b>—</b> ${instead}</span></td>`}
        </tr>`)}</tbody>
    </table><//>`;
}

/** What is drawn, as a table, for who would rather read it. */
export function AsTable({ children }) {
  const t = useWords();
  return html`<details class="as-table"><summary>${t.analysisAsTable}</summary>${children}</details>`;
}

import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';

const Row = 26;
const Foot = 36;
const Edge = 14;
const namesIn = width => Math.min(120, width * 0.28);

/** A drawing as wide as there is room, redrawn when that changes; `label` says in words what it shows, and a table beside it every figure. */
function Plot({ height, label, draw }) {
  const place = useRef(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const resized = new ResizeObserver(([{ contentRect }]) => setWidth(Math.floor(contentRect.width)));
    resized.observe(place.current);
    return () => resized.disconnect();
  }, []);
  return html`
    <div class="plot" ref=${place}>
      <svg role="img" aria-label=${label} width=${width || 1} height=${height} viewBox=${`0 0 ${width || 1} ${height}`}>${width > 0 && draw(width)}</svg>
    </div>`;
}

const part = (axis, value) => (value - axis.from) / (axis.to - axis.from);

/** The level axis at the foot, its title at the right end. */
function Below({ axis, left, right, floor, t }) {
  const at = value => left + part(axis, value) * (right - left);
  return html`
    <g class="axis">
      <line x1=${left} y1=${floor} x2=${right} y2=${floor} />
      ${axis.ticks.map(tick => html`<line key=${tick} x1=${at(tick)} y1=${floor} x2=${at(tick)} y2=${floor + 4} /><text x=${at(tick)} y=${floor + 16} text-anchor="middle">${tick}</text>`)}
      <text x=${right} y=${floor + 31} text-anchor="end">${t.in(axis.title)}</text>
    </g>`;
}

/** The upright axis with faint lines across. */
function Beside({ axis, left, right, top, floor, t }) {
  const at = value => floor - part(axis, value) * (floor - top);
  return html`
    <g class="axis">
      ${axis.ticks.map(tick => html`${tick !== axis.from && html`<line class="faint" x1=${left} y1=${at(tick)} x2=${right} y2=${at(tick)} />`}<text x=${left - 6} y=${at(tick) + 4} text-anchor="end">${tick}</text>`)}
      <line x1=${left} y1=${top} x2=${left} y2=${floor} />
      <text x=${0} y=${12}>${t.in(axis.title)}</text>
    </g>`;
}

/** The score bands of a class as bars, the grade's as a dashed outline; of the grade alone its bars. */
export function Histogram({ plot, label }) {
  const t = useWords();
  const [top, floor, left] = [26, 186, 34];
  const draw = width => {
    const right = width - Edge;
    const x = value => left + part(plot.x, value) * (right - left);
    const y = value => floor - part(plot.y, value) * (floor - top);
    const behind = plot.behind?.bars ?? [];
    const outline = behind.flatMap((bar, at) => [...(at === 0 ? [`${x(bar.from)},${floor}`] : []), `${x(bar.from)},${y(bar.height)}`, `${x(bar.to)},${y(bar.height)}`, ...(at === behind.length - 1 ? [`${x(bar.to)},${floor}`] : [])]);
    return html`
      <${Beside} axis=${plot.y} ...${{ left, right, top, floor, t }} />
      ${plot.own.bars.map(bar => html`<rect key=${bar.from} class="bar" x=${x(bar.from) + 1} y=${y(bar.height)} width=${Math.max(0, x(bar.to) - x(bar.from) - 2)} height=${floor - y(bar.height)} />`)}
      ${plot.behind && html`<polyline class="outline" points=${outline.join(' ')} />`}
      <${Below} axis=${plot.x} ...${{ left, right, floor, t }} />`;
  };
  return html`
    <${Plot} height=${floor + Foot} label=${label} draw=${draw} />
    <p class="plot-key" aria-hidden="true"><span class="key-bar"></span>${t.in(plot.own.label)} ${plot.behind && html`<span class="key-outline"></span>${t.in(plot.behind.label)}`}</p>`;
}

/** A line for each of several groups over one level axis: `draw` puts its mark at the line's middle, `behind` what stands under all of them. */
function Lines({ axis, rows, label, behind, draw }) {
  const t = useWords();
  const floor = rows.length * Row + 4;
  const all = width => {
    const names = namesIn(width);
    const [left, right] = [names + 8, width - Edge];
    const x = value => left + part(axis, value) * (right - left);
    return html`
      <g class="axis">${axis.ticks.slice(1).map(tick => html`<line key=${tick} class="faint" x1=${x(tick)} y1=${0} x2=${x(tick)} y2=${floor} />`)}</g>
      ${behind?.(x, floor)}
      ${rows.map((row, at) => {
        const middle = (at + 0.5) * Row + 2;
        return html`<text x=${names} y=${middle + 4} text-anchor="end">${t.in(row.label)}</text>${draw(row, x, middle)}`;
      })}
      <${Below} axis=${axis} ...${{ left, right, floor, t }} />`;
  };
  return html`<${Plot} height=${floor + Foot} label=${label} draw=${all} />`;
}

// A level line with an end stroke on either side.
const span = (from, to, middle) => html`
  <line x1=${from} y1=${middle} x2=${to} y2=${middle} />
  <line x1=${from} y1=${middle - 4} x2=${from} y2=${middle + 4} /><line x1=${to} y1=${middle - 4} x2=${to} y2=${middle + 4} />`;

/** One box a line: the whisker from least to greatest, the box over the quartiles, the median in it and the mean as a lozenge. */
export function Boxes({ plot, label }) {
  return html`<${Lines} axis=${plot.x} rows=${plot.boxes} label=${label} draw=${({ numbers: of, mean }, x, middle) => html`
    <g class="box">
      ${span(x(of.least), x(of.greatest), middle)}
      <rect x=${x(of.lower)} y=${middle - 8} width=${x(of.upper) - x(of.lower)} height="16" />
      <line class="median" x1=${x(of.median)} y1=${middle - 8} x2=${x(of.median)} y2=${middle + 8} />
      <path class="mean" d=${`M${x(mean) - 5} ${middle}l5 -5l5 5l-5 5z`} />
    </g>`} />`;
}

/** Bars of 100 %, each part lettered where there is room for it. */
export function Stacks({ plot, label }) {
  const t = useWords();
  const draw = width => {
    const names = namesIn(width);
    const room = width - names - 8 - Edge;
    return plot.stacks.map((stack, at) => {
      let x = names + 8;
      return html`
        <g key=${at} class="stack">
          <text x=${names} y=${(at + 0.5) * Row + 4} text-anchor="end">${t.in(stack.label)}</text>
          ${stack.parts.map((each, index) => {
            const [from, size] = [x, each.value / 100 * room];
            x += size;
            return size > 0 && html`
              <rect key=${index} class=${`level-${Math.min(index, 4)}`} x=${from} y=${at * Row + 3} width=${size} height=${Row - 6} />
              ${size > 14 && html`<text class=${`on-level-${Math.min(index, 4)}`} x=${from + size / 2} y=${(at + 0.5) * Row + 4} text-anchor="middle">${size > 64 ? `${t.in(each.label)} ${each.value.toFixed(1)}%` : t.in(each.label)}</text>`}`;
          })}
        </g>`;
    });
  };
  return html`<${Plot} height=${plot.stacks.length * Row + 4} label=${label} draw=${draw} />`;
}

/** Points joined by a line over exams, each with its figure; the level line dashed. */
export function Line({ plot, label }) {
  const t = useWords();
  const [top, floor, left] = [26, 150, 34];
  const draw = width => {
    const right = width - Edge;
    const step = (right - left) / plot.points.length;
    const y = value => floor - part(plot.y, value) * (floor - top);
    const spots = plot.points.map((each, at) => ({ ...each, x: left + (at + 0.5) * step, y: y(each.value) }));
    const most = Math.max(4, Math.floor(step / 13));
    const short = name => (name.length > most ? `${name.slice(0, most - 1)}…` : name);
    return html`
      <${Beside} axis=${plot.y} ...${{ left, right, top, floor, t }} />
      <line class="outline" x1=${left} y1=${y(plot.level)} x2=${right} y2=${y(plot.level)} />
      <polyline class="line" points=${spots.map(each => `${each.x},${each.y}`).join(' ')} />
      ${spots.map((each, at) => html`
        <g key=${at}><circle class="spot" cx=${each.x} cy=${each.y} r="4" />
          <text class="value" x=${each.x} y=${each.y - 9} text-anchor="middle">${points(each.value)}</text>
          <text x=${each.x} y=${floor + 18} text-anchor="middle">${short(t.in(each.label))}</text></g>`)}
      <g class="axis"><line x1=${left} y1=${floor} x2=${right} y2=${floor} /></g>`;
  };
  return html`<${Plot} height=${floor + 26} label=${label} draw=${draw} />`;
}

/** A figure a line with its interval, beside a level such as the grade's; hollow where the class is not compared. */
export function Intervals({ plot, label }) {
  return html`<${Lines} axis=${plot.x} rows=${plot.rows} label=${label} behind=${(x, floor) => plot.level !== null && html`<line class="outline" x1=${x(plot.level)} y1=${0} x2=${x(plot.level)} y2=${floor} />`}
    draw=${(row, x, middle) => html`
      <g class="span">${span(x(row.from), x(row.to), middle)}<circle class=${`spot ${row.isCompared ? '' : 'hollow'}`} cx=${x(row.value)} cy=${middle} r="4" /></g>`} />`;
}

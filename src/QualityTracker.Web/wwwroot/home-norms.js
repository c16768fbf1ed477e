import { html, useCallback, useState } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { Chart } from './chart.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';

const States = { met: 'good', ahead: 'fine', onPace: 'line-strong', behind: 'bad' };

/** How many people stand where with each norm: a chart, and the same as a table. */
export function HomeNorms({ norms }) {
  const t = useWords();
  const [asTable, show] = useState(false);
  const option = useCallback((colours, width) => optionOf(norms, t, colours, width), [norms, t.lang]);
  if (norms.length === 0) return html`<p class="soft">${t.paceNothingOwedText}</p>`;
  const behind = norms.filter(norm => norm.counts.behind > 0).map(norm => t.homeNormBehind(nameOf(norm, norms, t), count(norm.counts.behind)));
  return html`
    <div class="acts">
      <button type="button" class="quiet" aria-pressed=${asTable ? 'true' : 'false'} onClick=${() => show(!asTable)}>${t.homeAsTable}</button>
    </div>
    ${asTable ? html`<${Table} norms=${norms} />` : html`
      <${Chart} option=${option} height=${norms.length * 40 + 48} label=${`${t.homeNorms}. ${behind.length > 0 ? behind.join(t.lang === 'zh' ? '，' : ', ') : t.paceNobodyBehind}`} />`}`;
}

function Table({ norms }) {
  const t = useWords();
  return html`
    <div class="table-frame"><table class="cards home-norms" role="table">
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t.paceNorm}</th>${Object.keys(States).map(state => html`<th key=${state} role="columnheader" scope="col" class="number">${t.paceStates[state]}</th>`)}</tr></thead>
      <tbody role="rowgroup">${norms.map(norm => html`
        <tr role="row" key=${norm.norm}>
          <th role="rowheader" scope="row">${t.in(norm.title)} <small class="soft">${norm.clause}</small></th>
          ${Object.keys(States).map(state => html`<td key=${state} role="cell" class="number" data-label=${t.paceStates[state]}><span>${count(norm.counts[state])}</span></td>`)}
        </tr>`)}</tbody>
    </table></div>`;
}

// The first stands at the top. Each norm's bar is as long as any other, however many owe it; figures stand in the parts that have room for them.
function optionOf(norms, t, colours, width) {
  const people = norms.map(({ counts }) => Object.keys(States).reduce((sum, state) => sum + counts[state], 0));
  const narrow = width < 560;
  const font = { color: colours['pico-color'], fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 };
  return {
    textStyle: font,
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 14, itemGap: narrow ? 8 : 16, textStyle: font, selectedMode: false },
    grid: { top: 36, left: 0, right: 8, bottom: 0, containLabel: true },
    xAxis: { type: 'value', max: 1, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category', inverse: true, data: norms.map(norm => nameOf(norm, norms, t)), axisTick: { show: false }, axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { ...font, width: narrow ? 112 : 230, overflow: 'break', lineHeight: 15 },
    },
    series: Object.entries(States).map(([state, colour]) => ({
      name: t.paceStates[state], type: 'bar', stack: 'all', silent: true, barWidth: 22,
      itemStyle: { color: colours[colour], borderColor: colours.card, borderWidth: 1 },
      label: { show: true, color: state === 'onPace' ? colours['pico-color'] : colours.card, fontSize: 12, formatter: ({ value, dataIndex }) => (value > (narrow ? 0.09 : 0.03) ? String(norms[dataIndex].counts[state]) : '') },
      data: norms.map((norm, at) => norm.counts[state] / (people[at] || 1)),
    })),
  };
}

// Two norms of one measure, for different posts, are told apart by their clauses.
const nameOf = (norm, norms, t) => (norms.some(each => each !== norm && t.in(each.title) === t.in(norm.title)) ? `${t.in(norm.title)} ${norm.clause}` : t.in(norm.title));

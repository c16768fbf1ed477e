import { html } from '/vendor/htm/standalone.module.js';
import { FigureTable, Rate } from './analysis-figures.js';
import { useWords } from './languages.js';
import { change, points } from './numbers.js';

/** Pupils by score band and by level, of groups that have figures. */
export function Bands({ groups }) {
  const t = useWords();
  const shown = groups.filter(each => each.figures);
  if (shown.length === 0) return null;
  const names = shown.map(each => t.in(each.name));
  const [{ figures: first }] = shown;
  return html`
    <${FigureTable} label=${t.analysisBand} heads=${[t.analysisBand, ...names]} rows=${first.bands.map((band, at) => ({
      key: band.from, name: `${band.from}–${band.to}`, cells: shown.map(({ figures: { bands } }) => html`${bands[at].count} <small class="soft">${bands[at].percent === null ? '' : `${points(bands[at].percent)}%`}</small>`),
    }))} />
    <${FigureTable} label=${t.analysisLevel} heads=${[t.analysisLevel, ...names]} rows=${first.levels.map((level, at) => ({
      key: level.level, name: level.level, cells: shown.map(({ figures: { levels } }) => html`<${Rate} rate=${levels[at]} />`),
    }))} />`;
}

/** The levels of each class of a primary exam, with what they are less the parallel classes'. */
export function LevelRows({ groups, nameOf }) {
  const t = useWords();
  const first = groups.find(each => each.levels.length > 0);
  const levels = first?.levels.map(each => each.level) ?? [];
  return html`
    <${FigureTable} label=${t.analysisLevels} heads=${[t.analysisClass, t.analysisTook, ...levels]} rows=${groups.map(group => ({
      key: group.class ?? '', name: nameOf(group), strong: !group.class,
      cells: [html`<${Rate} rate=${group.participationRate} />`, ...(group.withheld ? [] : group.levels.map(share => html`<${Rate} rate=${share} />`))],
      instead: group.withheld ? t.in(group.withheld) : undefined,
    }))} />
    ${groups.some(each => each.levels.some(share => share.lessGrade !== null)) && html`
      <details class="as-table"><summary>${t.analysisBeside}</summary>
        <${FigureTable} label=${t.analysisBeside} heads=${[t.analysisClass, ...levels]} rows=${groups.filter(each => each.class && !each.withheld).map(group => ({
          key: group.class, name: t.in(group.name), ...(group.notComparable ? { cells: [], instead: t.in(group.notComparable) } : { cells: group.levels.map(share => change(share.lessGrade)) }),
        }))} />
      </details>`}`;
}

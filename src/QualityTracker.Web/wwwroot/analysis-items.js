import { html } from '/vendor/htm/standalone.module.js';
import { FigureTable, ratio } from './analysis-figures.js';
import { useWords } from './languages.js';

/** The items of a paper: how hard, how well they tell pupils apart, and what part of their marks each class has. */
export function Items({ items, classes }) {
  const t = useWords();
  const nameOf = code => t.in(classes.find(each => each.class === code)?.name) || code;
  const of = items.items[0]?.classes.map(each => each.class) ?? [];
  return html`
    <section class="card">
      <h3>${t.analysisItems}</h3>
      <p class="soft">${t.analysisItemsText(items.pupils, ratio(items.alpha), ratio(items.splitHalf), items.groupSize)}</p>
      <${FigureTable} label=${t.analysisItems} heads=${[t.analysisItem, t.analysisTopic, t.analysisFullMark, t.analysisDifficulty, t.analysisDiscrimination, ...of.map(nameOf)]}
        rows=${items.items.map(each => ({ key: each.label, name: each.label, cells: [each.topic ?? '—', each.fullMark, ratio(each.difficulty), ratio(each.discrimination), ...each.classes.map(one => ratio(one.difficulty))] }))} />
    </section>`;
}

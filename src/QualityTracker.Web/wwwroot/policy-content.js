import { html } from '/vendor/htm/standalone.module.js';
import './words/policies.js';
import { useWords } from './languages.js';

/** What a pack rules, in tables: differences from its base, what the school decides, norms, reports, clauses, and its text. */
export function PolicyContent({ content, text, policies }) {
  const t = useWords();
  const word = value => t.yesNo[value] ?? value;
  const under = policies?.find(each => each.id === content.extends);
  return html`
    ${content.extends && html`
      <h3>${t.policyDifferences(under?.title ? t.in(under.title) : content.extends)}</h3>
      ${content.changes.length === 0 ? html`<p class="soft">${t.policyNoDifference}</p>`
        : html`<${Table} heads=${[t.policyWhere, t.policyKind, t.policyBaseValue, t.policyOwnValue]} rows=${content.changes.map(each => [
          html`<code>${each.path}</code>`, t.policyDifferenceKinds[each.kind], each.base && html`<code>${each.base}</code>`, each.own && html`<code>${each.own}</code>`])} />`}`}
    ${content.overrides.length > 0 && html`
      <h3>${t.policyOverrides}</h3>
      <p class="soft">${t.policyOverridesText}</p>
      <ul>${content.overrides.map(each => html`<li key=${each.law}><strong>${each.law}</strong> ${t.in(each.lawTitle)}${t.lang === 'zh' ? '：' : ': '}${t.in(each.reason)}</li>`)}</ul>`}
    <h3>${t.policyNorms}</h3>
    <${Table} heads=${[t.policyNorm, t.policyClause, t.policyWho, t.policyAtLeast]} rows=${content.norms.map(each => [
      t.in(each.title), html`${each.clause} <small class="soft">${each.number}</small>`, t.in(each.who), t.policyOwed(each.atLeast, t.in(each.unit), t.policyPeriods[each.period])])} />
    <h3>${t.policyParameters}</h3>
    <p class="soft">${t.policyParametersText}</p>
    <${Table} heads=${[t.policyParameter, t.policyClause, t.policyDefault, t.policyRange]} rows=${content.parameters.map(each => [
      t.in(each.title), each.clause, word(each.default),
      each.choices.length ? each.choices.map(word).join(' / ') : t.policyRangeOf(each.least, each.greatest)])} />
    ${content.reports.length > 0 && html`
      <h3>${t.policyReports}</h3>
      <${Table} heads=${[t.policyReport, t.policyClause, t.policyTo, t.policyEvery]} rows=${content.reports.map(each => [
        t.in(each.title), each.clause, t.policyReceivers[each.to], t.policyReportPeriods[each.period]])} />`}
    <details class="ruled"><summary>${t.policyClauses}</summary>
      <${Table} heads=${[t.policyClause, t.policyNumber, t.policyAsks, t.policyKind]} rows=${content.clauses.map(each => [
        each.id, each.number, t.in(each.title), html`${each.kinds.map(kind => t.policyKinds[kind]).join(t.lang === 'zh' ? '、' : ', ')}${each.overriddenBy.length > 0 && html` <small class="warn">${t.policyOverridden(each.overriddenBy.join(', '))}</small>`}`])} />
    </details>
    ${text && html`<details class="ruled"><summary>${t.policyText}</summary><pre tabindex="0"><code>${text}</code></pre></details>`}`;
}

function Table({ heads, rows }) {
  return html`
    <div class="table-frame">
      <table class="cards policy-table" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th role="columnheader" scope="col" key=${head}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          ${rows.map((row, at) => html`
            <tr role="row" key=${at}>${row.map((cell, column) => (column === 0
              ? html`<th role="rowheader" scope="row" data-label=${heads[0]} key=${column}><div>${cell}</div></th>`
              : html`<td role="cell" data-label=${heads[column]} key=${column}>${cell ? html`<div>${cell}</div>` : null}</td>`))}</tr>`)}
        </tbody>
      </table>
    </div>`;
}

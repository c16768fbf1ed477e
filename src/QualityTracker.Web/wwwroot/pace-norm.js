import { html } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { useWords } from './languages.js';

const States = { met: 'band-0', ahead: 'band-1', onPace: '', behind: 'band-last' };
const one = number => Number(number.toFixed(1));

export function State({ state }) {
  const t = useWords();
  return html`<span class=${`band ${States[state]}`}>${t.paceStates[state]}</span>`;
}

/** What is done of what is owed; a mark stands where it should be by now. */
export function Bar({ norm }) {
  const t = useWords();
  const share = amount => `${norm.target > 0 ? Math.min(100, amount / norm.target * 100) : 100}%`;
  return html`
    <span class="pace-done">
      <span class="norms-bar" aria-hidden="true">
        <span class=${norm.state === 'behind' ? '' : 'full'} style=${{ width: share(norm.actual) }}></span>
        ${norm.state !== 'met' && html`<i style=${{ left: share(norm.expected) }}></i>`}
      </span>
      <span class="pace-figures">${t.paceFigures(one(norm.actual), norm.targetShown, unitOf(norm, t))}${norm.state !== 'met' && html`<br /><small class="soft">${t.paceExpected(one(norm.expected))}</small>`}</span>
    </span>`;
}

/** What it takes from here, in words. */
export function effortOf(norm, t) {
  if (norm.state === 'met') return '';
  if (norm.aWeek === null) return t.paceNoWeek;
  if (t.paceEach[norm.period] && norm.due) return t.paceEach[norm.period];
  return norm.everyWeeks > 1 ? t.paceOneIn(norm.everyWeeks, unitOf(norm, t)) : t.pacePerWeek(norm.aWeekShown, unitOf(norm, t));
}

export function missedOf(norm, t) {
  if (norm.missed.length === 0) return '';
  return t.paceMissed(norm.missed.map(part => t.paceParts[norm.period](part.number)).join(t.lang === 'zh' ? '、' : ', '));
}

export const nextOf = (norm, t) => (norm.next && norm.state !== 'met' ? t.paceNext(t.paceParts[norm.period](norm.next.number)) : '');

/** A norm's unit beside its numbers: of months 个月, and in English of one of them the singular. */
export const unitOf = (norm, t) => t.paceUnit(t.in(norm.unit), norm.targetShown);

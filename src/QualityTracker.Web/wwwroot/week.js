import { html } from '/vendor/htm/standalone.module.js';
import './words/hours.js';
import './words/week.js';
import { useKeptAnswer } from './kept.js';
import { useWords } from './languages.js';
import { Step } from './step.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { SheetsWaiting } from './sheets-waiting.js';
import { Duties } from './week-duties.js';
import { Hours } from './week-hours.js';
import { Norms } from './week-norms.js';
import { Tutoring } from './week-tutoring.js';
import { WeekChoice } from './weeks.js';

/** One's own week: hours to confirm, tutoring and duties to record, and how the norms stand. Who leads the school sees anybody's. */
export default function Week({ address, place, session }) {
  const t = useWords();
  const { school, term } = place;
  const own = session.account.school === school.id ? session.account.staff : undefined;
  const staff = (may(session, 'hours', school.id) && address.person) || own;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const week = `${base}/working-weeks/${encodeURIComponent(term.id)}/${encodeURIComponent(staff)}`;
  const query = address.week ? `?week=${encodeURIComponent(address.week)}` : '';
  const { data, problem, again } = useKeptAnswer(staff ? `${week}${query}` : null);
  if (!staff) return html`<div class="empty"><h2>${t.weekNobody}</h2><p>${t.weekNobodyText}</p></div>`;
  const mine = staff === own;
  const parts = { address, school, term, data, base, week, query, mine };
  const left = data?.weeks.filter(each => each.isOver && each.week !== data.week && (each.state === 'missing' || each.state === 'partly')) ?? [];
  return html`
    <section class="my-week" aria-label=${t.views.week}>
      ${!mine && html`<p><${Step} address=${address} to=${{ view: 'hours', person: undefined }}>← ${t.weekBack}<//></p>`}
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${9} />` : html`
        ${!mine && html`<h2 class="week-who">${data.name} <span class="soft">${data.staff}</span></h2>`}
        <${WeekChoice} address=${address} week=${data.week} weeks=${data.weeks} mark=${each => (each.isOver || each.state === 'complete') && t.weekStates[each.state]} />
        ${left.length > 0 && html`
          <p class="notice">${t.weekMissingElsewhere(left)} ${left.map(each => html`<${Step} key=${each.week} address=${address} to=${{ week: String(each.week) }} class="week-left">${t.weekNumber(each.week)}<//> `)}</p>`}
        ${mine && html`<${SheetsWaiting} address=${address} base=${base} approves=${may(session, 'approveSettlements', school.id)} cases=${may(session, 'conduct', school.id)} term=${may(session, 'ledger', school.id) && term.id} />`}
        <div class="week-cards">
          <${Hours} key=${`hours-${staff}-${data.week}`} ...${parts} again=${again} />
          <${Tutoring} key=${`tutoring-${staff}-${data.week}`} ...${parts} />
          <${Duties} key=${`duties-${staff}-${data.week}`} ...${parts} again=${again} />
          <${Norms} ...${parts} />
        </div>`}
    </section>`;
}

import { html } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { useWords } from './languages.js';
import { PaceList } from './pace-list.js';
import { PersonPace } from './pace-person.js';
import { may } from './roles.js';

/** How far everybody has come with the norms by a day: to who leads the school who is behind, to a teacher their own. */
export default function Pace({ address, place, session }) {
  const t = useWords();
  const { school, account } = { school: place.school, account: session.account };
  const whole = may(session, 'wholePace', school.id);
  const own = account.school === school.id ? account.staff : undefined;
  const staff = whole ? address.person : own;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}/pace/${encodeURIComponent(place.term.id)}`;
  const parts = { address, place, base };
  if (!whole && !own) return html`<div class="empty"><h2>${t.paceNotOwed}</h2><p>${t.paceNotOwedText}</p></div>`;
  return html`
    <section class="pace" aria-label=${t.views.pace}>
      ${staff ? html`<${PersonPace} key=${staff} ...${parts} staff=${staff} own=${staff === own} whole=${whole} />` : html`<${PaceList} key=${base} ...${parts} own=${own} />`}
    </section>`;
}

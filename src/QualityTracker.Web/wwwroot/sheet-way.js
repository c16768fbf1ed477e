import { html } from '/vendor/htm/standalone.module.js';
import './words/explain.js';
import './words/sheets.js';
import './words/sheet-way.js';
import './words/way-objections.js';
import { useWords } from './languages.js';
import { may } from './roles.js';
import { Step } from './step.js';
import { Board } from './way-board.js';
import { DecideObjections } from './way-decide.js';
import { MySheet } from './way-mine.js';
import { Notice } from './way-notice.js';
import { PersonSheet } from './way-person.js';
import { SignInARow } from './way-sign.js';

const Parts = { mine: MySheet, board: Board, sign: SignInARow, objections: DecideObjections, notice: Notice };

/** The way of a sheet: one's own to confirm, the board of who is where, signing in a row, objections, and the notice. */
export default function SheetWay({ address, place, session }) {
  const t = useWords();
  const { school, term } = place;
  const me = session.account.school === school.id ? session.account.staff : undefined;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const allowed = { mine: Boolean(me), board: may(session, 'watchWay', school.id), sign: may(session, 'signSheets', school.id), objections: may(session, 'wholeSheets', school.id), notice: true };
  const parts = Object.keys(Parts).filter(part => allowed[part]);
  const first = may(session, 'wholeSheets', school.id) ? 'board' : parts[0];
  const part = parts.includes(address.state) ? address.state : first;
  const shared = {
    address, place, session, me, base,
    way: `${base}/sheets/${encodeURIComponent(term.id)}`,
    draft: `sheet-way|${school.id}|${term.id}`,
    checks: may(session, 'wholeSheets', school.id) && !session.archivedTerm,
    archive: may(session, 'archiveSheets', school.id) && `${school.id}-${term.id}-archive.zip`,
    explains: staff => staff === me || may(session, 'wholeSheets', school.id),
  };
  const person = part === 'board' && address.person;
  const Shown = person ? PersonSheet : Parts[part];
  const fresh = { person: undefined, filter: undefined, sort: undefined, q: undefined };
  return html`
    <section class="sheet-way" aria-label=${t.views['sheet-way']}>
      <nav class="way-parts" aria-label=${t.views['sheet-way']}>
        ${parts.map(each => html`<${Step} key=${each} address=${address} to=${{ ...fresh, state: each }} aria-current=${each === part ? 'page' : undefined}>${t.wayParts[each]}<//>`)}
      </nav>
      <${Shown} key=${`${part}|${school.id}|${term.id}|${person ?? ''}`} ...${shared} />
    </section>`;
}

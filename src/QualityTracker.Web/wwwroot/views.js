// Everybody who is employed is a teacher; the rest comes of posts and grants.
const leads = ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'];
const employed = ['teacher'];
const everybody = ['teacher', 'homeroomTeacher', 'subjectGroupHead', 'directorOfTeaching', 'vicePrincipal', 'principal', 'office', 'finance', 'countyViewer'];

/**
 * The sections of the page, one on each line: its area, the roles it is offered to (`everywhere`: only where they are of every school), and its module with a stylesheet of its name when it has
 * one. `of` says what it needs: a term of a school, a school, or nothing but an account; `asks` what it first asks of the school, which the server
 * has the browser begin with the page itself (what follows ? is taken from the address). `archived` are those whose records a term's archive holds.
 * The order is that of the page.
 */
export const Views = [
  { id: 'observe', area: 'day', of: 'term', roles: employed, css: true, asks: 'observable-lessons/{term}', load: () => import('./observe.js') },
  { id: 'observed', area: 'day', of: 'term', roles: employed, css: true, load: () => import('./observed.js') },
  { id: 'week', area: 'day', of: 'term', roles: employed, css: true, asks: 'working-weeks/{term}/{staff}?week', load: () => import('./week.js') },
  { id: 'tutoring', archived: true, area: 'day', of: 'term', roles: [...leads, 'teacher', 'homeroomTeacher'], css: true, load: () => import('./tutoring.js') },
  { id: 'home', area: 'school', of: 'term', roles: leads, css: true, load: () => import('./home.js') },
  { id: 'sheets', archived: true, area: 'school', of: 'term', packs: true, roles: [...leads, 'teacher'], asks: 'evaluations/{term}?policy', load: () => import('./sheets.js') },
  { id: 'sheet-way', archived: true, area: 'school', of: 'term', roles: [...leads, 'teacher'], css: true, load: () => import('./sheet-way.js') },
  { id: 'pace', archived: true, area: 'school', of: 'term', packs: true, roles: [...leads, 'teacher'], load: () => import('./pace.js') },
  { id: 'hours', archived: true, area: 'school', of: 'term', roles: leads, css: true, load: () => import('./hours.js') },
  { id: 'exams', archived: true, area: 'school', of: 'term', roles: [...leads, 'teacher', 'homeroomTeacher'], css: true, load: () => import('./exams.js') },
  { id: 'flags', area: 'school', of: 'term', roles: leads, css: true, load: () => import('./flags.js') },
  { id: 'ledger', area: 'school', of: 'term', roles: [...leads, 'teacher'], css: true, asks: 'quality-ledgers/{term}', load: () => import('./ledger.js') },
  { id: 'reviews', area: 'school', of: 'term', roles: [...leads, 'teacher', 'homeroomTeacher'], css: true, load: () => import('./reviews.js') },
  { id: 'reports', area: 'school', of: 'term', roles: leads, css: true, asks: 'reports/{term}', load: () => import('./reports.js') },
  { id: 'conduct', area: 'school', of: 'term', roles: ['teacher', 'principal'], css: true, load: () => import('./conduct.js') },
  { id: 'pay', area: 'pay', of: 'term', packs: true, roles: ['teacher', 'principal', 'office', 'finance'], load: () => import('./pay-runs.js') },
  { id: 'settlements', area: 'pay', of: 'school', roles: ['principal', 'office', 'finance'], css: true, load: () => import('./settlements.js') },
  { id: 'sums', area: 'pay', of: 'term', packs: true, roles: leads, load: () => import('./sums.js') },
  { id: 'county', area: 'pay', of: 'account', roles: [], everywhere: ['countyViewer', 'administrator'], css: true, load: () => import('./county.js') },
  { id: 'policies', archived: true, area: 'pay', of: 'term', packs: true, roles: everybody, css: true, load: () => import('./policies.js') },
  { id: 'what-if', area: 'pay', of: 'term', roles: ['principal', 'office'], css: true, load: () => import('./what-if.js') },
  { id: 'import', area: 'office', of: 'school', roles: ['office', 'administrator'], load: () => import('./imports.js') },
  { id: 'print', area: 'office', of: 'term', packs: true, roles: [...leads, 'finance'], css: true, load: () => import('./print.js') },
  { id: 'records', archived: true, area: 'office', of: 'school', roles: [...leads, 'administrator'], css: true, load: () => import('./records.js') },
  { id: 'accounts', area: 'office', of: 'account', roles: ['administrator'], load: () => import('./accounts.js') },
  { id: 'archive', area: 'office', of: 'account', roles: ['principal', 'office'], everywhere: ['administrator'], css: true, load: () => import('./archive.js') },
  { id: 'audit', area: 'office', of: 'account', roles: ['administrator'], load: () => import('./audit.js') },
];

/** One's own account, which is no section: the name in the head of the page leads there. */
export const Account = { id: 'account', load: () => import('./account.js') };

/** What is shown instead of a section: the way in, a password that must be changed, and what to do where there is nothing yet. */
export const SignIn = { id: 'sign-in', load: () => import('./sign-in.js') };
export const NewPassword = { id: 'new-password', load: () => import('./passwords.js') };
export const Beginning = { id: 'beginning', load: () => import('./schools.js') };

// What somebody came for, most likely: the first of these that is offered to them.
const Opening = ['home', 'week', 'import', 'county', 'sheets'];

export const viewOf = id => Views.find(view => view.id === id);

/** Whether somebody's roles of today are among some at a school; anywhere at all when none is named. */
export const holds = (session, roles, school) => session.roles.some(held => roles.includes(held.role) && (!school || !held.school || held.school === school));

/** Whether one of some roles is theirs for every school there is: of what is of no school, one of a single school sees nothing. */
export const holdsEverywhere = (session, roles) => session.roles.some(held => roles.includes(held.role) && !held.school);

/** The sections that somebody's roles may use at a school; of an opened archive, those of which it holds the records. */
export const offered = (session, school) => Views.filter(view => (view.archived || !session.archivedTerm)
  && (holds(session, view.roles, view.of === 'account' ? undefined : school) || holdsEverywhere(session, view.everywhere ?? [])));

/** The section that the page opens with. */
export const openingOf = views => Opening.map(id => views.find(view => view.id === id)).find(Boolean) ?? views[0];

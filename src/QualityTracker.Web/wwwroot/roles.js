// What the server lets each role do, as far as the pages offer it; what is not offered would be refused.
const Roles = {
  sheets: ['teacher', 'directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  wholeSheets: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  pace: ['teacher', 'directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  wholePace: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  sums: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office', 'countyViewer'],
  pay: ['teacher', 'principal', 'office', 'finance'],
  wholePay: ['principal', 'office', 'finance'],
  'what-if': ['principal', 'office'],
  policies: ['teacher', 'homeroomTeacher', 'subjectGroupHead', 'directorOfTeaching', 'vicePrincipal', 'principal', 'office', 'finance', 'countyViewer'],
  draftPolicies: ['directorOfTeaching', 'principal', 'office'],
  adoptPolicies: ['principal'],
  import: ['office', 'administrator'],
  accounts: ['administrator'],
  audit: ['administrator'],
};

/** The sections of the page, in order; the first offered one is shown first. */
export const Views = ['sheets', 'pace', 'sums', 'pay', 'policies', 'what-if', 'import', 'accounts', 'audit'];

/** Those that concern more than one school. */
export const Everywhere = ['accounts', 'audit'];

/** Whether somebody's roles of today allow a thing at a school; anywhere at all when none is named. */
export function may(session, what, school) {
  return session.roles.some(held => Roles[what].includes(held.role) && (!school || !held.school || held.school === school));
}

export function offered(session, school) {
  return Views.filter(view => may(session, view, Everywhere.includes(view) ? undefined : school));
}

/** Whether they may register schools. */
export const mayRegister = session => session.roles.some(held => held.role === 'administrator' && !held.school);

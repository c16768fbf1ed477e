import { holds, holdsEverywhere, viewOf } from './views.js';

// What the server lets each role do within a section, as far as the pages offer it; what is not offered would be refused.
const Roles = {
  wholeSheets: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  watchWay: ['subjectGroupHead', 'directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  archiveSheets: ['principal', 'office'],
  signSheets: ['subjectGroupHead', 'vicePrincipal', 'principal'],
  wholePace: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  wholePay: ['principal', 'office', 'finance'],
  approveSettlements: ['principal', 'finance'],
  draftPolicies: ['directorOfTeaching', 'principal', 'office'],
  adoptPolicies: ['principal'],
  planExams: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  closeExams: ['directorOfTeaching', 'vicePrincipal'],
  wholeSlips: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  wholeTutoring: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  keepLedger: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  planReviews: ['principal', 'office'],
  makeCodes: ['office'],
  readReviews: ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  turnout: ['homeroomTeacher', 'directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
  allResults: ['principal'],
  conductReports: ['principal'],
  handIn: ['principal', 'office'],
  keepSchool: ['office', 'administrator'],
  exportRoster: ['office'],
  exportEdFi: ['principal', 'office'],
  exportCalendar: ['teacher', 'homeroomTeacher', 'subjectGroupHead', 'directorOfTeaching', 'vicePrincipal', 'principal', 'office'],
};

// What can be done in an opened archive: it is read, and nothing that writes is offered.
const Reading = ['wholeSheets', 'watchWay', 'wholePace', 'wholeTutoring', 'wholeSlips'];

/** Whether somebody's roles of today allow a section, or a thing within one, at a school; anywhere at all when none is named. */
export const may = (session, what, school) => (!session.archivedTerm || Reading.includes(what) || Boolean(viewOf(what)?.archived)) && holds(session, Roles[what] ?? viewOf(what).roles, school);

/** Whether they may register schools. */
export const mayRegister = session => holdsEverywhere(session, ['administrator']);

/** Whether they may keep the backups, which are of every school. */
export const mayKeepBackups = mayRegister;

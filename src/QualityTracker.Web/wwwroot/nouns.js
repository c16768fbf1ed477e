/** The kinds of record that explanations tell of, and the nouns they are kept under; a timetable is none. */
export const Nouns = {
  lessonObservation: 'lesson-observations', teachingHours: 'teaching-hours', duty: 'duties', tutoringPlan: 'tutoring-plans', tutoringSession: 'tutoring-sessions',
  exam: 'exams', tuitionCount: 'tuition-counts', pairing: 'pairings', conductDecision: 'conduct-decisions',
};

using QualityTracker.Api.Records;

namespace QualityTracker.Api.Access;

/// <summary>
/// Who may do what, over which rows (权限表): every operation of the API stands here once, and what does not stand here nobody may do.
/// A kind's “read” is its list and each of its records, its “write” is create, replace, void and restore.
/// </summary>
public static class Matrix
{
    /// <summary>The name to sign in with is not known yet; or the address, or the code, is the secret; or whoever holds the paper may know it.</summary>
    private static readonly string[] OpenToEveryone =
    [
        "session.read", "session.create", "session.passkey-options", "session.passkey", "session.end", "setup.create", "calendar-feeds.read",
        "ballots.read", "ballots.cast", "seals.verify",
    ];

    /// <summary>About the caller's own account, or no secret of anybody; with an access token only the packs.</summary>
    private static readonly string[] OpenToTheSignedIn =
    [
        "sessions.list", "sessions.end", "sessions.end-all", "account.password",
        "account.authenticator.start", "account.authenticator.confirm", "account.authenticator.remove", "account.recovery-codes",
        "account.passkeys.list", "account.passkeys.options", "account.passkeys.add", "account.passkeys.remove",
        "account.calendar-feed.read", "account.calendar-feed.create", "account.calendar-feed.end",
        "tokens.list", "tokens.create", "tokens.revoke", "policies.list", "policies.read",
    ];

    /// <summary>
    /// Columns: what the rows hold (pupils' data, pay, or everything; <c>keys</c> is never done by access token), then the roles:
    /// teacher (everyone employed), homeroom teacher, subject-group head, director of teaching, vice principal, principal, office, finance,
    /// county viewer, administrator. Cells are a <see cref="Reach"/>. Who has several roles may do what any of them may.
    /// </summary>
    public const string ByRole =
        """
        | operation                  | holds  | teacher | homeroom | group  | director | vice   | principal | office | finance | county | admin  |
        | -------------------------- | ------ | ------- | -------- | ------ | -------- | ------ | --------- | ------ | ------- | ------ | ------ |
        | schools.list               | -      | school  | school   | school | school   | school | school    | school | school  | school | school |
        | schools.read               | -      | school  | school   | school | school   | school | school    | school | school  | school | school |
        | schools.create             | -      | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | schools.replace            | -      | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | terms read                 | -      | school  | school   | school | school   | school | school    | school | school  | school | school |
        | terms write                | -      | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | calendar-days read         | -      | school  | school   | school | school   | school | school    | school | school  | -      | school |
        | calendar-days write        | -      | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | subjects read              | -      | school  | school   | school | school   | school | school    | school | school  | -      | school |
        | subjects write             | -      | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | staff read                 | -      | school  | school   | school | school   | school | school    | school | school  | -      | school |
        | staff write                | -      | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | posts read                 | -      | school  | school   | school | school   | school | school    | school | school  | -      | school |
        | posts write                | -      | -       | -        | -      | -        | -      | school    | -      | -       | -      | school |
        | pairings read              | -      | school  | school   | school | school   | school | school    | school | -       | -      | -      |
        | pairings write             | -      | -       | -        | -      | school   | -      | -         | school | -       | -      | -      |
        | classes read               | -      | school  | school   | school | school   | school | school    | school | -       | -      | school |
        | classes write              | -      | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | teaching-assignments read  | -      | school  | school   | school | school   | school | school    | school | -       | -      | school |
        | teaching-assignments write | -      | -       | -        | -      | school   | -      | -         | school | -       | -      | school |
        | timetable-entries read     | -      | school  | school   | school | school   | school | school    | school | -       | -      | school |
        | timetable-entries write    | -      | -       | -        | -      | school   | -      | -         | school | -       | -      | school |
        | pupils read                | pupils | classes | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | pupils write               | pupils | -       | -        | -      | -        | -      | -         | school | -       | -      | -      |
        | enrolments read            | pupils | classes | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | enrolments write           | pupils | -       | -        | -      | -        | -      | -         | school | -       | -      | -      |
        | lesson-observations read   | -      | own     | -        | group  | school   | school | school    | school | -       | -      | -      |
        | lesson-observations write  | -      | own     | -        | -      | -        | -      | -         | school | -       | -      | -      |
        | lesson-observations.reply  | -      | own     | -        | -      | -        | -      | -         | -      | -       | -      | -      |
        | lesson-observations.form   | -      | own     | -        | group  | school   | school | school    | school | -       | -      | -      |
        | lesson-observations.blank  | -      | school  | school   | school | school   | school | school    | school | -       | -      | -      |
        | observable-lessons.read    | -      | school  | school   | school | school   | school | school    | school | -       | -      | -      |
        | teaching-hours read        | -      | own     | -        | group  | school   | school | school    | school | -       | -      | -      |
        | teaching-hours write       | -      | own     | -        | -      | school   | -      | -         | school | -       | -      | -      |
        | duties read                | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | duties write               | -      | own     | -        | -      | school   | -      | -         | school | -       | -      | -      |
        | tutoring-plans read        | pupils | own     | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | tutoring-plans write       | pupils | own     | classes  | -      | school   | -      | -         | school | -       | -      | -      |
        | tutoring-plans.record      | pupils | own     | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | tutoring-sessions read     | pupils | own     | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | tutoring-sessions write    | pupils | own     | -        | -      | -        | -      | -         | school | -       | -      | -      |
        | exams read                 | -      | school  | school   | school | school   | school | school    | school | -       | -      | -      |
        | exams write                | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | exam-reflections read      | -      | own     | classes  | group  | school   | school | school    | school | -       | -      | -      |
        | exam-reflections write     | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | ledger-items read          | -      | own     | -        | group  | school   | school | school    | school | -       | -      | -      |
        | ledger-items write         | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | ledger-items.close         | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | ledger-items.reopen        | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | quality-ledgers.read       | -      | own     | -        | group  | school   | school | school    | school | -       | -      | -      |
        | quality-ledgers.pdf        | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | quality-ledgers.workbook   | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | exams.roster               | pupils | classes | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exams.scores.read          | pupils | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exams.scores.template      | pupils | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exams.scores.replace       | pupils | lessons | -        | -      | school   | -      | -         | school | -       | -      | -      |
        | exams.scores.history       | pupils | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exams.scores.check         | pupils | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exams.closing.read         | -      | school  | school   | school | school   | school | school    | school | -       | -      | -      |
        | exams.closing.create       | -      | -       | -        | -      | school   | school | -         | -      | -       | -      | -      |
        | score-sheets.list          | -      | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exam-analyses.read         | -      | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exam-analyses.pupils       | pupils | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exam-analyses.trend        | -      | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exam-analyses.value-added  | -      | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exam-analyses.teachers     | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | exam-analyses.tutoring     | -      | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exam-reports.pdf           | -      | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exam-reports.workbook      | -      | lessons | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | exam-reports.slip          | pupils | -       | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | record-kinds.list          | -      | school  | school   | school | school   | school | school    | school | school  | -      | school |
        | tuition-counts read        | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | tuition-counts write       | -      | -       | -        | -      | school   | -      | -         | school | -       | -      | -      |
        | hand-ins read              | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | hand-ins write             | -      | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | school-reports.list        | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | school-reports.pdf         | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | school-reports.workbook    | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | conduct-decisions read     | -      | own     | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        | conduct-decisions write    | -      | -       | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        | school-policies.list       | -      | school  | school   | school | school   | school | school    | school | school  | school | school |
        | school-policies.read       | -      | school  | school   | school | school   | school | school    | school | school  | school | school |
        | policy-drafts.check        | -      | -       | -        | -      | school   | -      | school    | school | -       | -      | -      |
        | policy-drafts.save         | -      | -       | -        | -      | school   | -      | school    | school | -       | -      | -      |
        | policy-drafts.void         | -      | -       | -        | -      | school   | -      | school    | school | -       | -      | -      |
        | policy-versions.create     | -      | -       | -        | -      | school   | -      | school    | school | -       | -      | -      |
        | policy-adoptions.list      | -      | school  | school   | school | school   | school | school    | school | school  | school | school |
        | policy-adoptions.create    | -      | -       | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        | policy-adoptions.void      | -      | -       | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        | evaluations.list           | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | evaluations.read           | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | evaluations.explain        | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | evaluations.explain-school | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | evaluations.summary        | -      | -       | -        | -      | sums     | sums   | sums      | sums   | -       | -      | -      |
        | pace.list                  | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | pace.read                  | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | pace.calendar              | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | working-weeks.list         | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | working-weeks.read         | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | working-weeks.coverable    | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | working-weeks.tutoring     | pupils | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | tutoring-boards.read       | pupils | own     | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | tutoring-boards.pupils     | pupils | classes | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | tutoring-books.read        | pupils | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | integrity-flags.list       | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | sheets.read                | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | sheets.book                | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | sheets.zip                 | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | sheets.archive             | -      | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | sheets.check               | -      | own     | -        | -      | school   | school | school    | school | -       | -      | -      |
        | sheets.board               | -      | own     | -        | group  | school   | school | school    | school | -       | -      | -      |
        | sheets.standing            | -      | own     | -        | group  | school   | school | school    | school | -       | -      | -      |
        | sheets.steps.create        | -      | school  | school   | school | school   | school | school    | school | -       | -      | -      |
        | sheets.steps.create-all    | -      | -       | -        | group  | school   | school | school    | school | -       | -      | -      |
        | sheets.notice              | -      | school  | school   | school | school   | school | school    | school | school  | -      | -      |
        | sheets.waiting             | -      | own     | -        | group  | school   | school | school    | school | -       | -      | -      |
        | pay-runs read              | pay    | school  | school   | school | school   | school | school    | school | school  | -      | -      |
        | pay-runs write             | pay    | -       | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | pay-runs.inputs            | pay    | own     | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | pay-runs.workbook          | pay    | -       | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | pay-runs.csv               | pay    | -       | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | settlements.list           | pay    | own     | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | settlements.due            | pay    | -       | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | settlements.create         | pay    | -       | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | settlements.read           | pay    | own     | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | settlements.approve        | pay    | -       | -        | -      | -        | -      | school    | -      | school  | -      | -      |
        | settlements.void           | pay    | -       | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | settlements.workbook       | pay    | -       | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | settlements.csv            | pay    | -       | -        | -      | -        | -      | school    | school | school  | -      | -      |
        | what-ifs.choices           | pay    | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | what-ifs.compare           | pay    | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | what-ifs.workbook          | pay    | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | review-rounds.list         | -      | school  | school   | school | school   | school | school    | school | -       | -      | -      |
        | review-rounds.read         | pupils | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | review-rounds.create       | pupils | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | review-rounds.replace      | pupils | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | review-rounds.codes        | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | -      |
        | review-rounds.turnout      | -      | -       | classes  | -      | school   | school | school    | school | -       | -      | -      |
        | review-results.read        | -      | own     | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        | review-results.workbook    | -      | -       | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        | print-jobs.create          | -      | -       | -        | -      | school   | school | school    | school | school  | -      | -      |
        | print-jobs.list            | -      | -       | -        | -      | school   | school | school    | school | school  | -      | -      |
        | print-jobs.read            | -      | -       | -        | -      | school   | school | school    | school | school  | -      | -      |
        | print-jobs.events          | -      | -       | -        | -      | school   | school | school    | school | school  | -      | -      |
        | print-jobs.file            | -      | -       | -        | -      | school   | school | school    | school | school  | -      | -      |
        | print-jobs.cancel          | -      | -       | -        | -      | school   | school | school    | school | school  | -      | -      |
        | conduct-cases.list         | -      | own     | -        | -      | -        | own    | school    | -      | -       | -      | -      |
        | conduct-cases.read         | -      | own     | -        | -      | -        | own    | school    | -      | -       | -      | -      |
        | conduct-cases.create       | -      | -       | -        | -      | -        | own    | school    | -      | -       | -      | -      |
        | conduct-cases.steps.create | -      | own     | -        | -      | -        | own    | school    | -      | -       | -      | -      |
        | conduct-cases.report       | -      | -       | -        | -      | -        | own    | school    | -      | -       | -      | -      |
        | conduct-reports.read       | -      | -       | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        | conduct-reports.pdf        | -      | -       | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        | county-bundles.list        | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | county-bundles.create      | -      | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | county-bundles.read        | -      | -       | -        | -      | school   | school | school    | school | -       | -      | -      |
        | county.bundles.import      | -      | -       | -        | -      | -        | -      | -         | -      | -       | school | school |
        | county.bundles.list        | -      | -       | -        | -      | -        | -      | -         | -      | -       | school | school |
        | county.keys.accept         | -      | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | county.comparisons.read    | -      | -       | -        | -      | -        | -      | -         | -      | -       | school | -      |
        | county.notices.pdf         | -      | -       | -        | -      | -        | -      | -         | -      | -       | school | -      |
        | county.notices.workbook    | -      | -       | -        | -      | -        | -      | -         | -      | -       | school | -      |
        | attachments.list           | pupils | own     | classes  | group  | school   | school | school    | school | -       | -      | -      |
        | attachments.read           | pupils | own     | classes  | group  | school   | school | school    | school | -       | -      | -      |
        | attachments.create         | pupils | own     | classes  | group  | school   | school | school    | school | -       | -      | -      |
        | attachments.void           | pupils | own     | classes  | group  | school   | school | school    | school | -       | -      | -      |
        | imports.upload             | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | imports.list               | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | imports.read               | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | imports.marked             | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | imports.template           | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | imports.events             | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | imports.retry              | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | imports.columns            | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | imports.apply              | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | imports.cancel             | all    | -       | -        | -      | -        | -      | -         | school | -       | -      | school |
        | exports.workbook           | -      | own     | classes  | group  | school   | school | school    | school | school  | -      | school |
        | exports.csv                | -      | own     | classes  | group  | school   | school | school    | school | school  | -      | school |
        | exports.oneroster          | pupils | -       | -        | -      | -        | -      | -         | school | -       | -      | -      |
        | exports.calendar           | -      | school  | school   | school | school   | school | school    | school | -       | -      | -      |
        | exports.ed-fi              | -      | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | accounts.list              | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | accounts.create            | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | accounts.read              | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | accounts.replace           | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | accounts.reset             | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | accounts.create-for-staff  | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | audit.search               | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | audit.csv                  | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | audit.verify               | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | backups.list               | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | backups.create             | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | backups.verify             | keys   | -       | -        | -      | -        | -      | -         | -      | -       | -      | school |
        | privacy.pupil              | keys   | -       | -        | -      | -        | -      | school    | school | -       | -      | -      |
        | privacy.staff              | keys   | own     | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        | privacy.erase              | keys   | -       | -        | -      | -        | -      | school    | -      | -       | -      | -      |
        """;

    private static readonly string[] Reads = ["list", "read"];
    private static readonly string[] Writes = ["create", "replace", "void", "restore"];
    private static readonly Dictionary<string, Rule> Rules = Parse();

    /// <summary>What the matrix says of an operation; null, and so nobody may, when it does not stand there.</summary>
    public static Rule? Of(string operation) => Rules.GetValueOrDefault(operation);

    /// <summary>Whether an operation makes or changes records: by its verb, as kinds of record have it.</summary>
    public static bool IsWrite(string operation) => Writes.Contains(operation[(operation.LastIndexOf('.') + 1)..]);

    /// <summary>Every operation that stands in the matrix, by the names of its endpoints.</summary>
    public static IEnumerable<string> Operations => Rules.Keys;

    private static Dictionary<string, Rule> Parse()
    {
        var rules = OpenToEveryone.Select(operation => new Rule(operation, Holding.Keys, Opening.Everyone))
            .Concat(OpenToTheSignedIn.Select(operation => new Rule(operation, operation.StartsWith("policies.", StringComparison.Ordinal) ? Holding.None : Holding.Keys, Opening.SignedIn)))
            .ToList();
        foreach (var line in ByRole.Split('\n').Skip(2))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries)[1..^1];
            var reaches = Enum.GetValues<Role>().Zip(cells[2..], (role, cell) => (role, reach: ReachOf(cell))).ToDictionary(each => each.role, each => each.reach);
            rules.AddRange(NamesOf(cells[0]).Select(name => new Rule(name, HoldingOf(cells[1]), Opening.ByRole) { Reaches = reaches }));
        }

        return rules.ToDictionary(rule => rule.Operation);
    }

    // “terms read” stands for the operations of a kind.
    private static IEnumerable<string> NamesOf(string operation) => operation.Split(' ') switch
    {
        [var noun, "read"] when IsKind(noun) => Reads.Select(verb => $"{noun}.{verb}"),
        [var noun, "write"] when IsKind(noun) => Writes.Select(verb => $"{noun}.{verb}"),
        [var name] => [name],
        _ => throw new InvalidOperationException($"The matrix names no kind of record in “{operation}”."),
    };

    private static bool IsKind(string noun) => RecordKinds.All.Any(kind => kind.Noun == noun);
    private static Reach ReachOf(string cell) => cell == "-" ? Reach.None : Enum.Parse<Reach>(cell, ignoreCase: true);
    private static Holding HoldingOf(string cell) => cell == "-" ? Holding.None : Enum.Parse<Holding>(cell, ignoreCase: true);
}

using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Seals;

namespace QualityTracker.Api.Seals;

/// <summary>Where the records of a database differ from those that a term was sealed with (数据库与封存数据的差异), record by record.</summary>
public static class TermDifferences
{
    /// <summary>Said of each; more than that help nobody.</summary>
    public const int MostTold = 20;

    /// <param name="kept">What the term was sealed with.</param>
    /// <param name="found">What stands in the database.</param>
    public static IEnumerable<Text> Between(SealedTerm kept, SealedTerm found)
    {
        var (old, now) = (ByName(kept), ByName(found));
        var told = old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Where(name => old.GetValueOrDefault(name) != now.GetValueOrDefault(name)).ToList();
        foreach (var name in told.Take(MostTold))
        {
            yield return !now.ContainsKey(name) ? new($"缺少记录 {name}", $"the record {name} is missing")
                : !old.ContainsKey(name) ? new($"多出记录 {name}", $"the record {name} was added")
                : new($"记录 {name} 与封存时不同", $"the record {name} is not the one that was sealed");
        }

        if (told.Count > MostTold) yield return new($"另有 {told.Count - MostTold} 条记录不同", $"and {told.Count - MostTold} records more differ");
    }

    private static Dictionary<string, string> ByName(SealedTerm term) => RecordsOf(term).GroupBy(each => each.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Hash, StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Hash)> RecordsOf(SealedTerm term)
    {
        var (lists, records) = (term.Lists, term.Records);
        IEnumerable<IRecord> all =
        [
            lists.School, .. lists.Terms, .. lists.CalendarDays, .. lists.Subjects, .. lists.Staff, .. lists.Posts, .. lists.Pairings, .. lists.Classes, .. lists.Enrolments,
            .. lists.TeachingAssignments, .. lists.Timetable, .. lists.TutoringPlans, .. lists.Exams,
            .. records.LessonObservations, .. records.TeachingHours, .. records.Duties, .. records.TutoringSessions, .. records.ConductDecisions, .. records.TuitionCounts,
        ];
        foreach (var record in all) yield return ($"{record.GetType().Name} {record.Id}", CanonicalForm.HashOf(record));
        if (term.Adoption is { } adoption) yield return ($"PolicyAdoption {adoption.Id}", CanonicalForm.HashOf(adoption));
        foreach (var sheet in term.Scores)
        {
            foreach (var score in sheet.Scores) yield return ($"ExamScore {sheet.Exam}/{sheet.Subject}/{score.Pupil}", CanonicalForm.HashOf(score));
        }
    }
}

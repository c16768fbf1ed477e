using QualityTracker.Core.Pairings;

namespace QualityTracker.Api.Samples;

/// <summary>Pairs (师徒结对, clause W11): each master teacher and one group head with a colleague of the subject, one of them for a part of the term.</summary>
internal static class SamplePairings
{
    private static readonly DateOnly Begins = new(2025, 9, 8);
    private static readonly DateOnly Ends = new(2025, 12, 31);

    public static IEnumerable<Pairing> Make(SampleTerm term)
    {
        var mentors = term.People.Where(person => person.Part == Part.MasterTeacher)
            .Concat(term.People.Where(person => person is { Part: Part.SubjectGroupHead, Member.Subject: "maths" }).Take(1));
        foreach (var mentor in mentors)
        {
            var young = term.People.LastOrDefault(person => person.Part == Part.Teacher && person.Group == mentor.Group && person.Member.LeftOn is null);
            if (young is not null) yield return new() { Mentor = mentor.Id, Young = young.Id, From = Begins, To = mentor.Part == Part.MasterTeacher ? null : Ends, Note = "青蓝工程" };
        }
    }
}

using System.Globalization;
using System.Text.Json;
using FsCheck;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

/// <summary>What an evaluation does not depend on: the order of rows, how they came in, the machine's culture and time zone.</summary>
[NonParallelizable]
public sealed class EvaluationInvarianceTests
{
    private static readonly PolicyPack[] Packs = [.. PolicyPacks.All];

    private static readonly string[] Cultures = ["de-DE", "zh-CN", "tr-TR"];

    private static readonly string[] TimeZones = ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "UTC"];

    [Test]
    public void The_order_of_a_whole_schools_records_is_irrelevant()
    {
        foreach (var pack in Packs)
        {
            var expected = JsonSerializer.Serialize(DemoSchool.Build().Evaluate(pack));
            foreach (var seed in new[] { 1, 2, 3 })
                Assert.That(JsonSerializer.Serialize(DemoSchool.Build().Evaluate(pack, order: new(seed))) == expected, pack.Id);
        }
    }

    [FsCheck.NUnit.Property]
    public bool The_order_of_records_is_irrelevant(int seed, int order) =>
        Written(RandomSchool.Of(seed).Evaluate(PackOf(seed), order: new(order))) == Written(RandomSchool.Of(seed).Evaluate(PackOf(seed)));

    [FsCheck.NUnit.Property]
    public bool Splitting_an_import_is_irrelevant(int seed, int where)
    {
        var school = RandomSchool.Of(seed);
        var (first, second) = Split(school.Records(), new(where));
        var again = Evaluation.Of(school.Frame(), Autumn, Together(second, first), PackOf(seed));
        return Written(again) == Written(school.Evaluate(PackOf(seed)));
    }

    [FsCheck.NUnit.Property]
    public bool The_culture_is_irrelevant(int seed, NonNegativeInt which)
    {
        var expected = Written(RandomSchool.Of(seed).Evaluate(PackOf(seed)));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(Cultures[which.Get % Cultures.Length]);
            return Written(RandomSchool.Of(seed).Evaluate(PackOf(seed))) == expected;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [FsCheck.NUnit.Property]
    public bool The_time_zone_of_the_machine_is_irrelevant(int seed, NonNegativeInt which)
    {
        var expected = Written(RandomSchool.Of(seed).Evaluate(PackOf(seed)));
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            SetTimeZone(TimeZones[which.Get % TimeZones.Length]);
            return Written(RandomSchool.Of(seed).Evaluate(PackOf(seed))) == expected;
        }
        finally
        {
            SetTimeZone(before);
        }
    }

    private static void SetTimeZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }

    private static PolicyPack PackOf(int seed) => Packs[Math.Abs(seed % Packs.Length)];

    private static string Written(TermEvaluation evaluation) => JsonSerializer.Serialize(evaluation);

    private static (TermRecords, TermRecords) Split(TermRecords all, Random random)
    {
        var picked = new HashSet<object>(ReferenceEqualityComparer.Instance);
        T[] Part<T>(IEnumerable<T> records, bool first) where T : class
        {
            if (first) picked.UnionWith(records.Where(_ => random.Next(2) == 0));
            return [.. records.Where(record => picked.Contains(record) == first)];
        }

        TermRecords Half(bool first) => all with
        {
            LessonObservations = Part(all.LessonObservations, first),
            TeachingHours = Part(all.TeachingHours, first),
            Duties = Part(all.Duties, first),
            TutoringSessions = Part(all.TutoringSessions, first),
            ConductDecisions = Part(all.ConductDecisions, first),
            TuitionCounts = Part(all.TuitionCounts, first),
        };

        return (Half(first: true), Half(first: false));
    }

    private static TermRecords Together(TermRecords one, TermRecords other) => one with
    {
        LessonObservations = [.. one.LessonObservations, .. other.LessonObservations],
        TeachingHours = [.. one.TeachingHours, .. other.TeachingHours],
        Duties = [.. one.Duties, .. other.Duties],
        TutoringSessions = [.. one.TutoringSessions, .. other.TutoringSessions],
        ConductDecisions = [.. one.ConductDecisions, .. other.ConductDecisions],
        TuitionCounts = [.. one.TuitionCounts, .. other.TuitionCounts],
    };
}

using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using QualityTracker.Api;
using QualityTracker.Api.Classes;
using QualityTracker.Api.Enrolments;
using QualityTracker.Api.ExamAnalyses;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Subjects;
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Api.Terms;
using QualityTracker.Core.Classes;
using QualityTracker.Core.Enrolments;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Pupils;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;
using QualityTracker.Core.Subjects;
using QualityTracker.Core.TeachingAssignments;
using QualityTracker.Core.Terms;

namespace QualityTracker.Benchmarks;

/// <summary>
/// Analysing exams: a grade of 500 pupils in 9 subjects over HTTP, and the exams of 100 schools, a million scores, from SQLite with all classes,
/// subjects and teachers, nothing kept from before, two schools at a time.
/// </summary>
public static class ExamBenchmark
{
    private const int Schools = 100;
    private const int Subjects = 9;
    private const int ClassSize = 50;
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Unlimited = ["--Limits:PerMinuteOfAccount=1000000"];

    public static async Task<IReadOnlyList<Figure>> Run(DemoTerm demo)
    {
        demo.Database.Write(connection => Add(connection, "grade-500", 500));
        var names = Enumerable.Range(1, Schools).Select(at => string.Create(CultureInfo.InvariantCulture, $"exam-{at:000}")).ToArray();
        var scores = demo.Database.Write(connection => names.Sum(name => Add(connection, name, 1112)));
        await using var app = App.Build(demo.Database, Unlimited, "http://127.0.0.1:0");
        await app.StartAsync();
        using var client = new HttpClient
        {
            BaseAddress = new Uri(app.Urls.Single()),
            DefaultRequestHeaders = { Authorization = new("Bearer", StartBenchmark.TokenIn(demo.Database, "exam", "read")) },
        };
        void Ask() => client.GetByteArrayAsync(new Uri("/api/v1/schools/grade-500/exams/E/analysis", UriKind.Relative)).GetAwaiter().GetResult();
        for (var run = 0; run < 30; run++) Ask();
        return
        [
            new("analysis of a grade of 500 pupils in 9 subjects over HTTP", Figure.Median(21, Ask), "ms", "< 150"),
            new(string.Create(CultureInfo.InvariantCulture, $"analysis of {scores:#,##0} scores of {Schools} schools from SQLite, two at a time"),
                Enumerable.Range(0, 3).Min(_ => Seconds(demo, names)), "s", "≤ 4"),
#if DUCKDB
            new("the four rates of the same rows alone, in DuckDB and in its memory already", DuckDbRates.Seconds(demo.Database, names), "s", "–"),
#endif
        ];
    }

    private static double Seconds(DemoTerm demo, string[] schools)
    {
        var store = new AnalysisStore(new FrameStore(), new SchoolPolicies());
        var start = Stopwatch.GetTimestamp();
        Parallel.ForEach(schools, new ParallelOptions { MaxDegreeOfParallelism = 2 }, school => demo.Database.Read(connection =>
        {
            var analysed = store.Read(connection, school, "E") ?? throw new InvalidOperationException(school);
            return TeacherResults.Of((ScoreAnalysis)analysed.Analysis, TaughtWeeks.All(analysed.Frame, analysed.Frame.Calendars["2025-1"])).Teachers.Count;
        }));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // One grade in classes of fifty, each subject of a class taught by somebody; every score is there.
    private static int Add(DbConnection connection, string school, int pupils)
    {
        var first = new DateOnly(2025, 9, 1);
        var subjects = Enumerable.Range(0, Subjects).Select(at => string.Create(CultureInfo.InvariantCulture, $"s{at}")).ToArray();
        FrameStore.Add(connection, new School { Id = school, Name = school }, Now);
        Put(RecordTerm.Kind, new Term { Id = "2025-1", SchoolYear = "2025-2026", Number = 1, FirstDay = first, LastDay = new(2026, 1, 23), Policy = "wenxian-2019" });
        foreach (var subject in subjects) Put(RecordSubject.Kind, new Subject { Id = subject, Name = subject });
        Put(RecordExam.Kind, new Exam { Id = "E", Term = "2025-1", Name = "期末", Kind = ExamKind.EndOfTerm, Grade = 8, RosterDay = new(2026, 1, 12), Papers = [.. subjects.Select(subject => new ExamPaper(subject, 100))] });
        var random = new Random(1);
        var rows = new List<(string, ScoreRow)>();
        for (var at = 0; at < pupils; at++)
        {
            var (of, number) = (string.Create(CultureInfo.InvariantCulture, $"2025-8{at / ClassSize:00}"), string.Create(CultureInfo.InvariantCulture, $"P{at:0000}"));
            if (at % ClassSize == 0) AddClass(of);
            Put(RecordPupil.Kind, new Pupil { Id = number, Name = number });
            Put(RecordEnrolment.Kind, new Enrolment { Id = "e" + number, Pupil = number, Class = of, From = first });
            rows.AddRange(subjects.Select(subject => ("E", new ScoreRow { Subject = subject, Class = of, Pupil = number, Status = ExamStatus.Sat, Score = random.Next(41) + random.Next(61) })));
        }

        return ScoreStore.Put(connection, school, rows);

        void AddClass(string of)
        {
            Put(RecordClass.Kind, new SchoolClass { Id = of, Name = of, SchoolYear = "2025-2026", Grade = 8, Parallel = true });
            foreach (var subject in subjects)
            {
                Put(RecordStaffMember.Kind, new StaffMember { Id = $"T{of}{subject}", Name = subject });
                Put(RecordTeachingAssignment.Kind, new TeachingAssignment { Id = $"a{of}{subject}", Staff = $"T{of}{subject}", Class = of, Subject = subject, From = first });
            }
        }

        void Put<T>(RecordKind<T> kind, T record) where T : class, IRecord, new() => new RecordStore<T>(kind).Add(connection, school, record, Now);
    }
}

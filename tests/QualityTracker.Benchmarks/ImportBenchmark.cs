using System.Diagnostics;
using System.Globalization;
using System.Text;
using QualityTracker.Api;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Benchmarks;

/// <summary>Taking in a large score sheet: read, checked against the roster, compared with what is stored, written durably.</summary>
public static class ImportBenchmark
{
    private const int Classes = 40;
    private const int PupilsOfAClass = 50;
    private const int Exams = 15;
    private const int ExamsOfAMillion = 50;
    private static readonly string[] Subjects = ["chinese", "maths", "english", "politics", "history", "geography", "biology", "physics", "chemistry", "it"];

    public static IEnumerable<Figure> Run()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark").FullName;
        try
        {
            var database = new SqliteDatabase(Path.Combine(folder, "qualitytracker.db"));
            Migrations.Apply(database);
            new AuditLog(database, TimeProvider.System).Begin();
            var importer = new Importer(database, new FrameStore(), TimeProvider.System);
            var frame = Path.Combine(folder, "frame");
            Directory.CreateDirectory(frame);
            WriteFrame(frame);
            Take(importer, frame);
            var scores = Path.Combine(folder, "scores");
            Directory.CreateDirectory(scores);
            var rows = WriteScores(scores);
            yield return new($"import of {rows:#,##0} score rows, new", rows / Take(importer, scores), "rows/s", "≥ 100,000");
            yield return new("the same again, nothing changed", rows / Take(importer, scores), "rows/s", "≥ 100,000");
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            WriteExams(frame, ExamsOfAMillion);
            Take(importer, frame);
            rows = WriteScores(scores, ExamsOfAMillion);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            yield return new($"resident at most, import of {rows:#,##0} score rows", Resident(scores, folder), "MB", "< 300");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // In a process of its own: what other figures took is not counted.
    private static double Resident(string files, string data)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, "import", files, "--school", "big", "--apply", "--data", data]))!;
        var most = 0L;
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            if (!process.HasExited) most = Math.Max(most, process.PeakWorkingSet64);
        }

        return process.ExitCode == 0 ? most / 1024.0 / 1024.0 : throw new InvalidOperationException("The import failed.");
    }

    private static double Take(Importer importer, string folder)
    {
        var start = Stopwatch.GetTimestamp();
        var report = importer.Apply(TableSource.OfFolder(folder), "big", ImportRights.Console);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return report.HasErrors ? throw new InvalidOperationException($"The import has errors: {report.Errors[0]}") : seconds;
    }

    private static void WriteFrame(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "schools.csv"), "id,name\nbig,Big School\n");
        File.WriteAllText(Path.Combine(folder, "terms.csv"), "id,school year,number,first day,last day,policy\n2025-1,2025-2026,1,2025-09-01,2026-01-23,wenxian-2019\n");
        File.WriteAllText(Path.Combine(folder, "subjects.csv"), "id,name\n" + string.Join('\n', Subjects.Select(subject => $"{subject},{subject}")));
        File.WriteAllText(Path.Combine(folder, "classes.csv"), "id,name,school year,grade,parallel\n" + Lines(Classes, at => $"7{at:00},Class {at:00},2025-2026,10,yes"));
        File.WriteAllText(Path.Combine(folder, "pupils.csv"), "pupil number,name,class,from\n" + Lines(Classes * PupilsOfAClass, at => $"P{at:0000},Pupil {at:0000},7{at % Classes:00},2025-09-01"));
        WriteExams(folder, Exams);
    }

    private static void WriteExams(string folder, int exams)
    {
        var papers = string.Join("; ", Subjects.Select(subject => $"{subject} 100"));
        File.WriteAllText(Path.Combine(folder, "exams.csv"), "term,name,kind,grade,roster day,papers\n" + Lines(exams, at => $"2025-1,Exam {at:00},monthly exam,10,2025-10-15,{papers}"));
    }

    private static int WriteScores(string folder, int exams = Exams)
    {
        var text = new StringBuilder("exam,subject,pupil,name,class,score,status\n");
        var rows = 0;
        for (var exam = 0; exam < exams; exam++)
        {
            foreach (var subject in Subjects)
            {
                for (var pupil = 0; pupil < Classes * PupilsOfAClass; pupil++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"Exam {exam:00},{subject},P{pupil:0000},Pupil {pupil:0000},7{pupil % Classes:00},{40 + ((pupil * 7) + (exam * 3)) % 121 / 2.0:0.#},sat\n");
                    rows++;
                }
            }
        }

        File.WriteAllText(Path.Combine(folder, "scores.csv"), text.ToString());
        return rows;
    }

    private static string Lines(int count, Func<int, FormattableString> line) =>
        string.Concat(Enumerable.Range(0, count).Select(at => line(at).ToString(CultureInfo.InvariantCulture) + "\n"));
}

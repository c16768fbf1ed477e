using QualityTracker.Api.Imports;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Samples;

/// <summary>The demo school: taken in from its own files, as any school is, when a database of Development is empty.</summary>
public static class DemoSchool
{
    public const int Seed = 1;

    /// <summary>Loads it unless there is a school already; says whether it did.</summary>
    public static bool LoadWhenEmpty(Database database, Importer importer)
    {
        if (database.Read(FrameStore.Schools).Count > 0) return false;
        var school = SampleSchool.Make(Seed);
        var folder = Directory.CreateTempSubdirectory("demo-school").FullName;
        try
        {
            SampleFolder.Write(school, folder);
            var report = importer.Apply(TableSource.OfFolder(folder), school.Lists.School.Id, ImportRights.Console);
            return !report.HasErrors ? true : throw new InvalidOperationException($"The demo school has {report.ErrorCount} errors, such as: {report.Errors[0]}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

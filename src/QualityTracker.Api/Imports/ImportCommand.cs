using System.CommandLine;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>import PATH: a dry run of a folder, zip, xlsx or csv; with --apply the real run.</summary>
public static class ImportCommand
{
    public static Command Build(Func<ParseResult, Database> open)
    {
        var path = new Argument<string>("path") { Description = "文件夹、zip、xlsx 或 csv · Folder, zip, xlsx or csv" };
        var school = new Option<string>("--school") { Description = "学校编码 · Code of the school", Required = true };
        var apply = new Option<bool>("--apply") { Description = "写入；不加则只试导入 · Write; a dry run without it" };
        var english = new Option<bool>("--english") { Description = "英文输出 · English output" };
        var replace = new Option<bool>("--replace-corrections") { Description = "手工更正过的也以文件为准 · Replace corrections made by hand since too" };
        var command = new Command("import", "导入学校的文件 · Take a school's files in") { path, school, apply, english, replace };
        command.SetAction((result, cancellation) => Task.FromResult(Run(
            () => open(result), result.GetValue(path)!, result.GetValue(school)!, result.GetValue(apply),
            result.GetValue(replace) ? Corrections.Replace : Corrections.Keep,
            result.GetValue(english) ? Language.English : Language.Chinese, cancellation)));
        return command;
    }

    private static int Run(Func<Database> open, string path, string school, bool apply, Corrections corrections, Language language, CancellationToken cancellation)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            Console.Error.WriteLine(new Text($"没有这个文件或文件夹：{path}", $"There is no such file or folder: {path}").In(language));
            return 2;
        }

        var database = open();
        if (apply) new AuditLog(database, TimeProvider.System).Begin();
        var importer = new Importer(database, new FrameStore(), TimeProvider.System);
        using var file = Directory.Exists(path) ? null : new FileStream(path, FileMode.Open, FileAccess.Read);
        var source = file is null ? TableSource.OfFolder(path) : TableSource.Of(file, Path.GetFileName(path));
        var report = apply
            ? importer.Apply(source, school, ImportRights.Console, new ConsoleProgress(), corrections: corrections, cancellation: cancellation)
            : importer.DryRun(source, school, ImportRights.Console, new ConsoleProgress(), cancellation);
        ImportPrinter.Print(report, apply, language);
        return report.HasErrors ? 1 : 0;
    }

    private sealed class ConsoleProgress : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r{value.Rows,9}  {value.File} {value.Sheet}\u001b[K");
        }
    }
}

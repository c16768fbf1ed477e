using System.Globalization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>Prints an import's report for a person at a console.</summary>
public static class ImportPrinter
{
    private const int DifferencesShown = 40;

    public static void Print(ImportReport report, bool applied, Language language)
    {
        void Line(string zh, string en) => Console.WriteLine(language == Language.Chinese ? zh : en);
        if (!Console.IsErrorRedirected) Console.Error.Write("\r\u001b[K");
        foreach (var table in report.Tables)
        {
            var place = Place(table.File, table.Sheet, null, null);
            Line($"{place}  {table.Kind.Zh}：{table.Rows} 行，新增 {table.Adds}，更改 {table.Changes}，不变 {table.Unchanged}，已作废 {table.Voided}",
                $"{place}  {table.Kind.En}: {table.Rows} rows, {table.Adds} new, {table.Changes} changed, {table.Unchanged} unchanged, {table.Voided} voided");
            if (table.IgnoredColumns.Count > 0) Line($"    忽略的列：{string.Join("、", table.IgnoredColumns)}", $"    ignored columns: {string.Join(", ", table.IgnoredColumns)}");
        }

        foreach (var notice in report.Notices) Console.WriteLine($"  ·  {notice.Place}  {notice.Message.In(language)}");
        if (report.Corrected > 0) Line($"  ·  {report.Corrected} 条记录上次导入后经手工更正，与文件不同", $"  ·  {report.Corrected} records were corrected by hand since they were last taken in and differ from the file");
        foreach (var change in report.Differences.Where(change => !change.IsNew).Take(DifferencesShown))
        {
            Console.WriteLine($"  ~  {Place(change.File, change.Sheet, change.Row, null)}  {string.Join(", ", change.Fields.Select(field => $"{(language == Language.Chinese ? field.Header : field.Field)}: {field.Before} → {field.After}"))}");
        }

        foreach (var error in report.Errors)
        {
            var value = error.Value is null ? "" : $" “{error.Value}”";
            Console.WriteLine($"  ✗  {error.Place} {error.Header}{value}  {error.Message.In(language)}  →  {error.Remedy.In(language)}");
        }

        if (report.HasErrors) Line($"有 {report.ErrorCount} 处错误，未保存任何内容。", $"{report.ErrorCount} errors; nothing was stored.");
        else if (applied) Line($"已导入：新增 {report.Adds}，更改 {report.Changes}，不变 {report.Unchanged}。", $"Imported: {report.Adds} new, {report.Changes} changed, {report.Unchanged} unchanged.");
        else Line($"试导入无误：将新增 {report.Adds}，更改 {report.Changes}，不变 {report.Unchanged}。加 --apply 写入。", $"The dry run found nothing wrong: {report.Adds} new, {report.Changes} changed, {report.Unchanged} unchanged. Add --apply to write.");
    }

    private static string Place(string file, string? sheet, int? row, string? column) =>
        file + (sheet is null ? "" : $" / {sheet}") + (row is null ? "" : $" : {column}{row.Value.ToString(CultureInfo.InvariantCulture)}");
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Exports;

/// <summary>Another program's word on workbooks made here: the standard's own validator, and LibreOffice, where it is installed.</summary>
internal static class LibreOffice
{
    /// <summary>Each workbook keeps the standard, and LibreOffice opens it, finds every sheet and cell in it, and saves it again.</summary>
    public static void Opens(params (string Name, byte[] Content)[] workbooks)
    {
        foreach (var (name, content) in workbooks)
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
            Assert.That(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"), Is.Empty, name);
        }

        var saved = Resave(workbooks);
        Assert.That(saved.Keys, Is.EquivalentTo(workbooks.Select(workbook => workbook.Name)), "opened and saved by LibreOffice");
        foreach (var (name, content) in workbooks) Assert.That(CellsOf(saved[name]), Is.EqualTo(CellsOf(content)), name);
    }

    /// <summary>The same workbooks as LibreOffice saves them; without it on the machine the test is not run.</summary>
    public static Dictionary<string, byte[]> Resave(params (string Name, byte[] Content)[] workbooks)
    {
        var folder = Directory.CreateTempSubdirectory("office-").FullName;
        try
        {
            foreach (var (name, content) in workbooks) File.WriteAllBytes(Path.Combine(folder, name), content);
            using var office = Process.Start(new ProcessStartInfo("soffice",
                [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder, "out"), .. workbooks.Select(workbook => Path.Combine(folder, workbook.Name))])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            _ = office.StandardOutput.ReadToEndAsync();
            _ = office.StandardError.ReadToEndAsync();
            office.WaitForExit();
            return Directory.EnumerateFiles(Path.Combine(folder, "out")).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);
        }
        catch (Win32Exception)
        {
            Assert.Ignore("LibreOffice is not on this machine.");
            throw;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Every cell with something in it: LibreOffice drops empty ones at the end of a row.
    private static List<string> CellsOf(byte[] workbook)
    {
        var cells = new List<string>();
        foreach (var table in TableSource.Of(new MemoryStream(workbook), "x.xlsx", new ReadingOptions { IsHeader = _ => true }).Tables())
        {
            cells.Add($"[{table.Sheet}] {string.Join('|', table.Header).TrimEnd('|')}");
            while (table.Read()) cells.Add(string.Join('|', table.Row.Texts().Select(Rounded)).TrimEnd('|'));
        }

        return cells;
    }

    // LibreOffice keeps fifteen digits of a number.
    private static string Rounded(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && cell.Length > 15
            ? Math.Round(number, 12).ToString(CultureInfo.InvariantCulture)
            : cell;
}

using System.IO.Compression;
using System.Text;
using QualityTracker.Api.Records;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>A small school as the files a school would send, made of the examples of every kind.</summary>
public static class SchoolFiles
{
    /// <summary>Csv texts by file name.</summary>
    public static Dictionary<string, string> Of(string school)
    {
        var files = new Dictionary<string, string> { ["学校.csv"] = $"学校编码,学校名称\n{school},示范初级中学\n" };
        foreach (var kind in RecordKinds.All)
        {
            files[$"{kind.Name.Zh}.csv"] = (string)typeof(SchoolFiles).GetMethod(nameof(Csv))!.MakeGenericMethod(kind.RecordType).Invoke(null, [kind])!;
        }

        files["原因与措施.csv"] = files["原因与措施.csv"].Replace(RecordIds.Example("exams"), "七年级期末监测", StringComparison.Ordinal);
        files["教职工.csv"] += "T002,刘强,男,chinese,,,\n";
        files["成绩.csv"] = "考试,学科,学号,班级,分数,考试状态\n七年级期末监测,语文,20250701,七年级1班,97.5,正常\n";
        return files;
    }

    /// <summary>One row under the headers of the kind.</summary>
    public static string Csv<T>(RecordKind<T> kind) where T : class, IRecord, new()
    {
        var example = (T)kind.Example;
        return string.Join(',', kind.Columns.Select(column => column.Header)) + "\n" + string.Join(',', kind.Columns.Select(column => column.Cell(example))) + "\n";
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> files) => Zip(files.Select(file => (file.Key, Encoding.UTF8.GetBytes(file.Value))));

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A workbook of one sheet, its cells as XML text.</summary>
    public static byte[] Xlsx(string sheet, params string[][] rows) => Zip(
    [
        ("[Content_Types].xml", Xml("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""")),
        ("_rels/.rels", Xml("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""")),
        ("xl/workbook.xml", Xml($"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>""")),
        ("xl/_rels/workbook.xml.rels", Xml("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""")),
        ("xl/worksheets/sheet1.xml", Xml($"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(rows.Select(Row))}</sheetData></worksheet>""")),
    ]);

    private static string Row(string[] cells, int at) =>
        $"<row r=\"{at + 1}\">{string.Concat(cells.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{at + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    private static byte[] Xml(string text) => Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8"?>""" + text);
}

using System.Data.Common;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Schools.School>;

namespace QualityTracker.Api.Imports;

/// <summary>The school's own table in an import (学校.csv): one row that founds the school, or changes its name.</summary>
public sealed class SchoolFile(string id)
{
    public static readonly IReadOnlyList<C> Columns =
    [
        C.Text("id", "学校编码", school => school.Id, (school, id) => school with { Id = id }),
        C.Text("name", "学校名称", school => school.Name, (school, name) => school with { Name = name }).Also("学校", "名称"),
        C.Text("nameEn", "英文名称", school => school.NameEn, (school, name) => school with { NameEn = name }).Optional(),
        C.Text("timeZone", "时区", school => school.TimeZone, (school, zone) => school with { TimeZone = zone }).Optional(),
        C.List("bells", "作息时间", school => school.Bells, SchoolBells.Write, SchoolBells.Read).Optional(),
    ];

    public static readonly Text Kind = new("学校", "school");

    private readonly List<C> absent = [];
    private RawTable? table;
    private School? given;
    private School? before;

    public static bool IsNamed(string name) => RawTable.Plain(name) is "学校" or "school" or "schools" or "学校信息";

    public bool Differs => given is not null && given != before;

    public void Take(RawTable raw, ImportLog log)
    {
        table = raw;
        absent.AddRange(Columns.Where(column => At(raw, column) is null));
        foreach (var (number, cells) in raw.Rows)
        {
            var school = new School();
            foreach (var column in Columns)
            {
                var at = At(raw, column);
                if (at is null && column.Required)
                {
                    log.Error(raw, raw.HeaderRow, null, null, new(column.Field, "missing-column", RawTable.MissingColumn(column.Header, column.Field), RawTable.AddColumn));
                }

                if (at is not { } place || place >= cells.Length || cells[place].Trim() is not { Length: > 0 } cell || column.Read(ref school, cell, Empty) is not { } expected) continue;
                log.Error(raw, number, at, cell, new(column.Field, "type", new($"应为{expected.Zh}", $"should be {expected.En}"), new("更正后重新导入", "correct it and import again")));
            }

            if (school.Id != id || given is not null)
            {
                log.Error(raw, number, At(raw, Columns[0]), school.Id, new("id", "other-school",
                    new($"不是正在导入的学校 {id}，或重复", $"is not the school {id} that is imported, or stands twice"),
                    new("每所学校的文件分别导入", "import the files of each school by themselves")));
                continue;
            }

            given = school;
            foreach (var fault in new RecordSchool().Validate(school).Errors.Select(Fault.Of)) log.Error(raw, number, null, null, fault);
        }
    }

    /// <summary>The frame to start from: the stored school's, or an empty one for a school that the files found.</summary>
    public SchoolFrame? Frame(SchoolFrame? stored, ImportLog log)
    {
        before = stored?.School;
        if (before is not null && given is { } school)
        {
            // A column the file does not have keeps what is stored.
            foreach (var column in absent)
            {
                if (column.Cell(before) is { } cell) column.Read(ref school, cell, Empty);
            }

            given = school;
        }

        if (stored is null && given is null)
        {
            log.Error(new("", null, null, null, null, id, "known-school", new("没有这所学校", "there is no such school"),
                new("先新建学校，或放入写有该编码的 学校.csv", "create the school first, or add a schools.csv with this code")));
            return null;
        }

        if (table is not null && given is not null)
        {
            var report = log.Begin(table, Kind, []);
            log.Row(report);
            if (before is null) report.Adds++;
            else if (Differs) report.Changes++;
            else report.Unchanged++;
        }

        return new SchoolFrame((stored?.Lists ?? new SchoolFrameLists { School = given! }) with { School = given ?? stored!.School });
    }

    private static readonly SchoolFrame Empty = new(new SchoolFrameLists { School = new School() });

    private static int? At(RawTable raw, C column) => raw.Find(column.Headers);

    public void Write(DbConnection connection, DateTimeOffset now, ImportTrail trail)
    {
        if (!Differs) return;
        if (before is null) FrameStore.Add(connection, given!, now);
        else FrameStore.Replace(connection, given!, now);
        trail.Changed("schools", [(id, before, given, null)]);
    }
}

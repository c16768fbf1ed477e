using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Imports;

/// <summary>Where a column of a kind stands in a table (列的位置), and the columns beside it that name the same person.</summary>
public sealed record ColumnPlace<T>(Column<T> Column, int? At, IReadOnlyList<int> Names)
{
    /// <summary>The place a row's value is taken from: its own, or that of the person's name when its own is blank.</summary>
    public int? In(string[] cells) => At is { } at && Filled(cells, at) ? at : Names.Where(name => Filled(cells, name)).Select(name => (int?)name).FirstOrDefault() ?? At;

    /// <summary>The names that are not those of the person the record refers to.</summary>
    public IEnumerable<(int At, Fault Fault)> Faults(T record, string[] cells, SchoolFrame frame)
    {
        if (Names.Count == 0 || Column.Value(record) is not string id || NameOf(id, frame) is not { } name) yield break;
        foreach (var at in Names.Where(at => Filled(cells, at) && cells[at] != id && !CellEnds.SameName(cells[at], name)))
        {
            yield return (at, ColumnPlaces.OtherPerson(Column.RefersTo == "pupils" ? "学号" : "工号", id, name));
        }
    }

    private string? NameOf(string id, SchoolFrame frame) => Column.RefersTo == "pupils"
        ? frame.Pupils.GetValueOrDefault(id)?.Name
        : frame.Staff.GetValueOrDefault(id)?.Name;

    private static bool Filled(string[] cells, int at) => at < cells.Length && cells[at].Length > 0;
}

/// <summary>Finds the columns of a kind in a table.</summary>
public static class ColumnPlaces
{
    /// <summary>What is said when a name and a number beside it are not of one person.</summary>
    public static Fault OtherPerson(string number, string id, string name) => new("name", "other-person",
        new($"姓名与{number}不符：{id} 是{name}", $"the name is not that of the number: {id} is {name}"),
        new($"更正{number}或姓名后重新导入", "correct the number or the name and import again"));

    public static List<ColumnPlace<T>> Of<T>(RecordKind<T> kind, RawTable table) where T : class, IRecord, new()
    {
        var found = kind.Columns.Select(column => (column, at: table.Find(column.Headers))).ToList();
        var used = found.Select(each => each.at).OfType<int>().ToHashSet();

        // With staff and pupils in one table, a mere “姓名” may be either's.
        var both = kind.Columns.Any(column => column.RefersTo == "staff") && kind.Columns.Any(column => column.RefersTo == "pupils");
        var places = new List<ColumnPlace<T>>();
        foreach (var (column, at) in found)
        {
            var beside = table.All(column.NameHeaders.Where(name => !both || name != "姓名")).Where(used.Add).ToList();
            var takesName = at is null && column.RefersTo == "staff" && beside.Count > 0;
            places.Add(takesName ? new(column, beside[0], beside[1..]) : new(column, at, at is null ? [] : beside));
        }

        return places;
    }
}

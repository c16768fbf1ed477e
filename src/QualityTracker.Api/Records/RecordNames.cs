using QualityTracker.Api.Access;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Records;

/// <summary>What the records of a page refer to, by name (引用的名称): by noun, then by id; only of what the caller may read.</summary>
public static class RecordNames
{
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Of<T>(
        RecordKind<T> kind, Page<Stored<T>> page, SchoolFrame frame, Allowed allowed, Language language) where T : class, IRecord, new() =>
        kind.Columns.Where(column => column.RefersTo is not null).GroupBy(column => column.RefersTo!).ToDictionary(
            columns => columns.Key,
            columns => (IReadOnlyDictionary<string, string>)columns
                .SelectMany(column => page.Items.Select(stored => column.Value(stored.Record))).OfType<string>().Distinct()
                .Where(id => MayRead(allowed, columns.Key, id)).Select(id => (id, Name: NameOf(frame, columns.Key, id, language)))
                .Where(each => each.Name is not null).ToDictionary(each => each.id, each => each.Name!));

    private static bool MayRead(Allowed allowed, string noun, string id) =>
        allowed.RowsFor($"{noun}.read") is { } rows && (rows.WholeSchool || (noun == "pupils" && rows.Pupils.Contains(id)));

    private static string? NameOf(SchoolFrame frame, string noun, string id, Language language) => noun switch
    {
        "staff" => frame.Staff.GetValueOrDefault(id)?.Name,
        "classes" => frame.Classes.GetValueOrDefault(id)?.Name,
        "pupils" => frame.Pupils.GetValueOrDefault(id)?.Name,
        "subjects" => frame.Subjects.GetValueOrDefault(id) is { } subject ? language == Language.English ? subject.NameEn ?? subject.Name : subject.Name : null,
        "exams" => frame.Exams.GetValueOrDefault(id)?.Name,
        _ => null,
    };
}

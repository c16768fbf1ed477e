namespace QualityTracker.Core.Records;

/// <summary>Anything a school records: a value with an id that its client chose.</summary>
public interface IRecord
{
    /// <summary>A code of the school's own (staff number, class code) or a UUIDv7 in lower case, chosen by the client.</summary>
    string Id { get; }

    /// <summary>
    /// What makes two records the same fact (业务主键): no two records in force share it,
    /// so a file imported twice, or once more after typing it in, changes nothing.
    /// </summary>
    string Key { get; }
}

using System.Collections.Concurrent;
using System.Data.Common;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.WhatIfs;

/// <summary>
/// The records of the terms that were tried last (试算所用记录). Who tries one value tries the next: reading the records again takes longer
/// than all the rest. They are let go when one of the school's records changes, or other terms are tried.
/// </summary>
public sealed class TriedRecords
{
    private const int MostKept = 4;

    private readonly ConcurrentDictionary<(string School, string Term), (long Version, TermRecords Records)> kept = new();

    public TermRecords Of(DbConnection connection, SchoolFrame frame, Term term)
    {
        var version = FrameStore.RecordsVersion(connection, frame.School.Id);
        var key = (frame.School.Id, term.Id);
        if (kept.TryGetValue(key, out var found) && found.Version == version) return found.Records;
        var records = EvaluationStore.RecordsOf(connection, frame, term);
        if (kept.Count >= MostKept) kept.Clear();
        kept[key] = (version, records);
        return records;
    }
}

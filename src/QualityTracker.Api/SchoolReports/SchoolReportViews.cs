using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Records;
using QualityTracker.Core.HandIns;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.SchoolReports;

namespace QualityTracker.Api.SchoolReports;

/// <summary>The reports of a term that somebody may have (报表一览), those overdue first, then by the next day one is due.</summary>
public sealed record SchoolReportsView(string Term, DateOnly Today, PolicyView Policy, IReadOnlyList<SchoolReportView> Reports);

/// <summary>A report and where it stands (报表).</summary>
/// <param name="Report">Which.</param>
/// <param name="Id">Its name in addresses, such as school-assessment.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Clauses">The clauses it goes by.</param>
/// <param name="Asked">Whether the term's pack asks for it.</param>
/// <param name="To">Who receives it.</param>
/// <param name="Frequency">How often the pack asks for it; null where it does not.</param>
/// <param name="Span">The part of a term that one is made for.</param>
/// <param name="Parts">Months or quarters of the term up to today; empty for a whole term's.</param>
/// <param name="CanMake">Whether there is anybody to report on.</param>
/// <param name="State">Of the hand-in that comes next; null without one.</param>
/// <param name="NextDue">The first day by which one that is not handed in is due.</param>
/// <param name="HandIns">By the day they are due.</param>
public sealed record SchoolReportView(
    ReportKind Report, string Id, Text Name, IReadOnlyList<string> Clauses, bool Asked, Text To, Text? Frequency, ReportSpan Span, IReadOnlyList<string> Parts, bool CanMake,
    HandInState? State, DateOnly? NextDue, IReadOnlyList<HandInView> HandIns)
{
    public static SchoolReportView Of(ReportOutline outline, PolicyPack pack, IReadOnlyList<TermPart> parts, bool canMake, IEnumerable<Stored<HandIn>> handIns, DateOnly today)
    {
        var rule = outline.AskedBy(pack);
        var all = handIns.Where(each => each.Record.Report == outline.Kind).Select(each => HandInView.Of(each, today)).ToList();
        var next = all.Find(each => each.State != HandInState.HandedIn);
        return new(
            outline.Kind, PackWord.Of(outline.Kind), Names.Of(outline.Kind), outline.Clauses, rule is not null, Names.Of(rule?.To ?? outline.To), rule is null ? null : Names.Of(rule.Period),
            outline.Span, [.. parts.Select(part => part.Code)], canMake, next?.State, next?.Record.Due, all);
    }
}

/// <summary>A hand-in with the version that a change must name (报送), and how many days late it was handed in.</summary>
public sealed record HandInView(HandIn Record, int Version, HandInState State, Text StateName, int DaysLate)
{
    public static HandInView Of(Stored<HandIn> stored, DateOnly today)
    {
        var state = stored.Record.StateOn(today);
        return new(stored.Record, stored.State.Version, state, Names.Of(state), stored.Record.DaysLate());
    }
}

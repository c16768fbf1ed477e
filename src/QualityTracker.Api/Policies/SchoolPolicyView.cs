using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;

namespace QualityTracker.Api.Policies;

/// <summary>A pack of a school in a list (考核办法一览).</summary>
/// <param name="Id">The pack's id.</param>
/// <param name="BuiltIn">Whether it comes with the product.</param>
/// <param name="State">What has become of it here.</param>
/// <param name="Title">Null while only a draft with problems is there.</param>
/// <param name="Document">The document it was made from.</param>
/// <param name="Hash">The latest version; null before the first.</param>
/// <param name="Extends">The pack it extends; null for one that stands for itself.</param>
/// <param name="Changes">In how many places it differs from that one.</param>
/// <param name="Terms">The terms that are evaluated by it.</param>
/// <param name="AdoptedHashes">The version that a decision adopted, by the terms it evaluates.</param>
/// <param name="Draft">What is being written; null for nothing, and for those who may not write it.</param>
public sealed record PolicyOutline(
    string Id, bool BuiltIn, PolicyState State, Text? Title, Text? Document, string? Hash, string? Extends, int Changes,
    IReadOnlyList<string> Terms, IReadOnlyDictionary<string, string> AdoptedHashes, DraftOutline? Draft);

/// <summary>A draft in short (草稿情况).</summary>
public sealed record DraftOutline(int Version, DateTimeOffset RecordedAt, string RecordedBy, int ProblemCount);

/// <summary>A pack of a school in full (考核办法).</summary>
/// <param name="Outline">The pack in short.</param>
/// <param name="Text">The pack's own file, YAML; null before the first version.</param>
/// <param name="Content">What it rules; null before the first version.</param>
/// <param name="Versions">Its frozen versions, the latest first.</param>
/// <param name="Adoptions">The decisions that adopted it, the latest first.</param>
/// <param name="Draft">The draft; null for nothing, and for those who may not write it.</param>
public sealed record SchoolPolicyView(
    PolicyOutline Outline, string? Text, PolicyContent? Content, IReadOnlyList<VersionView> Versions, IReadOnlyList<AdoptionView> Adoptions,
    DraftView? Draft);

/// <summary>A frozen version (办法版本).</summary>
public sealed record VersionView(string Hash, string Pack, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>A draft with what is wrong in it (草稿).</summary>
public sealed record DraftView(
    string Pack, string Text, int Version, DateTimeOffset RecordedAt, string RecordedBy, DateTimeOffset? VoidedAt, PackCheck Check);

/// <summary>A text held against the rules of packs and against the school (核对结果).</summary>
/// <param name="Term">The term whose posts it was held against; null in a school without terms.</param>
/// <param name="Problems">What must be corrected.</param>
/// <param name="Notices">What does no harm and is worth knowing.</param>
/// <param name="Content">What it rules; null while it has problems.</param>
public sealed record PackCheck(string? Term, IReadOnlyList<PackProblemView> Problems, IReadOnlyList<PackProblemView> Notices, PolicyContent? Content);

/// <summary>Something wrong in a pack, or worth knowing, and its place (办法错误).</summary>
public sealed record PackProblemView(string? File, int Line, int Column, Text Message)
{
    public static PackProblemView Of(PolicyProblem problem) => new(problem.File, problem.Line, problem.Column, problem.Message);
}

/// <summary>What a pack rules, in words (考核办法内容).</summary>
public sealed record PolicyContent(
    Text Title, Text Document, string Hash, string? Extends, IReadOnlyList<ClauseView> Clauses, IReadOnlyList<ParameterView> Parameters,
    IReadOnlyList<NormView> Norms, IReadOnlyList<ReportView> Reports, IReadOnlyList<OverrideView> Overrides, IReadOnlyList<DifferenceView> Changes)
{
    public static PolicyContent Of(PolicyPack pack)
    {
        var values = ParameterValues.Of(pack);
        return new(
            pack.Title, pack.Document, pack.ContentHash, pack.Base?.Id,
            [.. pack.Clauses.Select(clause => new ClauseView(clause.Id, clause.Number, [.. clause.Kinds], clause.Title, clause.OverriddenBy))],
            [.. pack.Parameters.Select(each => new ParameterView(
                each.Name, each.Title, each.Clause, each.Default, each.Range?.Least, each.Range?.Greatest, each.Choices, each.SchoolDecides))],
            [.. pack.Norms.Select(norm => new NormView(
                norm.Id, norm.Clause, pack.NumberOf(norm.Clause), norm.Title ?? MeasureCatalogue.Of(norm.Measure.Measure).Name, Who(norm),
                values.Number(norm.AtLeast), norm.AtLeast.Parameter, MeasureCatalogue.Of(norm.Measure.Measure).Unit, norm.Period))],
            [.. pack.Reports.Select(report => new ReportView(report.Id, report.Clause, report.Title, report.To, report.Period))],
            [.. pack.Overrides.Select(law => new OverrideView(law.Law, LawClauses.All[law.Law], law.Reason))],
            [.. pack.Changes.Select(change => new DifferenceView(change.Path, change.Kind, change.Base, change.Own, change.Place.Line))]);
    }

    private static Text Who(NormRule norm) => norm.Who != NormHolder.Posts ? Names.Of(norm.Who) : new(
        string.Join("、", norm.Posts.Select(post => Names.Of(post).Zh)), string.Join(", ", norm.Posts.Select(post => Names.Of(post).En)));
}

/// <summary>A clause (条款).</summary>
public sealed record ClauseView(string Id, string Number, IReadOnlyList<ClauseKind> Kinds, Text Title, IReadOnlyList<string> OverriddenBy);

/// <summary>What a pack leaves open (参数).</summary>
public sealed record ParameterView(
    string Name, Text Title, string? Clause, string Default, decimal? Least, decimal? Greatest, IReadOnlyList<string> Choices, bool SchoolDecides);

/// <summary>A norm (规范量).</summary>
public sealed record NormView(
    string Id, string Clause, string Number, Text Title, Text Who, decimal AtLeast, string? Parameter, Text Unit, NormPeriod Period);

/// <summary>A report that is owed (报告).</summary>
public sealed record ReportView(string Id, string Clause, Text Title, ReportReceiver To, ReportPeriod Period);

/// <summary>What goes against a limit of the law, with its reason (例外及理由).</summary>
public sealed record OverrideView(string Law, Text LawTitle, Text Reason);

/// <summary>A place where a pack differs from the one it extends (差异).</summary>
public sealed record DifferenceView(string Path, DifferenceKind Kind, string? Base, string? Own, int Line);

using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>A step somebody takes (办理一步). Figures, day and seal are the program's to make.</summary>
public sealed record TakeStep
{
    public const int MostLines = 200;
    public const int MostEvidence = 20;
    public const int LongestWords = 2000;

    /// <summary>A UUIDv7 of the client's; an objection is known by it from then on.</summary>
    public string Id { get; init; } = "";

    [JsonRequired]
    public StepKind Kind { get; init; }

    /// <summary>How many steps the sheet had when it was looked at.</summary>
    [JsonRequired]
    public int After { get; init; }

    /// <summary>The lines confirmed or taken back, by id.</summary>
    public IReadOnlyList<string>? Lines { get; init; }

    /// <summary>The line objected to, by id.</summary>
    public string? Line { get; init; }

    /// <summary>The id of the objection withdrawn or decided.</summary>
    public string? Objection { get; init; }

    /// <summary>Whether the objection is right; of a decision.</summary>
    public bool? Upheld { get; init; }

    /// <summary>The own note, or the reason; it names no pupil.</summary>
    public string? Words { get; init => field = value?.Trim(); }

    /// <summary>What an objection stands on: attachment:SHA256 or noun/id of a record.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    public SheetStep StepBy(string staff) => new()
    {
        Id = Id,
        Kind = Kind,
        By = staff,
        At = default,
        Day = default,
        After = After,
        Lines = Lines ?? [],
        Line = Line,
        Objection = Objection,
        Upheld = Upheld,
        Words = string.IsNullOrEmpty(Words) ? null : Words,
        Evidence = Evidence ?? [],
    };

    /// <summary>Whether a step that was taken is this one, sent once more by the same person.</summary>
    public bool Is(KeptStep kept, string term, string staff, string by)
    {
        var (asked, taken) = (StepBy(by), kept.Step);
        return (kept.Term, kept.Staff) == (term, staff)
            && (taken.By, taken.Kind, taken.After, taken.Line, taken.Objection, taken.Upheld, taken.Words) == (asked.By, asked.Kind, asked.After, asked.Line, asked.Objection, asked.Upheld, asked.Words)
            && taken.Lines.SequenceEqual(asked.Lines) && taken.Evidence.SequenceEqual(asked.Evidence);
    }

    public sealed class Rules : AbstractValidator<TakeStep>
    {
        private static readonly Text NotHere = new("不属于这一步", "does not belong to this step");
        private static readonly Text LeaveOut = new("删去它", "leave it out");

        public Rules()
        {
            RuleFor(each => each.Id).IsUuid();
            RuleFor(each => each.Kind).IsKnown();
            RuleFor(each => each.Words).IsOptionalText(LongestWords);
            RuleFor(each => each.Lines).Keeps("lines", lines => lines is null || (lines.Count <= MostLines && lines.All(IsLine)),
                new($"须是考核表中的行，最多 {MostLines} 行", $"must be lines of the sheet, at most {MostLines}"), new("按考核表选择", "choose from the sheet"));
            RuleFor(each => each.Line).Keeps("lines", line => line is null || IsLine(line),
                new("须是考核表中的一行", "must be a line of the sheet"), new("按考核表选择", "choose from the sheet"));
            RuleFor(each => each.Evidence).Keeps("evidence", all => all is null || (all.Count <= MostEvidence && all.All(StepEvidence.IsWellFormed)),
                new($"须是附件或记录的编号，最多 {MostEvidence} 项", $"must name attachments or records, at most {MostEvidence}"), StepEvidence.Remedy);
            Belongs(each => each.Lines is null, nameof(TakeStep.Lines), StepKind.Confirm, StepKind.TakeBack);
            Belongs(each => each.Line is null, nameof(TakeStep.Line), StepKind.Objection);
            Belongs(each => each.Evidence is null, nameof(TakeStep.Evidence), StepKind.Objection);
            Belongs(each => each.Objection is null, nameof(TakeStep.Objection), StepKind.WithdrawObjection, StepKind.Decide);
            Belongs(each => each.Upheld is null, nameof(TakeStep.Upheld), StepKind.Decide);
            Belongs(each => string.IsNullOrEmpty(each.Words), nameof(TakeStep.Words),
                StepKind.Note, StepKind.Return, StepKind.Unpublish, StepKind.Objection, StepKind.Decide, StepKind.Reopen);
        }

        private void Belongs(Func<TakeStep, bool> isLeftOut, string field, params StepKind[] kinds) =>
            RuleFor(each => each).Keeps("belongs", each => isLeftOut(each) || kinds.Contains(each.Kind), NotHere, LeaveOut).OverridePropertyName(field);

        private static bool IsLine(string line) => line.Length is >= 1 and <= 120 && line.All(each => char.IsAsciiLetterOrDigit(each) || each is '/' or '-' or '_' or '.');
    }
}

/// <summary>One kind of step taken with many sheets in a row (批量办理).</summary>
public sealed record TakeSteps
{
    public const int MostSheets = 500;

    /// <summary>Each seal writes two prints to disk while nobody else can write.</summary>
    public const int MostSeals = 50;

    /// <summary>The steps that need no words: compute, sign, post and seal.</summary>
    public static readonly StepKind[] Kinds = [StepKind.Compute, StepKind.SignAsGroupHead, StepKind.SignAsPrincipal, StepKind.Publish, StepKind.Seal];

    [JsonRequired]
    public StepKind Kind { get; init; }

    /// <summary>1 to 500 sheets; 50 to be sealed.</summary>
    [JsonRequired]
    public IReadOnlyList<SheetToTake> Sheets { get; init; } = [];

    public sealed class Rules : AbstractValidator<TakeSteps>
    {
        public Rules()
        {
            RuleFor(each => each.Kind).Keeps("choice", Kinds.Contains, new("这一步不能批量办理", "cannot be taken with many sheets at once"),
                new($"可用：{string.Join("、", Kinds.Select(kind => $"{Names.Of(kind).Zh}（{Json.Word(kind)}）"))}", $"use one of: {string.Join(", ", Kinds.Select(kind => Json.Word(kind)))}"));
            RuleFor(each => each.Sheets).Keeps("range", sheets => sheets.Count is >= 1 and <= MostSheets,
                new($"须有 1 至 {MostSheets} 份", $"must be 1 to {MostSheets} sheets"), new("分批办理", "take them in parts"));
            RuleFor(each => each.Sheets).Keeps("range", (steps, sheets) => steps.Kind != StepKind.Seal || sheets.Count <= MostSeals,
                new($"封存一次最多 {MostSeals} 份", $"at most {MostSeals} sheets are sealed at once"), new("分批办理", "take them in parts"));
            RuleForEach(each => each.Sheets).ChildRules(sheet => sheet.RuleFor(each => each.Id).IsUuid());
        }
    }
}

/// <summary>One of them.</summary>
/// <param name="Staff">Whose sheet it is.</param>
/// <param name="Id">A UUIDv7 of the client's, one for each sheet.</param>
/// <param name="After">How many steps the sheet had when it was looked at.</param>
public sealed record SheetToTake(string Staff, string Id, int After);

using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pay;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Core.Settlements;

/// <summary>
/// Whether a sum can be divided by the sheets of its term as they are sealed (可否结算): one's part of a pool hangs on everybody's points, so
/// every sheet of the term is sealed first, and the records say still what was sealed.
/// </summary>
/// <param name="Hindrances">Whose sheets keep it from being paid, by staff number (ordinal); empty when it can be divided.</param>
/// <param name="Refusal">Why it divides into nothing: its fixed pools pass it.</param>
/// <param name="Division">The version that holds by now: the last one where it pays the same, else the next; null when it cannot be divided.</param>
public sealed record SumStanding(IReadOnlyList<Hindrance> Hindrances, Text? Refusal, SealedDivision? Division)
{
    /// <param name="evaluation">The term as it is computed now.</param>
    /// <param name="pay">The sum divided by that evaluation.</param>
    /// <param name="sheets">How far each sheet has come, by staff number.</param>
    /// <param name="sealNow">The seal that a sheet would get now, by staff number and revision: SHA-256.</param>
    /// <param name="last">The last version of the sum's division; null for none.</param>
    public static SumStanding Of(
        TermEvaluation evaluation, PayInputs pay, IReadOnlyDictionary<string, SheetStanding> sheets, Func<string, int, string> sealNow, SealedDivision? last)
    {
        if (pay.Refusal is not null) return new([], pay.Refusal, null);
        var people = evaluation.People.ToDictionary(person => person.Staff, StringComparer.Ordinal);
        var hindrances = people.Values.Select(person => Hindrance(person, sheets.GetValueOrDefault(person.Staff) ?? SheetStanding.New, sealNow))
            .Concat(sheets.Where(each => !people.ContainsKey(each.Key) && each.Value.Stage == SheetStage.Sealed).Select(each => new Hindrance(each.Key, HindranceKind.Gone, SheetStage.Sealed)))
            .OfType<Hindrance>().ToList();
        if (hindrances.Count == 0 && people.Count > 0)
        {
            var next = SealedDivision.Of(pay, (last?.Version ?? 0) + 1, people.Keys.Max(staff => sheets[staff].Seals[^1].Day)) with
            {
                Seals = people.Keys.ToDictionary(staff => staff, staff => sheets[staff].Seals[^1].Hash, StringComparer.Ordinal),
            };
            hindrances.AddRange(Moved(last, next));
            if (hindrances.Count == 0) return new([], null, last is not null && last.PaysAs(next) ? last : next);
        }

        return new([.. hindrances.OrderBy(each => each.Staff, StringComparer.Ordinal)], null, null);
    }

    private static Hindrance? Hindrance(PersonEvaluation person, SheetStanding sheet, Func<string, int, string> sealNow) => sheet.Stage switch
    {
        SheetStage.NotComputed => new(person.Staff, HindranceKind.NotBegun, sheet.Stage),
        SheetStage.Reopened => new(person.Staff, HindranceKind.Reopened, sheet.Stage),
        not SheetStage.Sealed => new(person.Staff, HindranceKind.OnTheWay, sheet.Stage),
        _ when sheet.Differs(SheetLine.Of(person)) => new(person.Staff, HindranceKind.FiguresChanged, sheet.Stage),
        _ when sealNow(person.Staff, sheet.Revision) != sheet.Seals[^1].Hash => new(person.Staff, HindranceKind.RecordsChanged, sheet.Stage),
        _ => null,
    };

    // Months of a post or periods that no line shows: under the same seal they are what they were when the sum was divided.
    private static IEnumerable<Hindrance> Moved(SealedDivision? last, SealedDivision next)
    {
        if (last is null) return [];
        var before = last.Parts.ToDictionary(part => (part.Staff, part.Pool), part => part.Points);
        return next.Parts.Where(part => last.Seals.GetValueOrDefault(part.Staff) == next.Seals[part.Staff] && before.GetValueOrDefault((part.Staff, part.Pool)) != part.Points)
            .Select(part => part.Staff).Distinct().Select(staff => new Hindrance(staff, HindranceKind.RecordsChanged, SheetStage.Sealed));
    }
}

/// <summary>What keeps a sum from being paid (暂不能结算的原因): one person's sheet.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Stage">Where the sheet is.</param>
public sealed record Hindrance(string Staff, HindranceKind Kind, SheetStage Stage)
{
    /// <summary>What to do (处理办法).</summary>
    public Text Remedy => Kind switch
    {
        HindranceKind.NotBegun => new("请办公室核算这份考核表，按流程办到封存", "have the sheet computed and take it through to its seal"),
        HindranceKind.OnTheWay => new("请按流程办到封存", "take the sheet through to its seal"),
        HindranceKind.Reopened => new("请重新核算并封存", "have the sheet computed and sealed anew"),
        HindranceKind.Gone => new("请更正任职或考核对象，或由校长启封这份考核表", "correct the posts or who is evaluated, or let the principal reopen the sheet"),
        _ => new("请把记录改回封存时的内容，或由校长启封，重新核算并封存", "put the records back as they were sealed, or let the principal reopen the sheet and have it computed and sealed anew"),
    };
}

/// <summary>Why a sheet keeps a sum from being paid (原因类别).</summary>
public enum HindranceKind
{
    [Named("未核算", "not computed")] NotBegun = 1,
    [Named("未封存", "not sealed")] OnTheWay,
    [Named("已启封，未重新封存", "reopened, not sealed again")] Reopened,
    [Named("封存后数字有变", "figures changed under the seal")] FiguresChanged,
    [Named("封存后记录有变", "records changed under the seal")] RecordsChanged,
    [Named("已封存，但不再参加考核", "sealed, but not evaluated any more")] Gone,
}

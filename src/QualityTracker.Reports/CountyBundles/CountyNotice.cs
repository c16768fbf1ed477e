using System.Globalization;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.CountyBundles;

/// <summary>The county's monthly notice (月通报; clause X23), from bundles alone: of each school what its norms came to, lessons observed, and whether it handed in.</summary>
/// <param name="Month">Such as 2025-10.</param>
/// <param name="Lines">By name of school.</param>
public sealed record CountyNotice(string Month, IReadOnlyList<CountyNoticeLine> Lines)
{
    public static readonly Text Title = new("教学常规月通报", "Monthly Notice on Routine Teaching Work");

    /// <param name="month">Such as 2025-10.</param>
    /// <param name="schools">Every school known, by code and name.</param>
    /// <param name="bundles">At most one of a school.</param>
    public static CountyNotice Of(string month, IEnumerable<(string School, string Name)> schools, IReadOnlyCollection<CountyBundle> bundles)
    {
        var handed = bundles.ToDictionary(bundle => bundle.School);
        var pack = bundles.GroupBy(bundle => bundle.PackHash, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        return new(month, [.. schools.Select(school => handed.TryGetValue(school.School, out var bundle) ? CountyNoticeLine.Of(bundle, pack!) : CountyNoticeLine.Missing(school.Name))
            .OrderBy(line => line.Name, StringComparer.Ordinal)]);
    }

    public string MonthIn(Language language) => Word(language, $"{Month[..4]}年{int.Parse(Month.AsSpan(5), CultureInfo.InvariantCulture)}月", Month);

    public Document Document(Language language)
    {
        var title = Title.In(language);
        var first = DateTime.ParseExact(Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new($"{MonthIn(language)} {title}", "QualityTracker", title, language, new(first, TimeSpan.FromHours(8)),
        [
            new(title, $"{title}  {MonthIn(language)}", Word(language, "只有汇总数字；不足 5 人不列", "Sums alone; nothing of fewer than 5"), ExamReportHead.Pages(language),
            [
                new Heading(1, title), new Paragraph(MonthIn(language), Alignment: Alignment.Center),
                new Paragraph(Summary(language)),
                ReportTable.Of(
                    [new(2.6), new(1.4, Alignment.Center), new(1, Alignment.Right), new(1, Alignment.Right), new(1, Alignment.Right), new(1.2, Alignment.Right), new(2.6)],
                    [new("学校", "School"), new("上报", "Handed in"), new("应完成（人项）", "Owed"), new("已完成（人项）", "Met"), new("完成率", "Share"), new("听课（节/人）", "Observed (lessons/people)"), new("说明", "Remarks")],
                    Lines.Select(line => ReportTable.Of([line.Name, line.Until is { } until ? SheetFigures.Date(until, language) : Word(language, "未上报", "missing"), Whole(line.Owed), Whole(line.Met),
                        line.Share is { } share ? SheetFigures.Points(share) + "%" : "", line.Observed is { } lessons ? $"{SheetFigures.Count(lessons)}/{Whole(line.Observers)}" : "", Remarks(line, language)])), language),
                Note(language, "人项：每人每项规定任务计一。按校名排序，不排名次；考核办法不同的不计完成率。", "One for each person and norm. By name, without ranks; no share where another policy pack holds."),
                new Spacer(14),
                new SignatureRow([Word(language, "负责人签名：", "In charge:")], ExamReportWords.SignedOn.In(language), ExamReportWords.Seal.In(language)),
            ]),
        ]);
    }

    public string Summary(Language language)
    {
        var handed = Lines.Count(line => line.Until is not null);
        return Word(language, $"应上报 {Lines.Count} 所，已上报 {handed} 所，未上报 {Lines.Count - handed} 所。", $"{handed} of {Lines.Count} schools handed in; {Lines.Count - handed} are missing.");
    }

    public static string Remarks(CountyNoticeLine line, Language language) => string.Join(Word(language, "；", "; "), line.Remarks.Select(remark => remark.In(language)));

    private static string Whole(int? number) => number is { } known ? known.ToString(CultureInfo.InvariantCulture) : "";
}

/// <summary>One school of the notice (通报一行).</summary>
/// <param name="Name">Of the school.</param>
/// <param name="Until">The last day of its bundle; null when none came.</param>
/// <param name="Owed">Norms owed, a person and norm each; null without any shown.</param>
/// <param name="Met">Of them.</param>
/// <param name="Share">In percent, to 2 places; null where it is not comparable.</param>
/// <param name="Observed">Lessons observed; null when fewer than five observed.</param>
/// <param name="Observers">By so many people.</param>
/// <param name="Remarks">What is to be known of the line.</param>
public sealed record CountyNoticeLine(string Name, DateOnly? Until, int? Owed, int? Met, decimal? Share, decimal? Observed, int? Observers, IReadOnlyList<Text> Remarks)
{
    internal static CountyNoticeLine Missing(string name) => new(name, null, null, null, null, null, null, [new("本月汇总包未收到", "no bundle of this month")]);

    internal static CountyNoticeLine Of(CountyBundle bundle, string pack)
    {
        var norms = NormSum.In(bundle);
        var observed = bundle.Tables.FirstOrDefault(table => table.About == BundleSubject.Observations);
        var remarks = new List<Text>();
        if (bundle.PackHash != pack) remarks.Add(ComparedFigure.OtherPack);
        if (norms.Shown < norms.Of) remarks.Add(new($"{norms.Of} 项规定任务中 {norms.Of - norms.Shown} 项因人数不足 5 未计", $"{norms.Of - norms.Shown} of {norms.Of} norms are left out: fewer than 5 people"));
        if (observed is { Of: null }) remarks.Add(new("听课不足 5 人，未列", "fewer than 5 observed lessons: not shown"));
        return new(bundle.SchoolName, bundle.Until, norms.Shown == 0 ? null : norms.Owed, norms.Shown == 0 ? null : norms.Met,
            norms.Owed > 0 && bundle.PackHash == pack ? Rounding.Points(norms.Met * 100m / norms.Owed) : null, observed?.Amount, observed?.Of, remarks);
    }
}

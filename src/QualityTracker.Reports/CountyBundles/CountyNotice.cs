using System.Globalization;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.CountyBundles;

/// <summary>The county's monthly notice (月通报; clause X23), from bundles alone: of each school whether it handed in, and what was done by
/// how many people. Norms met are no part of it: what almost everybody met is not shown, and a rate over the rest would wrong the better schools.</summary>
/// <param name="Month">Such as 2025-10.</param>
/// <param name="Lines">By name of school.</param>
public sealed record CountyNotice(string Month, IReadOnlyList<CountyNoticeLine> Lines)
{
    /// <summary>What is told of, in the order of its columns.</summary>
    public static readonly BundleSubject[] Work = [BundleSubject.Observations, BundleSubject.Hours, BundleSubject.OpenLessons, BundleSubject.ResearchMeetings, BundleSubject.TutoringSessions];

    public static readonly Text Title = new("教学常规月通报", "Monthly Notice on Routine Teaching Work");

    /// <param name="month">Such as 2025-10.</param>
    /// <param name="schools">Every school known, by code and name.</param>
    /// <param name="bundles">At most one of a school.</param>
    public static CountyNotice Of(string month, IEnumerable<(string School, string Name)> schools, IReadOnlyCollection<CountyBundle> bundles)
    {
        var handed = bundles.ToDictionary(bundle => bundle.School);
        return new(month, [.. schools.Select(school => handed.TryGetValue(school.School, out var bundle) ? CountyNoticeLine.Of(bundle) : CountyNoticeLine.Missing(school.Name))
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
                    [new(2.6), new(1.4, Alignment.Center), .. Work.Select(_ => new Column(1.1, Alignment.Right)), new(2.6)],
                    [new("学校", "School"), new("数据截至", "Until"), .. Work.Select(about => new Text($"{Names.Of(about).Zh}（数/人）", $"{Names.Of(about).En} (number/people)")), new("说明", "Remarks")],
                    Lines.Select(line => ReportTable.Of([line.NameIn(language), line.Until is { } until ? SheetFigures.Date(until, language) : Word(language, "未上报", "missing"),
                        .. line.Done.Select(done => done.Amount is { } amount ? $"{SheetFigures.Count(amount)}/{Whole(done.People)}" : ""), Remarks(line, language)])), language),
                Note(language, "“数/人”：共做了多少，由多少人做。按校名排序，不排名次；规定任务按项见县级对比，不合计。", "Number and people: how much was done, by how many. By name, without ranks; norms are compared one by one and not added up."),
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
/// <param name="NameEn">Its English name, if any.</param>
/// <param name="Until">The last day of its bundle; null when none came.</param>
/// <param name="Done">By what is told of: how much, by how many people; null where fewer than five did it, or nobody.</param>
/// <param name="Remarks">What is to be known of the line.</param>
public sealed record CountyNoticeLine(string Name, string? NameEn, DateOnly? Until, IReadOnlyList<(decimal? Amount, int? People)> Done, IReadOnlyList<Text> Remarks)
{
    internal static CountyNoticeLine Missing(string name) => new(name, null, null, [.. CountyNotice.Work.Select(_ => ((decimal?)null, (int?)null))], [new("本月汇总包未收到", "no bundle of this month")]);

    internal static CountyNoticeLine Of(CountyBundle bundle)
    {
        var tables = CountyNotice.Work.Select(about => bundle.Tables.FirstOrDefault(table => table.About == about)).ToList();
        Text[] few = [.. CountyNotice.Work.Zip(tables).Where(each => each.Second is { Amount: null } or null).Select(each => Names.Of(each.First))];
        return new(bundle.SchoolName, bundle.SchoolNameEn, bundle.Until, [.. tables.Select(table => (table?.Amount, table?.Amount is null ? null : table.Of))],
            few.Length == 0 ? [] : [new($"不足 5 人，未列：{string.Join('、', few.Select(name => name.Zh))}", $"fewer than 5, not shown: {string.Join(", ", few.Select(name => name.En))}")]);
    }

    public string NameIn(Language language) => language == Language.English && NameEn is { Length: > 0 } english ? english : Name;
}

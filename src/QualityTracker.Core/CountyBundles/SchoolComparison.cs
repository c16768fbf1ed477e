using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.CountyBundles;

/// <summary>
/// Schools side by side, from their bundles alone (县级对比; clause Z7): in one of four views, with every denominator. What is not counted alike is shown
/// with the reason and without a share. Norms are not added up: those that almost everybody met are not shown, and a sum of the others would be the
/// lower the better a school is. Schools are ordered by name, never by figures (L1, L2).
/// </summary>
/// <param name="View">Whose view.</param>
/// <param name="Columns">What is compared.</param>
/// <param name="County">All schools that are alike, together; without a figure, and with the reason, where no two are, or it is a mean.</param>
/// <param name="Schools">By name.</param>
public sealed record SchoolComparison(
    CountyView View, IReadOnlyList<ComparedColumn> Columns, IReadOnlyList<ComparedFigure> County, IReadOnlyList<ComparedSchool> Schools)
{
    /// <summary>A smaller part of those enrolled, in percent, and the rates of an exam say little of the school.</summary>
    public const decimal LeastParticipation = 90;

    private static readonly HashSet<PostKind> Leading =
        [PostKind.Principal, PostKind.VicePrincipal, PostKind.VicePrincipalTeaching, PostKind.DirectorOfTeaching, PostKind.LeadershipMember, PostKind.MiddleManager, PostKind.CentralSchoolVicePrincipal];

    public static readonly Text Hidden = new("不足 5 人，不公布", "fewer than 5: not shown");
    public static readonly Text Missing = new("没有这项", "not in the bundle");

    /// <param name="bundles">One of each school.</param>
    /// <param name="view">Whose view.</param>
    public static SchoolComparison Of(IReadOnlyCollection<CountyBundle> bundles, CountyView view)
    {
        var columns = bundles.SelectMany(bundle => bundle.Tables).Where(table => IsIn(table, view)).SelectMany(ColumnsOf).GroupBy(each => each.Key)
            .Select(same => new ComparedColumn(same.Key.About, same.Key.Row, same.Key.Step, same.First().Name, MostFrequent(same.Select(each => each.Alike)), same.Count()))
            .OrderBy(column => column.About).ThenBy(column => column.Row, StringComparer.Ordinal).ThenBy(column => column.Step, StringComparer.Ordinal).ToList();
        var schools = bundles.Select(bundle => ComparedSchool.Of(bundle, columns))
            .OrderBy(school => school.Name, StringComparer.Ordinal).ThenBy(school => school.School, StringComparer.Ordinal).ToList();
        return new(view, columns, [.. columns.Select((column, at) => ComparedFigure.Together(schools.Select(school => school.Figures[at]), column))], schools);
    }

    private static string MostFrequent(IEnumerable<string> alike) => alike.GroupBy(each => each, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key;

    // A paper has a column for who sat, and where schools sat the same paper one for who passed.
    private static IEnumerable<((BundleSubject About, string Row, string Step) Key, Text Name, string Alike)> ColumnsOf(BundleTable table)
    {
        var step = IsExam(table) ? ExamTables.Sat : table.Steps.Count == 1 ? table.Steps[0].Id : "";
        yield return ((table.About, table.Row, step), IsExam(table) ? Add(table.Name, "参考", "sat") : table.Name, AlikeOf(table, step));
        if (table.About == BundleSubject.Rates) yield return ((table.About, table.Row, ExamTables.Pass), Add(table.Name, "及格", "passed"), AlikeOf(table, ExamTables.Pass));
    }

    private static bool IsExam(BundleTable table) => table.About is BundleSubject.Rates or BundleSubject.Levels;

    // The first joint exam of one school need not be that of another: it has its day before all else.
    internal static string AlikeOf(BundleTable table, string step)
    {
        if (!IsExam(table)) return table.Alike;
        var day = table is { Exam: Exams.ExamKind.Joint, Day: { } of } ? of.ToString("O", CultureInfo.InvariantCulture) : "";
        return step == ExamTables.Sat ? day : $"{day}|{table.Alike}";
    }

    internal static string DayOf(string alike) => alike.Split('|')[0];

    private static Text Add(Text name, string zh, string en) => new($"{name.Zh}：{zh}", $"{name.En}: {en}");

    private static bool IsIn(BundleTable table, CountyView view) => table.About switch
    {
        BundleSubject.Norm => view == (table.Posts.Count > 0 && table.Posts.All(Leading.Contains) ? CountyView.Principal : CountyView.Teacher),
        BundleSubject.Observations => view == CountyView.Principal,
        BundleSubject.Hours or BundleSubject.OpenLessons or BundleSubject.ResearchMeetings => view == CountyView.Teacher,
        BundleSubject.TutoringPlans or BundleSubject.TutoringSessions or BundleSubject.Rates or BundleSubject.Levels => view == CountyView.Pupil,
        BundleSubject.Reviews => view == ViewOf(table.From),
        _ => false,
    };

    private static CountyView ViewOf(ReviewGroup? from) => from switch
    {
        ReviewGroup.Pupils => CountyView.Pupil,
        ReviewGroup.Parents => CountyView.Parent,
        ReviewGroup.LeadershipTeam or ReviewGroup.Principal or ReviewGroup.MiddleManagers => CountyView.Principal,
        _ => CountyView.Teacher,
    };
}

/// <summary>Whose view (四类主体; clause Z7).</summary>
public enum CountyView
{
    [Named("校长", "principal")] Principal = 1,
    [Named("教师", "teacher")] Teacher,
    [Named("学生", "pupil")] Pupil,
    [Named("家长", "parent")] Parent,
}

/// <summary>What is compared (对比项目).</summary>
/// <param name="About">What it is about.</param>
/// <param name="Row">Which of its kind.</param>
/// <param name="Step">Which step of the table; empty for its amount.</param>
/// <param name="Name">As shown.</param>
/// <param name="Alike">What most schools have, and what is asked of the others.</param>
/// <param name="Schools">Whose bundles have it.</param>
public sealed record ComparedColumn(BundleSubject About, string Row, string Step, Text Name, string Alike, int Schools);

/// <summary>One school of the comparison.</summary>
/// <param name="School">School code.</param>
/// <param name="Name">Its name.</param>
/// <param name="NameEn">Its English name, if any.</param>
/// <param name="Term">Term id.</param>
/// <param name="Until">Of its bundle.</param>
/// <param name="Figures">In the order of the columns.</param>
public sealed record ComparedSchool(string School, string Name, string? NameEn, string Term, DateOnly Until, IReadOnlyList<ComparedFigure> Figures)
{
    internal static ComparedSchool Of(CountyBundle bundle, IReadOnlyList<ComparedColumn> columns)
    {
        var tables = bundle.Tables.ToDictionary(table => (table.About, table.Row));
        return new(bundle.School, bundle.SchoolName, bundle.SchoolNameEn, bundle.Term, bundle.Until,
            [.. columns.Select(column => tables.TryGetValue((column.About, column.Row), out var table) ? ComparedFigure.In(table, column) : ComparedFigure.None(SchoolComparison.Missing))]);
    }
}

using System.Data.Common;
using System.Globalization;
using System.Text;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>What the cells of a score row mean (成绩行的读取): exam, pupil, paper and result. Rows of one exam and subject stand together, so the last is asked first.</summary>
public sealed class ScoreCells(SchoolFrame frame, DbConnection connection, string school)
{
    public static readonly Fault NoPaper = new("subject", "known-paper",
        new("这次考试没有这个学科", "the exam has no such subject"), new("更正学科，或在质量监测中加上它", "correct the subject, or add it to the exam"));

    private static readonly Fault NotANumber = new("score", "type",
        new("应为数字", "should be a number"), new("更正分数；未参加的留空并填考试状态", "correct the score; leave it blank and give the status of who did not sit"));

    private readonly Dictionary<string, ExamOfImport> exams = [];
    private readonly Dictionary<string, ExamStatus> statuses = [];
    private string lastExamText = "";
    private string lastTermText = "";
    private ExamOfImport? lastExam;
    private string lastSubjectText = "";
    private int lastPaper = -1;
    private ScorePlaces? lastPlaces;
    private ExamOfImport? lastItemsOf;
    private List<(int At, string Item)> lastItems = [];
    private HashSet<int> itemPlaces = [];

    /// <summary>Those met so far.</summary>
    public IEnumerable<ExamOfImport> Exams => exams.Values;

    /// <summary>Why the last exam asked for is none.</summary>
    public Fault ExamFault { get; private set; } = ExamFaults.Unknown;

    public static ReadOnlySpan<char> Text(TableRow row, int at) => at < 0 ? [] : CellEnds.Trim(row[at]);

    public ExamOfImport? ExamOf(TableRow row, ScorePlaces at)
    {
        var text = Text(row, at.Exam);
        var term = Text(row, at.Term);
        if (text.SequenceEqual(lastExamText) && term.SequenceEqual(lastTermText)) return lastExam;
        (lastExamText, lastTermText, lastSubjectText) = (text.ToString(), term.ToString(), "");
        var meant = frame.Exams.ContainsKey(lastExamText) ? [lastExamText] : frame.Named.Exams[lastExamText].ToList();
        if (lastTermText.Length > 0) meant.RemoveAll(each => frame.Exams[each].Term != Column<object>.Narrow(lastTermText));
        lastExam = null;
        ExamFault = meant.Count > 1 ? ExamFaults.Several(meant.Select(each => frame.Exams[each])) : lastTermText.Length > 0 ? ExamFaults.NotInTerm : ExamFaults.Unknown;
        if (meant is [var id] && !exams.TryGetValue(id, out lastExam))
        {
            exams[id] = lastExam = new(frame.Exams[id], frame, ExamClosingStore.StateOf(connection, school, id), ScoreStore.Stream(connection, school, id), () => ScoreHistory.Imported(
                ScoreHistoryStore.Written(connection, school, id, bySheet: true), ScoreHistoryStore.Written(connection, school, id, bySheet: false)));
        }

        return lastExam;
    }

    /// <summary>The place of a subject among the exam's papers; -1 when it has none.</summary>
    public int PaperOf(ExamOfImport exam, ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text.SequenceEqual(lastSubjectText)) return lastPaper;
        lastSubjectText = text.ToString();
        var id = frame.Subjects.ContainsKey(lastSubjectText) ? lastSubjectText : Spacing.Find(frame.Named.Subjects, lastSubjectText).FirstOrDefault();
        return lastPaper = exam.Exam.Papers.Index().FirstOrDefault(each => each.Item.Subject == id, (-1, null!)).Index;
    }

    /// <param name="row">The row.</param>
    /// <param name="at">Its columns.</param>
    /// <param name="exam">Its exam.</param>
    /// <param name="asks">Whether zeros lost from a number are asked after.</param>
    /// <param name="wrong">Where and why, when it is nobody.</param>
    public RosterLine? PupilOf(TableRow row, ScorePlaces at, ExamOfImport exam, bool asks, out (int At, Fault Fault) wrong)
    {
        wrong = default;
        if (Named(row, at, exam, asks, ref wrong) is not { } pupil) return null;
        if (Text(row, at.Name) is { Length: > 0 } name && pupil.Name.Length > 0 && !name.SequenceEqual(pupil.Name) && !CellEnds.SameName(name.ToString(), pupil.Name))
        {
            wrong = (at.Name, ColumnPlaces.OtherPerson("学号", pupil.Number, pupil.Name));
            return null;
        }

        if (Text(row, at.Class) is { Length: > 0 } named && !named.SequenceEqual(pupil.Class) && !named.SequenceEqual(pupil.ClassName) && !CellEnds.SameName(named.ToString(), pupil.ClassName))
        {
            wrong = (at.Class, new("class", "roster-class", new($"与名册上的班级“{pupil.ClassName}”不同", $"differs from the roster's class “{pupil.ClassName}”"), new("更正班级或学号", "correct the class or the pupil number")));
            return null;
        }

        return pupil;
    }

    /// <summary>Reads what the pupil has; where and why when that cannot be.</summary>
    public (int At, Fault Fault)? ResultOf(
        TableRow row, ScorePlaces at, ExamOfImport exam, int paper, int scoreAt, int statusAt, out ExamStatus status, out decimal? score, out Dictionary<string, decimal>? items)
    {
        (status, score, items) = (default, null, null);
        var scoreText = Text(row, scoreAt);
        var statusText = Text(row, statusAt);
        if (scoreText.Length > 0)
        {
            if (TryPoints(scoreText, out var points)) score = points;
            else if (statusText.Length > 0 || (status = StatusOf(scoreText)) == default) return (scoreAt, NotANumber);
        }

        if (statusText.Length > 0) status = StatusOf(statusText);
        else if (score is not null) status = ExamStatus.Sat;
        if (ScoreRules.FaultOf(status, score, exam.Exam.Papers[paper]) is { } fault) return (fault.Field == "status" && statusAt >= 0 ? statusAt : scoreAt, fault);
        var columns = ItemsOf(exam, at);
        foreach (var (column, item) in columns)
        {
            var text = Text(row, column);
            if (text.Length == 0) continue;
            if (!TryPoints(text, out var points)) return (column, NotANumber with { Field = $"items.{item}", Remedy = new("更正小题得分", "correct the item's score") });
            if (!(items ??= []).TryAdd(item, points)) return (column, new($"items.{item}", "unique", new($"小题 {item} 有两列", $"item {item} has two columns"), new("只保留一列", "keep one of them")));
        }

        if (items is null || ItemRules.FaultOf(items, score, exam.ItemsOf(paper)) is not { } wrong) return null;
        foreach (var (column, item) in columns)
        {
            if (wrong.Field == $"items.{item}" || wrong.Rule == "no-items") return (column, wrong);
        }

        return (scoreAt, wrong);
    }

    /// <summary>The columns of a table that were those of an item of some exam in it; asked after its last row.</summary>
    public IReadOnlySet<int> ItemPlacesOf(ScorePlaces at) => ReferenceEquals(at, lastPlaces) ? itemPlaces : new HashSet<int>();

    // Which columns are items depends on the exam alone, and rows of one exam stand together.
    private List<(int At, string Item)> ItemsOf(ExamOfImport exam, ScorePlaces at)
    {
        if (at.Others.Count == 0) return [];
        if (!ReferenceEquals(at, lastPlaces)) (lastPlaces, lastItemsOf, itemPlaces) = (at, null, []);
        if (exam == lastItemsOf) return lastItems;
        lastItemsOf = exam;
        lastItems = [.. at.Others.Select(each => (each.At, Item: ScoreColumns.ItemOf(each.Header, exam.Labels))).Where(each => each.Item is not null).Select(each => (each.At, each.Item!))];
        itemPlaces.UnionWith(lastItems.Select(each => each.At));
        return lastItems;
    }

    private static RosterLine? Named(TableRow row, ScorePlaces at, ExamOfImport exam, bool asks, ref (int At, Fault Fault) wrong)
    {
        var number = Text(row, at.Pupil);
        var examNumber = Text(row, at.ExamNumber);
        if (number.Length == 0 && exam.ByExamNumber.TryGetValue(examNumber, out var pupil)) return pupil;
        if (examNumber.Length > 0 || number.Length == 0)
        {
            var given = number.Length == 0 ? null : Column<object>.Narrow(number.ToString());
            var (found, fault) = ScoreRules.PupilOf(given, Column<object>.Narrow(examNumber.ToString()), exam.ExamNumbers);
            if (fault is not null)
            {
                wrong = (fault.Field == "pupil" ? at.Person : at.ExamNumber, fault);
                return null;
            }

            number = found;
        }

        if (exam.Roster.TryGetValue(number, out pupil) || exam.Roster.TryGetValue(CellEnds.Number(Column<object>.Narrow(CellEnds.Clean(number))), out pupil)) return pupil;
        var absent = ScoreRules.NotOnRoster(exam.Exam);
        wrong = (at.Person, asks ? LeadingZeros.Asked(absent, number.ToString(), exam.Numbers) : absent);
        return null;
    }

    // As in every other table; most scores need no more than this.
    private static bool TryPoints(ReadOnlySpan<char> text, out decimal points) => Ascii.IsValid(text)
        ? decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out points)
        : Column<object>.TryNumber(text.ToString(), out points);

    private ExamStatus StatusOf(ReadOnlySpan<char> text)
    {
        if (statuses.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var status)) return status;
        Names.TryRead(text.ToString(), out status);
        if (statuses.Count < 100) statuses[text.ToString()] = status;
        return status;
    }
}

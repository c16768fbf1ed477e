using QualityTracker.Api.Exams;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Records;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.Staff;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Reference;

/// <summary>Examples of what is sent and answered; those of records are valid and can be posted as they stand.</summary>
public static class ReferenceExamples
{
    public static readonly School School = new() { Id = "demo", Name = "示范初级中学", NameEn = "Demonstration Junior School" };

    private static readonly DateTimeOffset At = new(2025, 10, 14, 8, 30, 0, TimeSpan.Zero);

    private static readonly ScoreSheet Sheet = new()
    {
        Scores = [new() { Pupil = "20250701", Status = ExamStatus.Sat, Score = 97.5m }, new() { Pupil = "20250702", Status = ExamStatus.Absent }],
    };

    private static readonly Dictionary<Type, object> ByType = new()
    {
        [typeof(School)] = School,
        [typeof(IReadOnlyList<School>)] = new[] { School },
        [typeof(VoidRecord)] = new VoidRecord { Reason = "重复登记" },
        [typeof(ScoreSheet)] = Sheet,
        [typeof(TakeStep)] = new TakeStep { Id = "0199e1a0-7c00-7000-8000-000000000002", Kind = StepKind.Note, After = 1, Words = "已核对" },
        [typeof(TakeSteps)] = new TakeSteps { Kind = StepKind.Compute, Sheets = [new("T004", "0199e1a0-7c00-7000-8000-000000000003", 0)] },
        [typeof(IReadOnlyList<RosterEntry>)] = new[] { new RosterEntry("20250701", "李明", "2025-701", "70101") },
        [typeof(ImportView)] = Import(),
        [typeof(IReadOnlyList<ImportView>)] = new[] { Import() with { Report = null } },
    };

    /// <summary>An example of a request's body.</summary>
    public static object? Of(Type type) => RecordKinds.All.FirstOrDefault(kind => kind.RecordType == type)?.Example ?? ByType.GetValueOrDefault(type);

    /// <summary>An example of a response's body; a record's comes with the state that the operation leaves it in.</summary>
    public static object? Of(Type type, RecordKind? kind, string operation)
    {
        if (kind is null) return Of(type);
        var state = operation.Split('.')[^1] switch
        {
            "void" => new RecordState { Version = 2, RecordedAt = At, VoidedAt = At.AddDays(1), VoidReason = "重复登记" },
            "restore" => new RecordState { Version = 3, RecordedAt = At },
            "replace" => new RecordState { Version = 2, RecordedAt = At.AddDays(1) },
            _ => new RecordState { Version = 1, RecordedAt = At },
        };
        var stored = new { Record = kind.Example, State = state };
        if (!type.IsGenericType) return null;
        return type.GetGenericTypeDefinition() == typeof(Page<>)
            ? new { Items = new[] { stored }, Total = 1, Next = (string?)null }
            : type.GetGenericTypeDefinition() == typeof(Stored<>) ? stored : null;
    }

    private static ImportView Import() => ImportView.Of(ExampleJob(), Language.Chinese, ImportRights.Console);

    private static ImportJob ExampleJob()
    {
        var kind = RecordStaffMember.Kind.Name;
        var table = new ImportTable("教职工.csv", null, kind, ["备注"]) { Rows = 40, Adds = 1, Changes = 1, Unchanged = 38 };
        var report = new ImportReport
        {
            Tables = [table],
            Differences =
            [
                new("教职工.csv", null, 7, kind, "T006", false, [new("title", "职称", "二级教师", "一级教师")]) { Title = "T006" },
                new("教职工.csv", null, 41, kind, "T040", true, [new("id", "工号", null, "T040"), new("name", "姓名", null, "赵敏")]) { Title = "T040" },
            ],
            Errors = [],
            Notices = [],
        };
        return new(new JobRow
        {
            School = School.Id,
            Id = "0199e1a0-7c00-7000-8000-000000000001",
            Kind = ImportWork.Name,
            CreatedAt = At,
            State = Json.Word(ImportState.Checked),
            Content = JobRow.Written(new ImportAsked("学期资料.zip", KeptRights.Of(ImportRights.Console), Corrections.Keep)),
            Result = JobRow.Written(ImportOutcome.Of(report)),
        });
    }
}

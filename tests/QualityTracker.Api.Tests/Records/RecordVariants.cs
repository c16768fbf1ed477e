using System.Globalization;
using System.Text.Json.Nodes;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Records;

/// <summary>For every kind: further records that are valid beside its example, and a change that leaves a record the same fact.</summary>
public static class RecordVariants
{
    private static readonly string[] Posts =
    [
        "principal", "vicePrincipal", "vicePrincipalTeaching", "directorOfTeaching", "leadershipMember", "middleManager", "subjectGroupHead",
        "teacher", "masterTeacher", "mentor", "subjectResearcher", "centralSchoolVicePrincipal", "centralSchoolStaff", "office", "finance",
    ];

    public static IEnumerable<RecordKind> Kinds => RecordKinds.All;

    /// <summary>The number-th further record, from 0 to 12, each another fact with another id.</summary>
    public static JsonObject Another(RecordKind kind, JsonObject example, int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (!kind.IsCoded) example["id"] = Guid.CreateVersion7().ToString();
        switch (kind.Noun)
        {
            case "terms":
                Set(example, ("id", $"{2026 + number}-1"), ("schoolYear", $"{2026 + number}-{2027 + number}"),
                    ("firstDay", $"{2026 + number}-09-01"), ("lastDay", $"{2027 + number}-01-20"));
                break;
            case "calendar-days":
                Set(example, ("date", Day(2025, 11, 3, number)));
                example.Remove("id");
                break;
            case "subjects":
                Set(example, ("id", $"subject-{text}"), ("name", $"学科{text}"));
                break;
            case "staff" or "classes" or "pupils":
                Set(example, ("id", $"X{text}"));
                break;
            case "posts":
                Set(example, ("kind", Posts[number]), ("class", null));
                break;
            case "enrolments" or "teaching-assignments":
                Set(example, ("from", Day(2025, 1, 6, 7 * number)), ("to", Day(2025, 1, 7, 7 * number)));
                break;
            case "timetable-entries" or "lesson-observations":
                Set(example, ("period", 3 + number));
                break;
            case "teaching-hours":
                Set(example, ("week", 6 + number));
                break;
            case "duties":
                Set(example, ("title", $"公开课{text}"));
                break;
            case "exam-reflections":
                Set(example, ("causes", $"原因{text}"));
                break;
            case "ledger-items":
                Set(example, ("problem", $"问题{text}"));
                break;
            case "tutoring-plans":
                Set(example, ("teacher", "T002"), ("from", Day(2025, 9, 2, 7 * number)), ("to", Day(2025, 9, 3, 7 * number)));
                break;
            case "tutoring-sessions":
                Set(example, ("startsAt", $"17:{number:00}"));
                break;
            case "pairings":
                Set(example, ("from", Day(2025, 1, 6, 7 * number)), ("to", Day(2025, 1, 7, 7 * number)));
                break;
            case "conduct-decisions":
                Set(example, ("decidedOn", Day(2025, 9, 1, number)));
                break;
            case "tuition-counts":
                Set(example, ("date", Day(2025, 11, 3, number)));
                break;
            case "hand-ins":
                Set(example, ("to", $"教研室{text}"));
                break;
            case "exams":
                // Of a grade that the law's limits leave alone.
                Set(example, ("name", $"另一个{text}"), ("grade", 10));
                break;
            default:
                Set(example, ("name", $"另一个{text}"));
                break;
        }

        return example;
    }

    /// <summary>Other content that is still the same fact.</summary>
    public static (string Field, JsonNode? Value) Change(RecordKind kind, JsonObject content) => kind.Noun switch
    {
        "terms" => ("policy", "wenxian-2019"),
        "calendar-days" => ("name", "国庆"),
        "subjects" => ("nameEn", "Language"),
        "staff" => ("title", "高级教师"),
        "classes" => ("name", "七(1)班"),
        "pupils" => ("gender", null),
        "posts" => ("to", "2026-01-23"),
        "enrolments" or "teaching-assignments" or "tutoring-plans" => ("to", (string?)content["from"]),
        "timetable-entries" => ("subject", "maths"),
        "lesson-observations" or "tutoring-sessions" => ("minutes", 41),
        "teaching-hours" => ("periods", 5.25m),
        "duties" => ("level", "province"),
        "pairings" => ("note", "青蓝工程"),
        "conduct-decisions" => ("appeal", "pending"),
        "tuition-counts" => ("count", 40),
        "hand-ins" => ("handedInOn", "2026-01-29"),
        "exams" => ("kind", "midTerm"),
        "exam-reflections" => ("measures", "另一项措施"),
        "ledger-items" => ("topic", "分层作业的设计与批改"),
        _ => ("totalCents", 5),
    };

    private static void Set(JsonObject content, params (string Field, JsonNode? Value)[] values)
    {
        foreach (var (field, value) in values) content[field] = value;
    }

    private static string Day(int year, int month, int day, int later) => new DateOnly(year, month, day).AddDays(later).ToString("O", CultureInfo.InvariantCulture);
}

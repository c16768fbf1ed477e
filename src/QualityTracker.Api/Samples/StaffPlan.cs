namespace QualityTracker.Api.Samples;

/// <summary>What sets a person of the sample apart from the other teachers (角色).</summary>
internal enum Part
{
    Teacher,
    Principal,
    VicePrincipal,

    /// <summary>Clearly behind on observations.</summary>
    VicePrincipalTeaching,

    /// <summary>Director of teaching until week 8, a teacher afterwards.</summary>
    DirectorWhoSteppedDown,

    /// <summary>Director of teaching from week 9.</summary>
    DirectorWhoTookOver,

    MiddleManager,
    SubjectGroupHead,
    MasterTeacher,

    /// <summary>Leaves in week 11; colleagues take the classes over.</summary>
    Leaver,

    /// <summary>Away for three weeks; colleagues cover.</summary>
    LongAbsent,

    Office,
    Finance,
}

/// <summary>
/// People of one subject who part its classes among them, in the order of the classes: <paramref name="Classes"/> has how many each takes.
/// </summary>
internal sealed record StaffRow(string Subject, int FirstGrade, int LastGrade, int[] Classes, params (int At, Part Part)[] Parts)
{
    public Part PartOf(int at) => Parts.FirstOrDefault(each => each.At == at).Part;

    /// <summary>Whether these people could teach a grade at all: few go from primary to junior secondary.</summary>
    public bool Reaches(int grade) => grade <= 6 ? FirstGrade <= 6 : LastGrade >= 7;
}

/// <summary>
/// Who teaches what at the sample school (教师编制): 54 people who teach 24 classes, and two who do not.
/// Ethics in most primary classes, labour and integrated practice go to whoever has room (see <see cref="SampleAssignments"/>).
/// </summary>
internal static class StaffPlan
{
    public static IReadOnlyList<StaffRow> Rows { get; } =
    [
        new(Curriculum.Politics, 5, 6, [2, 3], (0, Part.Principal), (1, Part.VicePrincipal)),
        new("maths", 7, 9, [3, 2, 2, 1], (0, Part.SubjectGroupHead), (3, Part.VicePrincipalTeaching)),
        new("chinese", 7, 9, [2, 2, 2, 2], (1, Part.DirectorWhoSteppedDown)),
        new("english", 7, 9, [2, 2, 2, 2], (0, Part.Leaver), (2, Part.DirectorWhoTookOver), (3, Part.SubjectGroupHead)),
        new(Curriculum.Politics, 7, 9, [8], (0, Part.SubjectGroupHead)),
        new("history", 7, 9, [8], (0, Part.MasterTeacher)),
        new("geography", 7, 8, [6]),
        new("biology", 7, 8, [6]),
        new("physics", 8, 9, [5]),
        new("chemistry", 9, 9, [2]),
        new("chinese", 1, 6, [2, 1, 2, 1, 2, 2, 2, 1, 2, 1], (0, Part.SubjectGroupHead), (4, Part.MasterTeacher)),
        new("maths", 1, 6, [3, 3, 2, 2, 2, 2, 2], (1, Part.LongAbsent), (3, Part.MiddleManager)),
        new("english", 3, 6, [4, 3, 3]),
        new("science", 1, 6, [9, 7], (0, Part.SubjectGroupHead)),
        new("pe", 1, 9, [4, 5, 5, 5, 5], (0, Part.SubjectGroupHead)),
        new("music", 1, 9, [6, 7, 11]),
        new("art", 1, 9, [7, 6, 11], (1, Part.MiddleManager)),
        new("it", 3, 8, [16]),
    ];

    /// <summary>The subject of the group (教研组) that a subject belongs to.</summary>
    public static string GroupOf(string subject) => subject switch
    {
        "chinese" or "maths" or "english" => subject,
        "science" or "physics" or "chemistry" or "biology" or "it" => "science",
        "pe" or "music" or "art" => "pe",
        _ => Curriculum.Politics,
    };
}

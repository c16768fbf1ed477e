namespace QualityTracker.Api.OneRoster;

/// <summary>The files and columns of a OneRoster csv bundle (OneRoster 名册包), as the standard's versions 1.1 and 1.2 name them.</summary>
public static class OneRosterLayout
{
    public const string Manifest = "manifest";
    public const string Orgs = "orgs";
    public const string Sessions = "academicSessions";
    public const string Courses = "courses";
    public const string Classes = "classes";
    public const string Users = "users";
    public const string Roles = "roles";
    public const string Enrollments = "enrollments";

    /// <summary>The versions that are read and written.</summary>
    public static readonly string[] Versions = ["1.1", "1.2"];

    private static readonly string[] Common =
    [
        Sessions, "categories", Classes, "classResources", Courses, "courseResources", "demographics", Enrollments, "lineItems", Orgs, "resources", "results", Users,
    ];

    private static readonly string[] Later =
        ["lineItemLearningObjectiveIds", "lineItemScoreScales", "resultLearningObjectiveIds", "resultScoreScales", Roles, "scoreScales", "userProfiles", "userResources"];

    private static readonly Dictionary<string, string> Columns = new()
    {
        [Orgs] = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
        [Sessions] = "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
        [Courses] = "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
        [Classes] = "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
        [Users] = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
        [Roles] = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
        [Enrollments] = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
    };

    private const string LaterUsers =
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns";

    /// <summary>What a row cannot do without; another column may be missing or blank.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Needed = new Dictionary<string, string[]>
    {
        [Orgs] = ["sourcedId", "name", "type"],
        [Sessions] = ["sourcedId", "type", "startDate", "endDate"],
        [Courses] = ["sourcedId", "title"],
        [Classes] = ["sourcedId", "title"],
        [Users] = ["sourcedId", "givenName", "familyName"],
        [Roles] = ["sourcedId", "userSourcedId", "role"],
        [Enrollments] = ["sourcedId", "classSourcedId", "userSourcedId", "role"],
    };

    /// <summary>Every file that a manifest of the version tells of.</summary>
    public static IEnumerable<string> FilesOf(string version) => (version == "1.2" ? Common.Concat(Later) : Common).Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns of a file, in the standard's order.</summary>
    public static string[] ColumnsOf(string file, string version) => (file == Users && version == "1.2" ? LaterUsers : Columns[file]).Split(',');

    /// <summary>Whether files without a manifest are a bundle's all the same.</summary>
    public static bool IsBundle(IEnumerable<string> names)
    {
        var there = names.Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new[] { Orgs, Sessions, Users, Enrollments }.Count(file => there.Contains(file + ".csv")) > 2;
    }

    /// <summary>The manifest among the names of files, with its folder; null when there is none, and the files are no bundle.</summary>
    public static string? ManifestIn(IEnumerable<string> names) =>
        names.Where(name => Path.GetFileName(name).Equals(Manifest + ".csv", StringComparison.OrdinalIgnoreCase)).MinBy(name => name.Length);
}

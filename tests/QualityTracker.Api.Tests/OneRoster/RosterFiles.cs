using System.IO.Compression;
using System.Text;

namespace QualityTracker.Api.Tests.OneRoster;

/// <summary>Bundles as another system would write them, by their files.</summary>
public sealed class RosterFiles : Dictionary<string, string>
{
    /// <summary>Two classes, two teachers and an administrator, three pupils and a parent, in version 1.1 or 1.2.</summary>
    public static RosterFiles Of(string version, string school)
    {
        var later = version == "1.2";
        var files = new RosterFiles
        {
            ["manifest"] = Manifest(version, "bulk"),
            ["orgs"] = $"""
                sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
                d1,,,河口县教育局,district,,
                s1,,,示范初级中学,school,{school},d1
                s2,,,别的学校,school,other,d1
                """,
            ["academicSessions"] = """
                sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
                y1,,,2025-2026,schoolYear,2025-09-01,2026-07-11,,2026
                t1,,,第一学期,semester,2025-09-01,2026-01-24,y1,2026
                t2,,,第二学期,semester,2026-02-24,2026-07-11,y1,2026
                """,
            ["courses"] = """
                sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes
                c0,,,y1,班会,HR,,s1,,
                c1,,,y1,七年级语文,C7,07,s1,语文,chinese
                c2,,,y1,七年级数学,M7,07,s1,数学,maths
                """,
            ["classes"] = """
                sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
                k1,,,七年级1班,07,c0,2025-701,homeroom,,s1,"t1,t2",,,
                k2,,,七年级2班,07,c0,2025-702,homeroom,,s1,"t1,t2",,,
                l1,,,语文（王老师）,07,c1,,scheduled,,s1,t1,,,
                l2,,,七年级2班 数学,07,c2,,scheduled,,s1,t1,,,
                """,
            ["users"] = later
                ? """
                sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns
                u1,,,true,wangfang,,芳,王,,T001,,,,,,,,,,,,s1,
                u2,,,true,gl,,古丽,阿依,,T002,,,,,,,,,,,,s1,
                u3,,,true,office,,修,欧阳,,T003,,,,,,,,,,,,s1,
                p1,,,true,p1,,明,李,,20250701,,,,,,,,,,,,s1,
                p2,,,true,p2,,华,张,,20250702,,,,,,,,,,,,s1,
                p3,,,true,p3,,三,陈,,,,,,,,,,,,,,s1,
                g1,,,true,g1,,父,李,,,,,,,,,,,,,,s1,
                """
                : """
                sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
                u1,,,true,s1,teacher,wangfang,,芳,王,,T001,,,,,,
                u2,,,true,"d1,s1",teacher,gl,,古丽,阿依,,T002,,,,,,
                u3,,,true,s1,administrator,office,,修,欧阳,,T003,,,,,,
                p1,,,true,s1,student,p1,,明,李,,20250701,,,,,07,
                p2,,,true,s1,student,p2,,华,张,,20250702,,,,,07,
                p3,,,true,s1,student,p3,,三,陈,,,,,,,07,
                g1,,,true,s1,parent,g1,,父,李,,,,,,p1,,
                """,
            ["enrollments"] = """
                sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
                e1,,,k1,s1,p1,student,false,2025-09-01,
                e2,,,k1,s1,p2,student,false,2025-09-01,
                e3,,,k2,s1,p3,student,false,,2026-01-24
                e4,,,l1,s1,p1,student,false,2025-09-01,
                e5,,,l1,s1,p2,student,false,2025-09-01,
                e6,,,l1,s1,u1,teacher,true,2025-09-01,
                e7,,,l2,s1,u2,teacher,true,2025-09-01,2026-01-24
                e8,,,k1,s1,u1,teacher,true,2025-09-01,
                """,
        };
        if (later)
        {
            files["roles"] = """
                sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
                r1,,,u1,primary,teacher,,,s1,
                r2,,,u2,primary,teacher,,,s1,
                r3,,,u3,primary,administrator,,,s1,
                r4,,,p1,primary,student,,,s1,
                r5,,,p2,primary,student,,,s1,
                r6,,,p3,primary,student,,,s1,
                r7,,,g1,primary,parent,,,s1,
                """;
            files["userProfiles"] = "sourcedId,status,dateLastModified,userSourcedId,profileType,vendorId,applicationId,description,credentialType,username,password\n";
        }

        return files;
    }

    /// <summary>A manifest that tells of the roster's files in one way.</summary>
    public static string Manifest(string version, string state) =>
        $"propertyName,value\nmanifest.version,1.0\noneroster.version,{version}\nfile.academicSessions,{state}\nfile.classes,{state}\nfile.courses,{state}\nfile.enrollments,{state}\nfile.orgs,{state}\nfile.results,absent\nfile.users,{state}\n"
        + (version == "1.2" ? $"file.roles,{state}\nfile.userProfiles,absent\n" : "") + "source.systemName,Another\n";

    public RosterFiles With(string file, Func<string, string> change)
    {
        var changed = new RosterFiles();
        foreach (var (name, text) in this) changed[name] = name == file ? change(text) : text;
        return changed;
    }

    public RosterFiles Without(string file)
    {
        var changed = new RosterFiles();
        foreach (var (name, text) in this.Where(each => each.Key != file)) changed[name] = text;
        return changed;
    }

    public byte[] Zipped(string folder = "", Encoding? encoding = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in this)
            {
                using var entry = zip.CreateEntry($"{folder}{name}.csv").Open();
                entry.Write([.. (encoding ?? Encoding.UTF8).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(text)]);
            }
        }

        return bytes.ToArray();
    }
}

using QualityTracker.Api.Records;

namespace QualityTracker.Api.Reference;

/// <summary>Words of the description that no type carries, in both languages.</summary>
public static class ReferenceTexts
{
    public const string Introduction =
        """
        记录、导入、考核与核算的接口。地址为 `/api/v1/schools/{school}/…`，正文为 camelCase 的 JSON，日期为 ISO 8601，选项用词。
        记录由客户端生成 UUIDv7 编号：重发返回原记录，同号不同内容为 409。更改带 If-Match，记录只作废、不删除。
        出错时返回 problem details，写明字段、规则和办法，语言由 Accept-Language 决定。

        Records, imports, evaluation and pay. Addresses are `/api/v1/schools/{school}/…`; bodies are JSON in camelCase with ISO 8601 dates and words for choices.
        Records carry a UUIDv7 made by the client: sending one again answers the record, other content under the same id is 409. Changes carry If-Match; records are voided, never deleted.
        Errors are problem details with the field, the rule and the remedy, in the language of Accept-Language.
        """;

    private static readonly Dictionary<string, string> TagNames = new()
    {
        ["schools"] = "学校：其他记录都属于一所学校 · Schools: every other record belongs to one",
        ["imports"] = "导入：上传文件，先试导入，再确认 · Imports: upload files, look at the dry run, apply",
    };

    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["school"] = "学校编码 · The school's code",
        ["exam"] = "质量监测的编号 · The exam's id",
        ["subject"] = "学科编码 · The subject's code",
        ["class"] = "班级编码 · The class code",
        ["term"] = "学期编码 · The term's code",
        ["staff"] = "工号 · The staff number",
        ["lang"] = "zh 或 en，优先于 Accept-Language · zh or en, before Accept-Language",
    };

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["id"] = "编号 · The id",
        ["name"] = "名称 · The name",
        ["nameEn"] = "英文名称 · The English name",
        ["from"] = "开始日期 · The first day",
        ["to"] = "结束日期；null 为至今 · The last day; null until further notice",
        ["date"] = "日期 · The day",
        ["firstDay"] = "开学日期 · The term's first day",
        ["lastDay"] = "结束日期 · The term's last day",
        ["gender"] = "性别 · The gender",
        ["grade"] = "年级 · The grade, 1 to 12",
        ["papers"] = "科目满分 · The subjects examined, each with its full mark",
        ["staff"] = "工号 · Staff number",
        ["teacher"] = "教师工号 · The teacher's staff number",
        ["strengths"] = "优点 · What went well",
        ["weaknesses"] = "缺点 · What did not",
        ["advice"] = "建议 · Advice",
        ["effect"] = "效果 · What came of it",
        ["record"] = "记录内容 · What was recorded",
        ["state"] = "状态 · The state",
        ["items"] = "本页的记录 · The records of this page",
        ["total"] = "符合条件的总数 · How many there are on all pages",
        ["next"] = "下一页的游标；最后一页为 null · The cursor of the next page; null on the last",
        ["voidReason"] = "作废原因 · Why it was voided",
        ["pupil"] = "学号 · Pupil number",
        ["class"] = "班级编码 · Class code",
        ["subject"] = "学科编码 · Subject code",
        ["term"] = "学期编码 · The term's code",
        ["kind"] = "类别 · The kind",
        ["file"] = "文件名，压缩包内带文件夹 · The file, with its folder inside a zip",
        ["sheet"] = "工作表；csv 为 null · The sheet; null for csv",
        ["row"] = "行号，从 1 起 · The row, from 1",
        ["rows"] = "行数 · How many rows",
        ["column"] = "列标，如 B · The column's letter, such as B",
        ["header"] = "列名 · The column's heading",
        ["value"] = "原值 · What stands there",
        ["rule"] = "规则名 · The rule's name",
        ["message"] = "哪里不对 · What is wrong",
        ["remedy"] = "怎么办 · What to do",
        ["field"] = "字段 · The field",
        ["fields"] = "更改的字段 · The fields that change",
        ["before"] = "原值 · The value before",
        ["after"] = "新值 · The value after",
        ["isNew"] = "是否新增 · Whether the record is new",
        ["adds"] = "新增数 · How many are new",
        ["changes"] = "更改数 · How many change",
        ["unchanged"] = "不变数 · How many stay as they are",
        ["voided"] = "已作废数 · How many are voided and stay so",
        ["errorCount"] = "错误总数 · How many errors there are",
        ["tables"] = "各表的结果 · What comes of each table",
        ["differences"] = "逐项差异，最多 1000 项 · The differences, at most 1,000",
        ["errors"] = "逐项错误，最多 1000 项 · The errors, at most 1,000",
        ["notices"] = "跳过的文件和工作表 · Files and sheets that were passed over",
        ["ignoredColumns"] = "未读取的列 · Columns that were not read",
        ["fileName"] = "上传的文件名 · The name of the file uploaded",
        ["uploadedAt"] = "上传时间，UTC · When it was uploaded, UTC",
        ["progress"] = "进度 · How far it is",
        ["report"] = "试导入或导入的结果；进行中为 null · The result; null while under way",
        ["dimension"] = "评课维度 · The rubric's dimension",
        ["points"] = "得分，最多 2 位小数 · Points, up to 2 decimal places",
        ["fullMark"] = "满分，最多 2 位小数 · The full mark, up to 2 decimal places",
        ["stage"] = "学段，由年级得出 · The stage of schooling, which follows from the grade",
    };

    private static readonly Dictionary<string, string> Descriptions = new()
    {
        ["create"] = "编号由客户端生成；同一内容重发返回 200 和原记录 · The id is the client's; sending the same content again answers 200 and the record",
        ["list"] = "按日期或编号排序，用 next 翻页；未知参数为 400 · Ordered by date or id and paged by next; an unknown parameter is 400",
        ["replace"] = "以全部内容更改记录 · Replaces the whole record",
        ["void"] = "作废须写原因；仍被引用时为 409 · Voiding needs a reason; 409 while others refer to it",
        ["restore"] = "恢复前重新检查全部规则 · Every rule is checked again first",
        ["upload"] = "只试导入，不保存；结果用 imports.read 查看 · A dry run only, nothing is stored; see its result with imports.read",
        ["apply"] = "重新检查后在一个事务中写入 · Checked once more and written in one transaction",
    };

    public static IEnumerable<(string Name, string Description)> Tags =>
    [
        ("schools", TagNames["schools"]),
        .. RecordKinds.All.Select(kind => (kind.Noun, $"{kind.Name.Zh} · {char.ToUpperInvariant(kind.Name.En[0])}{kind.Name.En[1..]}")),
        .. TagNames.Where(tag => tag.Key != "schools").Select(tag => (tag.Key, tag.Value)),
    ];

    /// <summary>A parameter of the path or query; empty when nothing is known of it.</summary>
    public static string Parameter(string name, RecordKind? kind) => name == "id"
        ? kind is null ? "编号 · The id" : kind.IsCoded ? $"{kind.Name.Zh}的编码 · The code" : $"{kind.Name.Zh}的编号（UUID）· The UUID"
        : Parameters.GetValueOrDefault(name, "");

    /// <summary>A field without words of its own; empty when nothing is known of it.</summary>
    public static string Field(string schema, string name) => Fields.GetValueOrDefault($"{schema}.{name}") ?? Fields.GetValueOrDefault(name, "");

    /// <summary>The English half, for a field whose column has a Chinese header.</summary>
    public static string EnglishField(string name) => Field("", name).Split(" · ")[^1];

    public static string? Description(string operation) => Descriptions.GetValueOrDefault(operation.Split('.')[^1]);

    public static string Status(string status) => status switch
    {
        "200" => "成功 · Done",
        "201" => "已新建 · Created",
        "202" => "已接受，正在进行 · Accepted and under way",
        "204" => "已完成 · Done",
        _ => status,
    };
}

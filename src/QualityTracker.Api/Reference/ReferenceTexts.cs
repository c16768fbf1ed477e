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
        ["policies"] = "考核办法：规则包及其原文，学校自有的办法，采用决定 · Policies: the packs of rules and their text, a school's own, the decisions that adopt them",
        ["evaluations"] = "考核：一学期每人的结果，每个数字都能追到记录 · Evaluations: everybody's results of a term, each figure with its records",
        ["pace"] = "进度：某日各人规定任务完成到哪里，此后每周需完成多少 · Pace: how far everybody has come with the norms by a day, and what a week it now takes",
        ["working-weeks"] = "周课时：按课程表推算的课时与已登记的课时，本周应做的辅导 · Working weeks: hours proposed from the timetable beside those recorded, and the tutoring due",
        ["tutoring-boards"] = "辅导台账：辅导计划与进度，谁还没有计划 · Tutoring boards: the plans and how each stands, and who has none",
        ["integrity-flags"] = "听课诚信提示：记录之间的矛盾 · Integrity flags: what the records of observations say against each other",
        ["score-sheets"] = "成绩单一览：哪些已登记，哪些还缺，参考人数 · Score sheets: which are there, which are missing, how many took part",
        ["exam-analyses"] = "成绩分析：班级与年级、学生、趋势、增值、教师；小学只有等级 · Exam analyses: classes beside their grade, pupils, trend, value added, teachers; of primary exams levels only",
        ["exam-reports"] = "质量分析报告：PDF 与工作簿，家长告知单 · Exam reports: the quality analysis as PDF and workbook, and slips for parents",
        ["school-reports"] = "报表：学校自用或报送的报表，PDF 和工作簿，及报送情况 · Reports: what a school hands in or keeps, as PDF and workbook, and what is due",
        ["tutoring-books"] = "辅导手册：一名教师一学期的辅导计划与记录，PDF · Tutoring books: a teacher's plans and sessions of a term as PDF",
        ["quality-ledgers"] = "质量台账：问题、课题、任务、责任、时限五张清单，销号与重开 · Quality ledgers: the five lists of problem, topic, task, responsibility and time; closing and opening again",
        ["settlements"] = "结算：按截止日期发放封存考核表分得的绩效，两人审批后冻结，以后只作调整 · Settlements: what sealed sheets divide is paid by a cut-off date, frozen by two approvals, and adjusted later",
        ["reviews"] = "评议：轮次、评议码、投票、进度与结果；评议票不记名 · Reviews: rounds, codes, ballots, turnout and results; ballots are nobody's",
        ["what-ifs"] = "试算：换一个考核办法或参数会怎样，什么都不保存 · What-ifs: how a term would come out under another pack or other parameters; nothing is stored",
        ["sheets"] = "考核表：PDF，及确认、签字、公示、异议、封存的流程 · Sheets: the term sheets as PDF, and their way through confirmation, signatures, notice, objections and seal",
        ["seals"] = "封存码：凭码验真，不需登录，不显示姓名和分数 · Seals: whether a sealed sheet is genuine, without signing in, and without a name or a figure",
        ["session"] = "登录：密码、第二因素、通行密钥；浏览器用 cookie，写入带 X-Antiforgery · Session: password, second factor, passkeys; browsers use a cookie and send X-Antiforgery with writes",
        ["account"] = "我的账号：密码、登录、验证器、通行密钥、访问令牌 · One's own account: password, sign-ins, authenticator, passkeys, access tokens",
        ["accounts"] = "账号管理：管理员管理的账号和授权 · Accounts: what administrators keep, with the grants",
        ["backups"] = "备份：整个安装的数据、密钥和附件，写完即核对；不经网络下载 · Backups: the installation's data, keys and attachments, verified once they are made; not downloaded over the network",
        ["audit"] = "审计日志：谁在何时读了、改了什么 · The audit log: who read or changed what, and when",
        ["privacy"] = "个人信息：一人的全部数据，删除学生的个人信息 · Privacy: everything held on a person, and the erasure of a pupil",
        ["record-kinds"] = "记录类别：有哪些字段，可以做什么 · Record kinds: their fields, and what one may do with them",
        ["print-jobs"] = "打印任务：合订本、逐人文件和核算表，带进度 · Print jobs: books, files and pay workbooks, with progress",
        ["conduct-cases"] = "师德案件：立案、告知、听取申辩、决定、申诉，季度与即时报告 · Conduct cases: opened, told, heard, decided, appealed; reports by quarter and at once",
        ["county-bundles"] = "县级汇总包：一月一份，不足 5 人的不列，由学校签名 · County bundles: one a month, nothing of fewer than 5, signed by the school",
        ["county"] = "县级：接收汇总包，学校并列对比，月通报 · County: bundles taken in, schools side by side, the monthly notice",
        ["attachments"] = "附件：照片和扫描件，去掉拍摄地点等信息后留存 · Attachments: photos and scans, kept without where they were made",
        ["exports"] = "导出：全部记录、名册和听课评价，按导入或标准的格式 · Exports: every record, the roster and the evaluation of lessons, in the columns of imports or of a standard",
        ["imports"] = "导入：上传文件，先试导入，再确认 · Imports: upload files, look at the dry run, apply",
    };

    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["school"] = "学校编码 · The school's code",
        ["exam"] = "质量监测的编号 · The exam's id",
        ["round"] = "评议轮次的编号 · The id of the round of reviews",
        ["subject"] = "学科编码 · The subject's code",
        ["class"] = "班级编码 · The class code",
        ["term"] = "学期编码 · The term's code",
        ["staff"] = "工号 · The staff number",
        ["policy"] = "考核办法的编码；查询时用来试算，不填为学期所用 · The policy pack's code; as a query parameter it tries another pack than the term's",
        ["day"] = "学期内的日期；不填为学校的今天，学期外取学期首日或末日 · A day of the term; by default the school's today, held inside the term",
        ["week"] = "教学周，从 1 起；不填为学校今天所在的周，学期外取首周或末周 · The teaching week, from 1; by default that of the school's today, held inside the term",
        ["kind"] = "只列出此类别 · Only this kind",
        ["state"] = "只列出此状态：met、ahead、onPace、behind · Only this state: met, ahead, onPace, behind",
        ["post"] = "只列出担任此职务的人 · Only people who hold this post in the term",
        ["cutOff"] = "截止日期；不填为学校的今天 · The last day that counts; by default the school's today",
        ["secret"] = "日历地址的密钥 · The calendar address's secret",
        ["version"] = "版本，不填为最近的：考核办法的为 SHA-256，名册的为 1.1 或 1.2 · The version, left out for the latest: of a policy its SHA-256, of a roster 1.1 or 1.2",
        ["before"] = "较早一次考试的编号 · The id of an earlier exam",
        ["names"] = "true：再教清单写出学生姓名，须写 class 并可见其学生，读取留痕 · true puts pupils' names on the re-teach list; it needs class and the right to see its pupils, and is logged",
        ["pupil"] = "学号 · The pupil number",
        ["span"] = "term 或 year：本学期（不填）或本学年 · term or year: the term, as when left out, or the school year",
        ["figure"] = "数据的地址，如 total、norms/X1、workload/weeks/3；不填为全部 · The figure's address, such as total, norms/X1 or workload/weeks/3; left out for everything",
        ["q"] = "用户名、工号或姓名中含有的文字 · Text in the user name, staff number or name",
        ["account"] = "账号编号 · The account's id",
        ["name"] = "账号名 · The name signed in with",
        ["action"] = "操作名，可用 * 结尾，如 pupils.*；或其中文、英文名称的一部分 · The operation's name, or its beginning and *, such as pupils.*; or a part of what it is called",
        ["record"] = "编号：内容中提到它的条目 · An id: entries whose content names it",
        ["since"] = "此日及以后 · This day and after",
        ["until"] = "此日及以前 · This day and before",
        ["cursor"] = "上一页的 next；第一页不填 · next of the page before; left out for the first page",
        ["of"] = "附件所属的类别：sheets、conduct-cases、lesson-observations、tutoring-sessions、duties、teaching-hours · What a file is attached to: sheets, conduct-cases, lesson-observations, tutoring-sessions, duties, teaching-hours",
        ["report"] = "报表名称：leaders、teachers、ethics、monthly、inspection、school-assessment、term-summary · The report: leaders, teachers, ethics, monthly, inspection, school-assessment, term-summary",
        ["file"] = "备份的文件名，如 qualitytracker-20260301-023000.zip · The name of a backup, such as qualitytracker-20260301-023000.zip",
        ["month"] = "月份，如 2025-10；可不填时为最近一个 · A month, such as 2025-10; where it may be left out, the latest",
        ["year"] = "年份 · The calendar year",
        ["quarter"] = "季度，1 至 4；师德季报写 2025-4，不填为最近一个 · The quarter, 1 to 4; of a report 2025-4, left out for the latest",
        ["address"] = "附件内容的 SHA-256 · The SHA-256 of an attachment's content",
        ["key"] = "月份（如 2025-10）或学期编码 · A month such as 2025-10, or a term's code",
        ["code"] = "学校编码，如其汇总包中所写 · The school's code, as in its bundles",
        ["view"] = "视角：principal（不填）、teacher、pupil、parent · Whose view: principal, as when left out, teacher, pupil or parent",
        ["page"] = "页码，从 1 起 · The page, from 1",
        ["limit"] = "每页条数，1 到 200 · Entries a page, 1 to 200",
        ["seal"] = "封存码（64 位十六进制数）或印在旁边的 16 位短码；取封存时的打印件时也可写版次，或 last 为最近封存的 · The seal (64 hexadecimal digits) or the code of 16 characters beside it; for the print of a sealed sheet also a revision, or last",
        ["head"] = "记下的日志末尾 SEQ:HASH · The head written down earlier, SEQ:HASH",
        ["lang"] = "zh 或 en，优先于 Accept-Language · zh or en, before Accept-Language",
    };

    private static readonly Dictionary<string, string> Descriptions = new()
    {
        ["create"] = "编号由客户端生成；同一内容重发返回 200 和原记录 · The id is the client's; sending the same content again answers 200 and the record",
        ["list"] = "按日期或编号排序，除非另用 sort；用 next 翻页；未知参数为 400 · Ordered by date or id unless sort says otherwise, and paged by next; an unknown parameter is 400",
        ["events"] = "text/event-stream：现在和每次变化各一个 progress，结束时一个 end；约三分钟后断开，可重新连接 · text/event-stream: a progress event now and with each change, an end event when it is over; it ends after some three minutes and is to be opened again",
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

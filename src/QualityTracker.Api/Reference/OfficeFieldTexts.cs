namespace QualityTracker.Api.Reference;

/// <summary>Words for the fields of record kinds and print jobs, in both languages; see <see cref="FieldTexts"/>.</summary>
internal static class OfficeFieldTexts
{
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["names"] = "所引用者的名称，按类别和编号；要求时才有 · What the records refer to, by noun and id; only where it was asked for",
        ["noun"] = "地址中的名称，如 lesson-observations · The noun in addresses, such as lesson-observations",
        ["isCoded"] = "编号是否由学校自定的编码 · Whether ids are codes of the school's own",
        ["holdsPupils"] = "是否含学生 · Whether its records are pupils, or name one",
        ["orderedBy"] = "列表的排序字段 · The field that lists are ordered by",
        ["reads"] = "可读的范围 · How much the caller may read",
        ["writes"] = "可登记和更改的范围 · How much the caller may write",
        ["RecordKindView.fields"] = "字段，按文件中的顺序 · The fields, in the order of files",
        ["FieldView.field"] = "JSON 中的名称 · The name in JSON",
        ["FieldView.label"] = "表单中的名称 · What a form calls it",
        ["FieldView.type"] = "写法 · How it is written",
        ["FieldView.required"] = "是否必填 · Whether it must be filled",
        ["isFilter"] = "列表可否按它筛选 · Whether lists can be filtered by it",
        ["isLong"] = "是否可能有几句话 · Whether it may hold sentences",
        ["refersTo"] = "所引用的类别；没有为 null · The noun it refers to; null for none",
        ["FieldView.example"] = "例子，写法同文件；引用和学生没有 · An example, as a file would hold it; null for references and pupils",
        ["FieldView.choices"] = "选项；其他类型为空 · The choices; empty for other types",
        ["FieldView.items"] = "列表项的字段；其他类型为空 · The fields of a list's items; empty for other types",
        ["ItemFieldView.field"] = "JSON 中的名称 · The name in JSON",
        ["ItemFieldView.label"] = "表单中的名称 · What a form calls it",
        ["ItemFieldView.type"] = "写法 · How it is written",
        ["ItemFieldView.choices"] = "选项；其他类型为空 · The choices; empty for other types",
        ["ColumnChoice.value"] = "JSON 中的词 · The word in JSON",
        ["CreatePrintJob.policy"] = "用另一考核办法试印；不填为学期所用 · Another pack to try; the term's own when left out",
        ["CreatePrintJob.payRun"] = "绩效核算的编号，只用于核算表 · The pay run's id, for a pay workbook only",
        ["PrintJobView.policy"] = "试印的考核办法；null 为学期所用 · The pack tried; null for the term's own",
        ["PrintJobView.payRun"] = "绩效核算的编号；考核表为 null · The pay run's id; null for sheets",
        ["PrintJobView.fileName"] = "文件名 · The file's name",
        ["PrintJobView.createdAt"] = "开始时间，UTC · When it was begun, UTC",
        ["done"] = "已完成的人数 · How many people are done",
        ["outOf"] = "总人数；还不知道为 null · Of how many; null until that is known",
        ["size"] = "文件大小，字节；没有文件为 null · The file's size in bytes; null without a file",
        ["PrintJobView.reason"] = "不能打印的原因 · Why nothing was printed",
        ["missingCharacters"] = "字体缺少、以码位印出的字 · Characters that the font lacks and that are printed as code points",
    };
}

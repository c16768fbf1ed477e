namespace QualityTracker.Api.Reference;

/// <summary>Words for the fields of seals, in both languages; see <see cref="FieldTexts"/>.</summary>
internal static class SealFieldTexts
{
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["SealView.state"] = "真伪和是否现行 · Whether it is genuine and still holds",
        ["SealView.stateName"] = "状态的名称 · The state in words",
        ["SealView.school"] = "学校名称；查无此码为 null · The school's name; null for a seal nobody knows",
        ["schoolCode"] = "学校编码；查无此码为 null · The school's code; null for a seal nobody knows",
        ["SealView.term"] = "学期编码；查无此码为 null · The term's id; null for a seal nobody knows",
        ["SealView.termName"] = "学期名称；查无此码为 null · The term in words; null for a seal nobody knows",
        ["SealView.revision"] = "版次；查无此码为 null · The sheet's revision; null for a seal nobody knows",
        ["genuine"] = "是否逐字节为封存时的打印件 · Whether it is, byte for byte, the print of a sealed sheet",
        ["PrintCheckView.state"] = "该封存是否现行 · Whether that seal still holds",
        ["PrintCheckView.stateName"] = "状态的名称 · The state in words",
        ["PrintCheckView.term"] = "考核表的学期；不是打印件为 null · The sheet's term; null for no print",
        ["PrintCheckView.revision"] = "版次；不是打印件为 null · The sheet's revision; null for no print",
        ["shortCode"] = "封存短码；不是打印件为 null · The seal's short code; null for no print",
        ["PrintCheckView.day"] = "封存日期；不是打印件为 null · The day on which it was sealed; null for no print",
        ["PrintCheckView.staff"] = "工号；调用者不可见该考核表时为 null · Staff number; null where the caller may not see the sheet",
        ["PrintCheckView.name"] = "姓名；调用者不可见该考核表时为 null · The name; null where the caller may not see the sheet",
    };
}

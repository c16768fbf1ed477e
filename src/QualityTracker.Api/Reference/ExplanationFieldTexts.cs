namespace QualityTracker.Api.Reference;

/// <summary>Words for the fields of explanations, in both languages; see <see cref="FieldTexts"/>.</summary>
internal static class ExplanationFieldTexts
{
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["figure"] = "数据的地址，如 norms/X1 · The figure's address, such as norms/X1",
        ["Explanation.rule"] = "在考核办法中的位置 · Its place in the pack",
        ["Explanation.value"] = "精确值；没有或不可显示时为 null · The exact value; null when there is none or it is not to be shown",
        ["exact"] = "精确值的写法，超过十位的以 … 结尾 · The exact value written out; … ends what has more than ten places",
        ["shown"] = "考核表上的写法 · As the sheet shows it",
        ["arithmetic"] = "算式，数字未取整 · The arithmetic, unrounded",
        ["formula"] = "算法，以文字表述 · The formula in words",
        ["sum"] = "代入数字的算式 · With the numbers put in",
        ["Arithmetic.value"] = "算得的精确值 · What it comes to, exact",
        ["ParameterUsed.value"] = "取值 · The value",
        ["adopted"] = "是否学校采用的值，否则为默认 · Whether the school gave the value, else it is the default",
        ["counted"] = "计入的记录 · The records counted",
        ["notCounted"] = "未计入的记录及原因 · The records not counted, and why",
        ["amount"] = "计入的数量 · What it adds",
        ["label"] = "记录摘要，不含学生 · What the record is, without any pupil",
        ["why"] = "未计入的原因 · Why it does not count",
        ["UncountedRecord.reason"] = "原因的说明 · The reason in words",
        ["Explanation.parts"] = "由哪些数据得来 · The figures it was made from",
        ["inShort"] = "这里只列概要，另有完整说明 · Given in short here; the whole of it is at its own address",
        ["NormResult.share"] = "本学年至今应完成的份额 · The share of a year's norm owed so far",
        ["NormStretch.share"] = "本学年至今应完成的份额 · The share of a year's norm owed so far",
        ["WorkloadWeek.tutoring"] = "辅导折算的标准课时 · Standard periods for tutoring",
    };
}

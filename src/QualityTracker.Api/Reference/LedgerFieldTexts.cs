namespace QualityTracker.Api.Reference;

/// <summary>Words for the fields of the quality ledger, in both languages; see <see cref="FieldTexts"/>.</summary>
internal static class LedgerFieldTexts
{
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["found"] = "发现日期 · The day it was found",
        ["LedgerItem.source"] = "问题来源 · Where it came to light",
        ["LedgerItem.exam"] = "考试编号；与考试无关的为 null · The exam that showed it; null when none did",
        ["LedgerItem.subject"] = "学科编码；不限学科的为 null · Subject code; null for any",
        ["LedgerItem.class"] = "班级编码；不限班级的为 null · Class code; null for any",
        ["LedgerItem.problem"] = "问题，不点学生的名 · What is wrong; it names no pupil",
        ["LedgerItem.topic"] = "课题；未定为 null · The topic it is worked on as; null until there is one",
        ["LedgerItem.task"] = "任务；未定为 null · What is to be done; null until it is known",
        ["LedgerItem.responsible"] = "责任人的工号；未定为 null · Staff number of who sees to it; null until it is known",
        ["helper"] = "协助人的工号；没有为 null · Staff number of who helps; null without one",
        ["LedgerItem.due"] = "完成时限；未定为 null · The last day; null until it is known",
        ["closedOn"] = "销号日期；未销号为 null · The day it was closed; null while it is open",
        ["LedgerItem.outcome"] = "销号情况；未销号为 null · How it was closed; null while it is open",
        ["CloseLedgerItem.outcome"] = "销号情况；null 为当天撤回 · How it was closed; null takes it back on the same day",
        ["ReopenLedgerItem.reason"] = "重开的原因 · Why it is opened again",
        ["LedgerItemView.item"] = "台账条目 · The item",
        ["LedgerItemView.stateName"] = "状态的名称 · What the state is called",
        ["responsibleName"] = "责任人姓名 · The name of who sees to it",
        ["helperName"] = "协助人姓名 · The name of who helps",
        ["LedgerItemView.examName"] = "考试名称 · The exam's name",
        ["carried"] = "是否上学期遗留 · Whether it is carried over from an earlier term",
        ["LedgerItemView.files"] = "有效附件数 · Files of evidence in force",
        ["LedgerItemView.mayClose"] = "是否可销号 · Whether the caller may close it",
        ["mayReopen"] = "是否可重开 · Whether the caller may open it again",
        ["LedgerItemView.own"] = "是否由本人负责 · Whether the caller is responsible",
        ["closings"] = "销号与重开的经过，按先后 · Each closing and opening again, in order",
        ["LedgerClosingView.closed"] = "销号为 true，重开或撤回为 false · True for a closing, false for an opening again",
        ["LedgerClosingView.at"] = "时间 · When",
        ["LedgerClosingView.byName"] = "由谁 · By whom",
        ["LedgerClosingView.words"] = "销号情况或重开原因；当天撤回为 null · How it was closed or why it was opened again; null when taken back on its day",
        ["QualityLedgerView.day"] = "学校的今天，状态按它计算 · The school's today, on which states are told",
        ["QualityLedgerView.mayCreate"] = "是否可登记 · Whether the caller may add items",
        ["mayPrint"] = "是否可打印五张清单 · Whether the caller may print the five lists",
        ["QualityLedgerView.items"] = "条目，按发现日期 · The items, in the order in which they were found",
    };
}

using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Schools;

/// <summary>The rules of a school (学校).</summary>
public sealed class RecordSchool : AbstractValidator<School>
{
    public RecordSchool()
    {
        RuleFor(each => each.Id).IsCode().Keeps("lower-case", id => !id.Any(char.IsAsciiLetterUpper),
            new("须为小写", "must be in lower case"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Name).IsText(60);
        RuleFor(each => each.NameEn).IsOptionalText(100);
        RuleFor(each => each.TimeZone).Keeps("time-zone", zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId,
            new("没有这个时区", "there is no such time zone"), new("如 Asia/Shanghai", "such as Asia/Shanghai"));
        RuleFor(each => each.Bells).Keeps("bells", SchoolBells.AreGood,
            new("每节课只写一次，节次 1 至 15，按先后排列，起止时间不重叠", "each period stands once, 1 to 15, in order, and ends before the next begins"), Problems.Rules.CorrectIt);
    }
}

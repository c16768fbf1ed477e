using System.Globalization;
using FluentValidation;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Problems;

/// <summary>The words in which validators state rules: each with its name, message and remedy in both languages.</summary>
public static class Rules
{
    public static IRuleBuilderOptions<T, TProperty> Keeps<T, TProperty>(
        this IRuleBuilder<T, TProperty> builder, string rule, Func<T, TProperty, bool> holds, Text message, Text remedy) =>
        builder.Must((record, value) => holds(record, value)).WithErrorCode(rule).WithState((_, _) => new RuleTexts(message, remedy));

    public static IRuleBuilderOptions<T, TProperty> Keeps<T, TProperty>(
        this IRuleBuilder<T, TProperty> builder, string rule, Func<TProperty, bool> holds, Text message, Text remedy) =>
        builder.Keeps(rule, (_, value) => holds(value), message, remedy);

    /// <summary>A code of the school's own: part of an address, so letters, digits, dot, hyphen and underscore.</summary>
    public static IRuleBuilderOptions<T, string> IsCode<T>(this IRuleBuilder<T, string> builder) => builder.Keeps("code",
        value => value.Length is >= 1 and <= 40 && value.All(each => char.IsAsciiLetterOrDigit(each) || each is '.' or '-' or '_')
            && char.IsAsciiLetterOrDigit(value[0]),
        new("必须是编码", "must be a code"),
        new("用 1 至 40 个英文字母、数字、“-”“_”“.”，以字母或数字开头", "use 1 to 40 letters, digits, - _ or ., beginning with a letter or digit"));

    /// <summary>The client's UUIDv7 (imports make a UUIDv8 from the record's key), in lower case.</summary>
    public static IRuleBuilderOptions<T, string> IsUuid<T>(this IRuleBuilder<T, string> builder) => builder.Keeps("uuid",
        value => Guid.TryParseExact(value, "D", out var id) && value == id.ToString() && id.Version is 7 or 8,
        new("必须是 UUIDv7", "must be a UUIDv7"),
        new("由客户端生成一个小写的 UUIDv7，重发时沿用", "make a UUIDv7 in lower case on the client, and repeat it when you send again"));

    public static IRuleBuilderOptions<T, string> IsText<T>(this IRuleBuilder<T, string> builder, int longest) => builder.Keeps("text",
        value => value.Any(IsVisible) && IsPlain(value, longest), TextMessage(1, longest), TextRemedy);

    public static IRuleBuilderOptions<T, string?> IsOptionalText<T>(this IRuleBuilder<T, string?> builder, int longest) => builder.Keeps("text",
        value => value is null || IsPlain(value, longest), TextMessage(0, longest), TextRemedy);

    public static IRuleBuilderOptions<T, int> IsWithin<T>(this IRuleBuilder<T, int> builder, int least, int most) => builder.Keeps("range",
        value => least <= value && value <= most,
        new($"必须在 {least} 到 {most} 之间", $"must be from {least} to {most}"), CorrectIt);

    public static IRuleBuilderOptions<T, long> IsWithin<T>(this IRuleBuilder<T, long> builder, long least, long most) => builder.Keeps("range",
        value => least <= value && value <= most,
        new($"必须在 {least} 到 {most} 之间", $"must be from {least} to {most}"), CorrectIt);

    /// <summary>A number of at most <paramref name="places"/> decimal places within limits.</summary>
    public static IRuleBuilderOptions<T, decimal> IsWithin<T>(this IRuleBuilder<T, decimal> builder, decimal least, decimal most, int places) =>
        builder.Keeps("range", value => least <= value && value <= most && decimal.Round(value, places) == value,
            new(string.Create(CultureInfo.InvariantCulture, $"必须在 {least} 到 {most} 之间，最多 {places} 位小数"),
                string.Create(CultureInfo.InvariantCulture, $"must be from {least} to {most} with at most {places} decimal places")), CorrectIt);

    public static IRuleBuilderOptions<T, TEnum> IsKnown<T, TEnum>(this IRuleBuilder<T, TEnum> builder) where TEnum : struct, Enum =>
        builder.Keeps("choice", value => Enum.IsDefined(value), new("必填，且须是规定的选项之一", "is required and must be one of the choices"), Choices<TEnum>());

    public static IRuleBuilderOptions<T, DateOnly> IsDate<T>(this IRuleBuilder<T, DateOnly> builder) => builder.Keeps("date",
        value => value.Year is >= 1990 and <= 2100,
        new("必填，且须在 1990 年至 2100 年之间", "is required and must lie between 1990 and 2100"),
        new("写成 2025-09-01 这样的日期", "write a date such as 2025-09-01"));

    /// <summary>A last day, a day of joining or of leaving, when it is given.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> IsOptionalDate<T>(this IRuleBuilder<T, DateOnly?> builder) => builder.Keeps("date",
        value => value is null || value.Value.Year is >= 1950 and <= 2100,
        new("须在 1950 年至 2100 年之间", "must lie between 1950 and 2100"),
        new("写成 2025-09-01 这样的日期；没有就不填", "write a date such as 2025-09-01, or leave it out"));

    public static IRuleBuilderOptions<T, DateOnly> IsInSomeTerm<T>(this IRuleBuilder<T, DateOnly> builder, SchoolFrame frame) => builder.Keeps("in-term",
        value => frame.Terms.Values.Any(term => term.Contains(value)),
        new("日期不在任何学期之内", "the date lies in no term"),
        new("更正日期，或先建立学期", "correct the date, or create its term first"));

    public static IRuleBuilderOptions<T, DateOnly?> IsNotBefore<T>(this IRuleBuilder<T, DateOnly?> builder, Func<T, DateOnly> from) => builder.Keeps("order",
        (record, value) => value is null || value >= from(record),
        new("结束日期早于开始日期", "the last day is before the first day"), CorrectIt).IsOptionalDate();

    public static IRuleBuilderOptions<T, string> IsStaff<T>(this IRuleBuilder<T, string> builder, SchoolFrame frame) =>
        builder.Keeps("known-staff", frame.Staff.ContainsKey, new("没有这个工号的教职工", "no member of staff has this number"), Register("教职工", "staff"));

    public static IRuleBuilderOptions<T, string> IsClass<T>(this IRuleBuilder<T, string> builder, SchoolFrame frame) =>
        builder.Keeps("known-class", frame.Classes.ContainsKey, new("没有这个班级", "there is no such class"), Register("班级", "classes"));

    /// <summary>The class is of the school year in which the day lies.</summary>
    public static IRuleBuilderOptions<T, string> IsClassOn<T>(this IRuleBuilder<T, string> builder, SchoolFrame frame, Func<T, DateOnly> day) =>
        builder.IsClass(frame).Keeps("school-year", (record, code) => !frame.Classes.TryGetValue(code, out var of)
                || frame.TermOf(day(record)) is not { } term || term.SchoolYear == of.SchoolYear,
            new("班级不属于该日期所在的学年", "the class is of another school year than the date"), CorrectIt);

    public static IRuleBuilderOptions<T, string> IsSubject<T>(this IRuleBuilder<T, string> builder, SchoolFrame frame) =>
        builder.Keeps("known-subject", frame.Subjects.ContainsKey, new("没有这个学科", "there is no such subject"), Register("学科", "subjects"));

    public static IRuleBuilderOptions<T, string> IsPupil<T>(this IRuleBuilder<T, string> builder, SchoolFrame frame) =>
        builder.Keeps("known-pupil", frame.Pupils.ContainsKey, new("没有这个学号的学生", "no pupil has this number"), Register("学生", "pupils"));

    public static IRuleBuilderOptions<T, string> IsTerm<T>(this IRuleBuilder<T, string> builder, SchoolFrame frame) =>
        builder.Keeps("known-term", frame.Terms.ContainsKey, new("没有这个学期", "there is no such term"), Register("学期", "terms"));

    /// <summary>The person is at the school for all of a span; an open end is held against the day of leaving.</summary>
    public static IRuleBuilderOptions<T, string> IsEmployedFor<T>(this IRuleBuilder<T, string> builder, SchoolFrame frame, Func<T, IDated> span) =>
        builder.Keeps("employed", (record, staff) => !frame.Staff.TryGetValue(staff, out var member)
                || (member.IsEmployedOn(span(record).From) && (member.LeftOn is null || span(record).To <= member.LeftOn)),
            new("此人在这段时间内不在职", "the person is not employed over this time"),
            new("更正起止日期，离职人员须写明不晚于离职日的结束日期", "correct the dates; for a person who leaves, end it no later than the day of leaving"));

    public static IRuleBuilderOptions<T, string> IsEmployedOn<T>(this IRuleBuilder<T, string> builder, SchoolFrame frame, Func<T, DateOnly> day) =>
        builder.Keeps("employed", (record, staff) => !frame.Staff.TryGetValue(staff, out var member) || member.IsEmployedOn(day(record)),
            new("此人当日不在职", "the person is not employed on that day"), new("更正日期或人员", "correct the date or the person"));

    public static IRuleBuilderOptions<T, string> IsSchoolYear<T>(this IRuleBuilder<T, string> builder) => builder.Keeps("school-year",
        value => value.Length == 9 && value[4] == '-' && int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(value.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var second) && second == first + 1,
        new("必须是学年", "must be a school year"), new("写成 2025-2026", "write it as 2025-2026"));

    public static IRuleBuilderOptions<T, string> IsPolicy<T>(this IRuleBuilder<T, string> builder) => builder.Keeps("known-policy", id => PolicyPacks.TryFind(id, out _),
        new("没有这个考核办法", "there is no such policy pack"),
        new("可用：" + string.Join("、", PolicyPacks.All.Select(pack => pack.Id)), "use one of: " + string.Join(", ", PolicyPacks.All.Select(pack => pack.Id))));

    /// <summary>The period of a day.</summary>
    public static IRuleBuilderOptions<T, int> IsPeriod<T>(this IRuleBuilder<T, int> builder) => builder.IsWithin(1, 15);

    public static IRuleBuilderOptions<T, int> IsGrade<T>(this IRuleBuilder<T, int> builder) => builder.IsWithin(1, 12);

    public static readonly Text CorrectIt = new("请更正", "correct it");

    private static readonly Text TextRemedy = new(
        "删去控制字符，缩短文字，带符号的字母用一个字符（NFC）",
        "remove control characters, shorten it, write accented letters as one character (NFC) and send it again");

    private static Text TextMessage(int least, int longest) => least == 0
        ? new($"最多 {longest} 个字符，不含控制字符", $"must have at most {longest} characters and no control characters")
        : new($"必填，最多 {longest} 个字符，不含控制字符", $"is required, with at most {longest} characters and no control characters");

    private static Text Register(string zh, string en) => new($"更正编码，或先登记{zh}", $"correct the code, or register it under {en} first");

    private static Text Choices<TEnum>() where TEnum : struct, Enum => new(
        "可用：" + string.Join("、", Enum.GetValues<TEnum>().Select(each => $"{Names.Of(each).Zh}（{Json.Word(each)}）")),
        "use one of: " + string.Join(", ", Enum.GetValues<TEnum>().Select(each => Json.Word(each))));

    private static bool IsPlain(string value, int longest) =>
        value.Length <= longest && !value.Any(each => char.IsControl(each) && each is not ('\n' or '\r' or '\t'))
        && IsWhole(value) && SoundText.Is(value) && value.IsNormalized();

    public static bool IsVisible(char each) =>
        !char.IsWhiteSpace(each) && char.GetUnicodeCategory(each) is not (UnicodeCategory.Format or UnicodeCategory.Control);

    /// <summary>Whether no character that takes two is there by half: a workbook can hold that, but it is no text.</summary>
    public static bool IsWhole(string value)
    {
        for (var at = Math.Max(0, value.AsSpan().IndexOfAnyInRange('\ud800', '\udfff')); at < value.Length; at++)
        {
            if (!char.IsSurrogate(value[at])) continue;
            if (at + 1 >= value.Length || !char.IsSurrogatePair(value[at], value[at + 1])) return false;
            at++;
        }

        return true;
    }
}

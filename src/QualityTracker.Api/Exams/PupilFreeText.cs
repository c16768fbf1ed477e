using System.Text;
using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Core.ExamReflections;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Exams;

/// <summary>What may be written where readers may see no pupil (不点名; L1): causes, measures, and reasons that reports print.</summary>
internal static class PupilFreeText
{
    public static readonly Text Message = new("写到了本班学生的姓名或学号（L1）", "names a pupil of the class, by name or number (L1)");

    public static readonly Text ReasonRemedy = new("只写原因，如“随班就读，经批准不计入”；报告会印出它", "write the reason alone, such as “special needs, approved”: reports print it");

    public static readonly Text SchoolMessage = new("写到了学生的姓名或学号（L1）", "names a pupil, by name or number (L1)");

    public static readonly Text Remedy = new("写“部分学生”“第三组”等；具体学生写在辅导计划里", "write of some pupils or a group; single pupils belong in tutoring plans");

    private const int ShortestName = 2;

    public static IRuleBuilderOptions<ExamReflection, string> NamesNoPupil(this IRuleBuilder<ExamReflection, string> builder, SchoolFrame frame) => builder.Keeps("names-pupil",
        (each, text) => !Names(frame, each.Class, text), Message, Remedy);

    /// <summary>The same of a text about the whole school, against the names that <see cref="NamesOf"/> gives.</summary>
    public static IRuleBuilderOptions<T, string?> NamesNoPupil<T>(this IRuleBuilder<T, string?> builder, Lazy<IReadOnlyList<string>> names) => builder.Keeps("names-pupil",
        text => text is null || !HasAny(names.Value, text), SchoolMessage, Remedy);

    /// <summary>Whether a text names any of the school's pupils.</summary>
    public static bool IsIn(SchoolFrame frame, string text) => HasAny(NamesOf(frame), text);

    /// <summary>Whether a text names a pupil who is or was of a class.</summary>
    public static bool Names(SchoolFrame frame, string schoolClass, string text) =>
        HasAny(BareOf(frame.EnrolmentsIn[schoolClass].Select(enrolment => frame.Pupils.GetValueOrDefault(enrolment.Pupil)).OfType<Core.Pupils.Pupil>()), text);

    /// <summary>Names and numbers of the school's pupils, as they are looked for; a name that a member of staff has too is not among them.</summary>
    public static IReadOnlyList<string> NamesOf(SchoolFrame frame)
    {
        var staff = frame.Staff.Values.Select(member => Bare(member.Name)).ToHashSet(StringComparer.Ordinal);
        return [.. BareOf(frame.Pupils.Values).Where(each => !staff.Contains(each))];
    }

    private static IEnumerable<string> BareOf(IEnumerable<Core.Pupils.Pupil> pupils) =>
        pupils.SelectMany(pupil => new[] { Bare(pupil.Id), Bare(pupil.Name) }).Where(each => each.Length >= ShortestName);

    private static bool HasAny(IEnumerable<string> names, string text)
    {
        var bare = Bare(text);
        return names.Any(each => bare.Contains(each, StringComparison.Ordinal));
    }

    // A name is one however it is spaced, widened or broken up.
    private static string Bare(string text) => string.Concat((Rules.IsWhole(text) ? text.Normalize(NormalizationForm.FormKC) : text).Where(char.IsLetterOrDigit));
}

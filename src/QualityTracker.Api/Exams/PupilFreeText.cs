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

    private const int ShortestName = 2;

    public static IRuleBuilderOptions<ExamReflection, string> NamesNoPupil(this IRuleBuilder<ExamReflection, string> builder, SchoolFrame frame) => builder.Keeps("names-pupil",
        (each, text) => !Names(frame, each.Class, text), Message,
        new("写“部分学生”“第三组”等；具体学生写在辅导计划里", "write of some pupils or a group; single pupils belong in tutoring plans"));

    /// <summary>Whether a text names a pupil who is or was of a class.</summary>
    public static bool Names(SchoolFrame frame, string schoolClass, string text)
    {
        var bare = Bare(text);
        return frame.EnrolmentsIn[schoolClass].Select(enrolment => frame.Pupils.GetValueOrDefault(enrolment.Pupil)).OfType<Core.Pupils.Pupil>()
            .SelectMany(pupil => new[] { Bare(pupil.Id), Bare(pupil.Name) }).Any(each => each.Length >= ShortestName && bare.Contains(each, StringComparison.Ordinal));
    }

    // A name is one however it is spaced, widened or broken up.
    private static string Bare(string text) => string.Concat((Rules.IsWhole(text) ? text.Normalize(NormalizationForm.FormKC) : text).Where(char.IsLetterOrDigit));
}

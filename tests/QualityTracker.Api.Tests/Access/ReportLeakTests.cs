using QualityTracker.Api.Access;

namespace QualityTracker.Api.Tests.Access;

/// <summary>What is printed of an exam and of tutoring stays with who may see its pupils (clause P4, L1).</summary>
public sealed class ReportLeakTests : AccessTests
{
    [Test]
    public async Task Reports_slips_and_tutoring_books_show_no_pupil_beyond_the_circle_of_who_answers_for_them()
    {
        var exam = $"{AtWorld}/exams/{World.Exam}";
        string[] addresses = [$"{exam}/report.pdf", $"{exam}/report.xlsx", $"{exam}/analysis/pupils?class={World.OwnClass}&subject=maths", $"{exam}/slips/{World.OwnPupil}.pdf", $"{AtWorld}/tutoring-books/2025-1/K1.pdf"];
        foreach (var role in new[] { Role.Finance, Role.CountyViewer, Role.Administrator })
        {
            foreach (var address in addresses)
            {
                var answer = await Send(await As(role), HttpMethod.Get, address);
                Assert.That((int)answer.Status, Is.EqualTo(403).Or.EqualTo(404), $"{role} {address}");
                Assert.That(answer.Text, Does.Not.Contain("李一"), $"{role} {address}");
            }
        }

        // The head of a group reads what its teachers wrote of an exam and none of their pupils.
        var head = await As(Role.SubjectGroupHead);
        foreach (var address in addresses.Skip(2)) Assert.That((int)(await Send(head, HttpMethod.Get, address)).Status, Is.EqualTo(403).Or.EqualTo(404), address);
        foreach (var rest in new[] { $"report.pdf?class={World.OtherClass}&names=true", $"report.xlsx?class={World.OtherClass}" }) (await Send(await As(Role.HomeroomTeacher), HttpMethod.Get, $"{exam}/{rest}")).IsProblem(404);
    }
}

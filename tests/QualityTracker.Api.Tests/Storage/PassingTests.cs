using Microsoft.Data.Sqlite;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>What passes fails nobody who only tidies up; what does not is told.</summary>
public sealed class PassingTests
{
    private static readonly Exception[] Failures = [new HeldException(), new SqliteException("", 13), new SqliteException("", 8), new IOException(), new UnauthorizedAccessException()];

    [TestCaseSource(nameof(Failures))]
    public void What_cannot_be_tidied_now_is_left(Exception failure) => Assert.That(Passing.Tidy(() => throw failure), Is.False);

    [Test]
    public void What_is_wrong_with_the_program_is_told()
    {
        Assert.That(Passing.Tidy(() => { }), Is.True);
        Assert.That(() => Passing.Tidy(() => throw new InvalidOperationException()), Throws.InvalidOperationException);
    }
}

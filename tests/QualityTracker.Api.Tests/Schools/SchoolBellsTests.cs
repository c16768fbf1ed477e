using QualityTracker.Api.Imports;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Tests.Schools;

public sealed class SchoolBellsTests
{
    private static readonly SchoolFrame Empty = new(new() { School = new() });

    [TestCase("1 08:10-08:50; 2 09:00-09:40", "1 08:10-08:50; 2 09:00-09:40")]
    [TestCase("第2节 9:00～9:40；第1节：8:10 至 8:50", "1 08:10-08:50; 2 09:00-09:40")]
    [TestCase("", "")]
    public void A_cell_is_read_as_people_write_it_and_written_one_way(string cell, string written)
    {
        var school = new School();
        Assert.That(Bells.Read(ref school, cell, Empty), Is.Null);
        Assert.That(Bells.Cell(school), Is.EqualTo(written));
        Assert.That(new RecordSchool().Validate(school with { Id = "a", Name = "甲" }).Errors, Is.Empty);
    }

    [TestCase("1 8点到9点")]
    [TestCase("1 08:10-25:50")]
    public void A_cell_that_is_no_bells_is_refused(string cell)
    {
        var school = new School();
        Assert.That(Bells.Read(ref school, cell, Empty), Is.Not.Null);
    }

    [TestCase("1 08:10-08:10")]
    [TestCase("1 08:10-08:50; 1 09:00-09:40")]
    [TestCase("1 08:10-08:50; 2 08:40-09:40")]
    [TestCase("16 08:10-08:50")]
    public void Periods_stand_once_and_do_not_overlap(string cell)
    {
        var school = new School { Id = "a", Name = "甲" };
        Assert.That(Bells.Read(ref school, cell, Empty), Is.Null);
        Assert.That(new RecordSchool().Validate(school).Errors.Select(error => error.ErrorCode), Is.EqualTo(new[] { "bells" }));
    }

    private static Api.Records.Column<School> Bells => SchoolFile.Columns.Single(column => column.Field == "bells");
}

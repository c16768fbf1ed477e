using QualityTracker.Core.Posts;
using QualityTracker.Core.SheetSteps;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.SheetSteps.SheetPath;

namespace QualityTracker.Core.Tests.SheetSteps;

public sealed class SheetWayTests
{
    [Test]
    public void A_sheet_is_confirmed_signed_twice_posted_and_sealed()
    {
        var sheet = new SheetPath().Posted().Sealed().Sheet;
        Assert.Multiple(() =>
        {
            Assert.That((sheet.Stage, sheet.Revision), Is.EqualTo((SheetStage.Sealed, 1)));
            Assert.That((sheet.GroupHead, sheet.Principal), Is.EqualTo((new SheetSignature("H", On(2), 0), new SheetSignature("P", On(3), 0))));
            Assert.That(sheet.Notice, Is.EqualTo((On(4), On(11))));
            Assert.That(sheet.Seals, Is.EqualTo([new SheetSeal(1, new('a', 64), "P", On(12))]));
            Assert.That(sheet.Steps.Select(step => (step.Kind, step.Due)).Take(2), Is.EqualTo([(StepKind.Compute, (DateOnly?)On(5)), (StepKind.Confirm, On(4))]));
        });
    }

    [Test]
    public void An_upheld_objection_makes_a_revision_that_begins_at_the_lines_that_changed()
    {
        var path = new SheetPath().Posted().Objected().Decided(upheld: true);
        Assert.That(path.Sealed().Refused!.Kind, Is.EqualTo(RefusalKind.StillOpen), "before it is corrected");
        var sheet = path.Computed(lectures: 6, day: 13).Sheet;
        Assert.Multiple(() =>
        {
            Assert.That((sheet.Stage, sheet.Revision, sheet.GroupHead, sheet.Notice), Is.EqualTo((SheetStage.Confirming, 2, (SheetSignature?)null, ((DateOnly, DateOnly)?)null)));
            Assert.That(sheet.Revisions[1].Changes.Select(each => (each.Line, each.Before, each.After)), Is.EqualTo([("process/lectures", "5", "6"), ("total", "8", "9"), ("band", "2", "1")]));
            Assert.That(sheet.Unconfirmed.Select(line => line.Id), Is.EqualTo(["process/lectures", "total", "band"]), "what is the same stays confirmed");
            Assert.That(sheet.Objections.Single().State, Is.EqualTo(ObjectionState.Settled));
        });
        path.Confirmed(14).Take(StepKind.SignAsGroupHead, "H", 14).Take(StepKind.SignAsPrincipal, "P", 15).Take(StepKind.Publish, "P", 15).Sealed(23, lectures: 6);
        Assert.That((path.Refused, path.Sheet.Stage), Is.EqualTo(((StepRefusal?)null, SheetStage.Sealed)));
    }

    [Test]
    public void A_dismissed_objection_leaves_the_sheet_as_it_is()
    {
        var sheet = new SheetPath().Posted().Objected().Decided(upheld: false).Sealed().Sheet;
        Assert.That((sheet.Stage, sheet.Revision, sheet.Objections.Single().Reason), Is.EqualTo((SheetStage.Sealed, 1, "核对记录")));
    }

    [Test]
    public void A_sealed_sheet_is_reopened_by_the_principal_with_a_reason_and_keeps_its_seal()
    {
        var path = new SheetPath().Posted().Sealed();
        Assert.That(path.Computed(7, 13).Refused!.Message.En, Does.Contain("the principal reopens it first"));
        var sheet = path.Take(StepKind.Reopen, "P", 14, step => step with { Words = "补录听课" }).Computed(7, 15).Sheet;
        Assert.That((sheet.Revision, sheet.Stage, sheet.Seals.Single().Revision), Is.EqualTo((2, SheetStage.Confirming, 1)));
    }

    [Test]
    public void A_deadline_that_passed_stops_nobody_behind_it()
    {
        var path = new SheetPath().Computed();
        Assert.That(path.Take(StepKind.SignAsGroupHead, "H", 5).Refused!.Message.Zh, Does.Contain("还有 4 行未确认").And.Contain("之后签字"));
        Assert.That(path.Take(StepKind.SignAsGroupHead, "H", 6).Sheet.GroupHead, Is.EqualTo(new SheetSignature("H", On(6), 4)), "and the signature says so");
        path = new SheetPath().Computed().Confirmed();
        Assert.That(path.Take(StepKind.SignAsPrincipal, "P", 4).Refused!.Kind, Is.EqualTo(RefusalKind.OutOfOrder), "the group head has until day 4");
        Assert.That(path.Take(StepKind.SignAsPrincipal, "P", 5).Sheet.Stage, Is.EqualTo(SheetStage.Approved));
    }

    [Test]
    public void Without_a_group_head_the_principal_signs_next_and_the_principals_own_sheet_is_the_vice_principals()
    {
        Assert.That(new SheetPath("E").Computed().Confirmed().Take(StepKind.SignAsPrincipal, "P", 2).Refused, Is.Null, "nobody heads English");
        Assert.That(new SheetPath("H").Computed().Confirmed().Take(StepKind.SignAsPrincipal, "P", 2).Refused, Is.Null, "nobody signs the own sheet as head");
        var own = new SheetPath("P").Computed().Confirmed();
        Assert.That(own.Take(StepKind.SignAsPrincipal, "P", 2).Refused!.Kind, Is.EqualTo(RefusalKind.NotYours));
        Assert.That(own.Take(StepKind.SignAsPrincipal, "V", 2).Refused, Is.Null);
    }

    [TestCase(StepKind.SignAsPrincipal, "H")]
    [TestCase(StepKind.SignAsGroupHead, "P")]
    [TestCase(StepKind.SignAsGroupHead, "T1")]
    [TestCase(StepKind.Confirm, "T2")]
    [TestCase(StepKind.Compute, "T1")]
    [TestCase(StepKind.Publish, "H")]
    public void A_step_by_the_wrong_post_is_refused_and_says_whose_it_is(StepKind kind, string by)
    {
        var refused = new SheetPath().Computed().Take(kind, by, 1).Refused!;
        Assert.That(refused.Kind, Is.EqualTo(RefusalKind.NotYours));
        Assert.That(refused.Message.Zh, Does.StartWith($"{by} 不能办理").And.Contain("；"));
        Assert.That(refused.Message.En, Does.StartWith($"{by} cannot take this step").And.Contain(";"));
    }

    [Test]
    public void Of_two_who_sign_at_once_the_second_is_told_who_was_first()
    {
        var path = new SheetPath().Computed().Confirmed().Take(StepKind.SignAsGroupHead, "H", 2);
        var seen = path.Sheet.Steps.Count;
        path.Take(StepKind.SignAsPrincipal, "P", 3).Take(StepKind.SignAsPrincipal, "P", 3, step => step with { Id = "other", After = seen });
        Assert.That(path.Refused!.Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That(path.Refused.Message.En, Is.EqualTo("P has taken a step meanwhile (sign as principal, 2025-09-04); look at the sheet as it is now, then take yours"));
    }

    [Test]
    public void A_step_sent_twice_is_taken_once_and_a_clock_set_back_takes_none()
    {
        var path = new SheetPath().Computed();
        Assert.That(path.Take(StepKind.Note, "T1", 1, step => step with { Id = path.Sheet.Steps[0].Id, Words = "…" }).Refused!.Kind, Is.EqualTo(RefusalKind.Repeated));
        Assert.That(path.Take(StepKind.Note, "T1", -1, step => step with { Words = "…" }).Refused!.Kind, Is.EqualTo(RefusalKind.ClockBack));
        Assert.That(path.Take(StepKind.Note, "T1", 0, step => step with { Words = "…", At = step.At.AddMinutes(-1) }).Refused!.Kind, Is.EqualTo(RefusalKind.ClockBack));
        Assert.That(path.Sheet.Steps, Has.Count.EqualTo(1));
    }

    [Test]
    public void Objections_end_with_the_notice_need_evidence_and_are_of_the_own_lines_or_of_anybodys_band()
    {
        Assert.That(new SheetPath().Posted().Objected(day: 11).Refused, Is.Null, "its last day is in it");
        Assert.That(new SheetPath().Posted().Objected(day: 12).Refused!.Message.Zh, Does.Contain("公示期到 2025-09-12 为止").And.Contain("请校长启封重核"));
        Assert.That(new SheetPath().Posted().Take(StepKind.Objection, "T1", 6, step => step with { Line = "total", Words = "错" }).Refused!.Kind, Is.EqualTo(RefusalKind.Incomplete));
        Assert.That(new SheetPath().Posted().Objected(by: "T2").Refused!.Kind, Is.EqualTo(RefusalKind.NotYours));
        Assert.That(new SheetPath().Posted().Objected(SheetLine.Band, by: "T2").Refused, Is.Null);
        Assert.That(new SheetPath().Posted().Objected("process/none").Refused!.Kind, Is.EqualTo(RefusalKind.NoSuchLine));
        var own = new SheetPath().Posted().Objected(SheetLine.Band, by: "P");
        Assert.That(own.Decided(true).Refused!.Kind, Is.EqualTo(RefusalKind.NotYours), "nobody decides the own objection");
    }

    [Test]
    public void A_sheet_is_sealed_after_its_notice_with_the_figures_that_were_signed()
    {
        Assert.That(new SheetPath().Posted().Sealed(day: 11).Refused!.Kind, Is.EqualTo(RefusalKind.TooEarly));
        Assert.That(new SheetPath().Posted().Sealed(lectures: 6).Refused!.Kind, Is.EqualTo(RefusalKind.Changed));
        Assert.That(new SheetPath().Posted().Objected().Sealed().Refused!.Message.En, Does.Contain("objections still open: 1; decide them first"));
    }

    [Test]
    public void Records_changed_after_confirming_are_shown_to_whom_they_concern()
    {
        var sheets = new Dictionary<string, SheetStanding>
        {
            ["T2"] = new SheetPath("T2").Posted().Sheet,
            ["T1"] = new SheetPath().Computed().Take(StepKind.Confirm, "T1", 1, step => step with { Lines = ["process/lectures"] }).Sheet,
            ["E"] = new SheetPath("E").Computed().Sheet,
            ["H"] = new SheetPath("H").Computed().Confirmed().Sheet,
        };
        var now = sheets.ToDictionary(each => each.Key, each => Figures(each.Key == "H" ? 5 : 4));
        var changed = ChangedSheet.Among(sheets, now);
        Assert.That(changed.Select(each => (each.Staff, string.Join(' ', each.Changes.Select(change => $"{change.Line} {change.Before}→{change.After}")))), Is.EqualTo(
            [("T1", "process/lectures 5→4"), ("T2", "process/lectures 5→4 total 8→7")]));
    }

    [Test]
    public void The_board_says_for_whom_each_sheet_waits_the_overdue_first()
    {
        var sheets = new Dictionary<string, SheetStanding>
        {
            ["T1"] = new SheetPath().Computed().Sheet,
            ["T2"] = new SheetPath("T2").Computed().Confirmed(4).Sheet,
            ["E"] = new SheetPath("E").Computed(day: 5).Sheet,
        };
        var board = SheetBoard.Of(sheets, SheetActors.On(Frame, On(6)), On(6));
        Assert.That(board.Counts, Is.EqualTo([new StageCount(SheetStage.Confirming, 2, 1), new StageCount(SheetStage.Signing, 1, 0)]));
        Assert.That(
            board.Rows.Select(row => (row.Staff, row.Waits, string.Join(',', row.By), row.Due, row.Overdue)),
            Is.EqualTo([("T1", Waiting.Person, "T1", (DateOnly?)On(5), true), ("T2", Waiting.GroupHead, "H", On(7), false), ("E", Waiting.Person, "E", On(10), false)]));
    }

    [Test]
    public void After_the_term_its_own_group_head_signs_whatever_is_taught_then()
    {
        var last = new DateOnly(2026, 1, 16);
        var frame = new SchoolBuilder().Class("701", 0).Person("T1").Teaches("T1", "701", "maths", to: last)
            .Person("H").Post("H", PostKind.SubjectGroupHead, subject: "maths").Frame();
        Assert.That(SheetActors.On(frame, last.AddDays(3), frame.Terms[SchoolBuilder.Autumn])("T1").GroupHeads, Is.EqualTo(["H"]));
        Assert.That(SheetActors.On(frame, last.AddDays(3))("T1").GroupHeads, Is.Empty);
    }
}

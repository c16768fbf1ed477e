using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.Reviews;
using QualityTracker.Api.Tests.Exports;

namespace QualityTracker.Api.Tests.Reviews;

/// <summary>Rounds from plan to results: who is asked, what is frozen when, and who sees what of it.</summary>
public sealed class ReviewRoundTests : ReviewServerTests
{
    [Test]
    public async Task A_planned_round_says_who_reviews_whom_in_numbers_and_leaves_out_who_is_kin()
    {
        var plan = Plan();
        var before = (await Create(At(School, "review-rounds"), plan)).Body!;
        Assert.That(((string?)before["round"]!["title"]!["zh"], (string?)before["round"]!["state"], (bool)before["round"]!["opened"]!), Is.EqualTo(("期中", "open", false)));
        var pupils = before["edges"]!.AsArray().Single(edge => (string?)edge!["from"] == "pupils")!;
        var papers = before["papers"]!.AsArray().Where(paper => (string?)paper!["kind"] == "pupil").ToList();
        Assert.That((int)pupils["ballots"]!, Is.EqualTo(papers.Sum(paper => (int)paper!["copies"]! * paper["about"]!.AsArray().Count)), "each slip asks about each teacher of the class");
        Assert.That(before["codes"]!.GetValue<int>(), Is.EqualTo(before["papers"]!.AsArray().Sum(paper => (int)paper!["copies"]!)));

        var (of, pupil, teacher) = Database.Read(connection => connection.QueryFirst<(string, string, string)>(
            "select e.class, e.pupil, a.staff from enrolments e join teaching_assignments a on a.class = e.class and a.voided_at is null where e.voided_at is null and e.class = @code",
            new { code = (string)papers[0]!["class"]! }));
        var kin = Plan(("declared", new JsonArray(new JsonObject { ["reviewer"] = pupil, ["staff"] = teacher })));
        var after = (await Create(At(School, "review-rounds"), kin)).Body!;
        var of2 = after["papers"]!.AsArray().Where(paper => (string?)paper!["class"] == of && (string?)paper["kind"] == "pupil").ToList();
        Assert.That(of2.Sum(paper => (int)paper!["copies"]!), Is.EqualTo((int)papers[0]!["copies"]!), "the pupil is asked about the others");
        Assert.That(of2.Select(paper => (int)paper!["copies"]!), Does.Contain(1));
        Assert.That(after["leftOut"]!.AsArray().Where(each => (string?)each!["why"] == "declared").Sum(each => (int)each!["count"]!), Is.GreaterThanOrEqualTo(1));
        Assert.That((await Post(At(School, "review-rounds"), kin)).Status, Is.EqualTo(HttpStatusCode.OK), "sent again it is the same round");
        (await Post(At(School, "review-rounds"), Changed((JsonObject)kin.DeepClone(), ("rule", "end-of-term")))).IsProblem(409, "different-content");
    }

    [Test]
    public async Task What_is_wrong_with_a_plan_is_said_field_by_field()
    {
        var answer = await Post(At(School, "review-rounds"), Plan(("id", "7"), ("rule", "weekly"), ("firstDay", "2025-08-01"), ("lastDay", "2025-07-01"),
            ("declared", new JsonArray(new JsonObject { ["reviewer"] = "nobody", ["staff"] = "nobody" }))));
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Is.SupersetOf(new[] { "id", "rule", "firstDay", "lastDay" }));
        (await Post(At(School, "review-rounds"), Plan(("firstDay", $"{Today.AddDays(-9):O}"), ("lastDay", $"{Today.AddDays(-1):O}")))).IsProblem(400);
        (await Get(At(School, "review-rounds"))).IsProblem(400, "invalid");
        (await Get(At(School, "review-rounds?term=never"))).IsProblem(404);
    }

    [Test]
    public async Task Codes_are_made_once_freeze_the_round_and_are_made_anew_for_a_paper_whose_slips_are_lost()
    {
        var kin = Database.Read(connection => connection.QueryFirst<(string Pupil, string Staff)>("select e.pupil, a.staff from enrolments e join teaching_assignments a on a.class = e.class"));
        var detail = await Opened(("declared", new JsonArray(new JsonObject { ["reviewer"] = kin.Pupil, ["staff"] = kin.Staff })));
        Assert.That(detail["declared"]!.AsArray(), Is.Empty, "who is kin of whom is kept no longer than it is needed");
        Assert.That(Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from ballot_codes where round = @round", new { round = (string)detail["round"]!["id"]! })), Is.EqualTo((int)detail["codes"]!));
        (await Post(Round(detail, "/codes"), new JsonObject())).IsProblem(409, "codes-made");
        (await Post(Round(detail, "/codes"), new JsonObject { ["papers"] = new JsonArray(9999) })).IsProblem(400);

        var paper = PupilsPaper(detail);
        var lost = CodesOf(detail, paper, 2);
        await Cast(lost[0], All((await Ask(lost[0])).Body!, 4));
        Assert.That((await Post(Round(detail, "/codes"), new JsonObject { ["papers"] = new JsonArray(paper) })).MediaType, Is.EqualTo("application/pdf"));
        (await Ask(lost[0])).IsProblem(409, "code-used");
        (await Ask(lost[1])).IsProblem(404, "no-such-code");
        var copies = (int)PaperOf(detail, each => (int)each["paper"]! == paper)["copies"]!;
        Assert.That(Database.Read(connection => connection.QuerySingle<(int, int)>("select count(*), sum(used) from ballot_codes where round = @round and paper = @paper", new { round = (string)detail["round"]!["id"]!, paper })),
            Is.EqualTo((copies, 1)), "nobody votes twice by losing slips");

        // Another pack or other posts change nothing of it.
        Database.Write(connection => connection.Execute("update terms set policy = 'daxinganling-2023'; update schools set frame_version = frame_version + 1"));
        Assert.That((await Get(Round(detail))).Body!["edges"]!.ToJsonString(), Is.EqualTo(detail["edges"]!.ToJsonString()));
        EvaluateByEveryEdge();

        Assert.That(Log(), Does.Contain("review-rounds.codes").And.Not.Contain(lost[0]).And.Not.Contain(kin.Pupil + "\",\"staff"));
    }

    [Test]
    public async Task A_round_can_be_lengthened_while_it_goes_on_and_never_after_it()
    {
        var detail = await Opened();
        var tag = (await Get(Round(detail))).ETag;
        var plan = Plan(("id", (string)detail["round"]!["id"]!));
        (await Put(Round(detail), plan)).IsProblem(428);
        (await Put(Round(detail), plan, "\"99\"")).IsProblem(412);
        (await Put(Round(detail), Changed((JsonObject)plan.DeepClone(), ("firstDay", $"{Today.AddDays(1):O}")), tag)).IsProblem(409, "round-stays");
        (await Put(Round(detail), Changed((JsonObject)plan.DeepClone(), ("rule", "end-of-term")), tag)).IsProblem(409, "round-stays");
        var longer = Changed((JsonObject)plan.DeepClone(), ("lastDay", $"{Today.AddDays(9):O}"));
        var changed = await Put(Round(detail), longer, tag);
        Assert.That((string?)changed.Body!["round"]!["lastDay"], Is.EqualTo($"{Today.AddDays(9):O}"));
        DaysPass(10);
        (await Put(Round(detail), Changed((JsonObject)plan.DeepClone(), ("lastDay", $"{Today.AddDays(9):O}")), changed.ETag)).IsProblem(409, "round-stays");
        (await Post(Round(detail, "/codes"), new JsonObject { ["papers"] = new JsonArray(0) })).IsProblem(409, "over");
    }

    [Test]
    public async Task There_is_a_turnout_at_once_and_results_only_after_the_end_with_too_few_ballots_destroyed()
    {
        var detail = await Opened();
        var paper = PupilsPaper(detail);
        var codes = CodesOf(detail, paper, 6);
        var asked = (await Ask(codes[0])).Body!;
        foreach (var (code, at) in codes.Select((code, at) => (code, at))) Assert.That((await Cast(code, All(asked, at % 2 == 0 ? 5 : 4))).Status, Is.EqualTo(HttpStatusCode.OK));
        var lonely = detail["papers"]!.AsArray().First(each => (string?)each!["kind"] == "parent" && (int)each["copies"]! > 1)!;
        var one = CodesOf(detail, (int)lonely["paper"]!, 1)[0];
        await Cast(one, All((await Ask(one)).Body!, 1));

        var turnout = (await Get(Round(detail, "/turnout"))).Body!;
        Assert.That(((int)turnout["cast"]!, (int)turnout["invited"]!), Is.EqualTo((7, (int)detail["codes"]!)));
        (await Get(Round(detail, "/results"))).IsProblem(409, "not-over");
        (await Get(Round(detail, "/results.xlsx"))).IsProblem(409, "not-over");

        DaysPass(5);
        var results = (await Get(Round(detail, "/results"))).Body!;
        var about = PaperOf(detail, each => (int)each["paper"]! == paper)["about"]!.AsArray().Select(name => (string)name!).ToList();
        var person = results["people"]!.AsArray().First(each => about.Contains((string)each!["name"]!) && (string?)each["of"] == "teachers")!;
        var (pupils, parents) = (person["edges"]!.AsArray().Single(edge => (string?)edge!["from"] == "pupils")!, person["edges"]!.AsArray().Single(edge => (string?)edge!["from"] == "parents")!);
        Assert.That(((int)pupils["ballots"]!, (decimal)pupils["score"]!, (decimal)person["combined"]!), Is.EqualTo((6, 87.5m, 87.5m)), "three of 100 and three of 75; the hidden edge has no part in it");
        Assert.That(((bool)parents["hidden"]!, parents["score"], parents["ballots"], parents["items"]), Is.EqualTo((true, (JsonNode?)null, (JsonNode?)null, (JsonNode?)null)));
        Assert.That((string?)parents["why"]!["en"], Does.StartWith("fewer than 5 ballots"));

        var (round, opening) = Database.Read(connection => ((string)detail["round"]!["id"]!, ReviewStore.Find(connection, School, (string)detail["round"]!["id"]!)!.Opening!));
        var left = Database.Read(connection => BallotStore.Ballots(connection, School, round, opening));
        Assert.That(left.Select(ballot => ballot.From).Distinct(), Is.EqualTo(new[] { Core.Policies.ReviewGroup.Pupils }), "what nobody will ever be shown is there no more");
        Assert.That(((decimal?)person["overRounds"], (int)person["rounds"]!), Is.EqualTo(((decimal?)person["combined"], 1)), "of one round the term's figure is the round's");
        Assert.That((await Get(Round(detail, "/results"))).Text, Is.EqualTo(results.ToJsonString(QualityTracker.Api.Json.Options)), "two exports in a row are one");
        LibreOffice.Opens(("results.xlsx", await Bytes(Round(detail, "/results.xlsx"))));
    }

    [Test]
    public async Task A_round_without_codes_has_no_results()
    {
        var plan = Plan();
        await Create(At(School, "review-rounds"), plan);
        DaysPass(5);
        (await Get(Round(plan, "/results"))).IsProblem(409, "no-codes");
        Assert.That((int)(await Get(Round(plan, "/turnout"))).Body!["invited"]!, Is.Zero);
    }

    [Test]
    public async Task Where_the_pack_asks_nobody_no_round_is_planned_and_no_codes_are_made()
    {
        var before = Plan();
        await Create(At(School, "review-rounds"), before);
        Database.Write(connection => connection.Execute("update terms set policy = 'daxinganling-2023'; update schools set frame_version = frame_version + 1"));
        var refused = await Post(At(School, "review-rounds"), Plan(("rule", "year")));
        refused.IsProblem(400, "invalid");
        Assert.That((string?)refused.Body!["errors"]![0]!["rule"], Is.EqualTo("no-reviewers"));
        (await Post(Round(before, "/codes"), new JsonObject())).IsProblem(409, "nobody-asked");
        EvaluateByEveryEdge();
    }
}

using System.Globalization;
using System.Text;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Tests.Policies;

public sealed class PackReaderTests
{
    [Test]
    public void A_pack_is_read_whole()
    {
        var pack = PackText.Pack(PackText.Small);
        Assert.Multiple(() =>
        {
            Assert.That(pack.Id, Is.EqualTo("small-2025"));
            Assert.That(pack.NumberOf("C1"), Is.EqualTo("一1"));
            Assert.That(pack.Clauses[1].OverriddenBy, Is.EqualTo(["L3"]));
            Assert.That(pack.Norms[1].ShareAfter(1), Is.EqualTo(0.5m));
            Assert.That(pack.Dimensions[1].Weight, Is.SameAs(Quantity.Rest));
            Assert.That(pack.Pools, Has.Count.EqualTo(2));
            Assert.That(pack.ShortHash, Has.Length.EqualTo(8));
        });
    }

    [TestCase("weight: $process\n", "weight: $proces\n", 34, "no parameter proces")]
    [TestCase("    at-least: 30", "    at-least: 30\n    weigth: 1", 24, "no key 'weigth'")]
    [TestCase("    period: term\n", "", 17, "lacks 'period'")]
    [TestCase("at-least: 30", "at-least: thirty", 23, "number is needed")]
    [TestCase("at-least: 30", "at-least: '30'", 23, "without quotes")]
    [TestCase("at-least: 30", "at-least: -30", 23, "-30 is negative")]
    [TestCase("at-least: 30", "at-least: $only-evaluated", 23, "is no number")]
    [TestCase("at-least: 30", "at-least: [30]", 23, "number is needed")]
    [TestCase("measure: lessons-observed", "measure: lessons-seen", 20, "no measure 'lessons-seen'")]
    [TestCase("{ evaluated-only: $only-evaluated }", "{ evaluated-only: perhaps }", 21, "cannot be 'perhaps'")]
    [TestCase("{ evaluated-only: $only-evaluated }", "{ level: county }", 21, "no key 'level'")]
    [TestCase("{ evaluated-only: $only-evaluated }", "{ evaluated-only: $process }", 21, "cannot be '$process'")]
    [TestCase("[principal, director-of-teaching]", "[principal, headmaster]", 19, "'headmaster' is not known")]
    [TestCase("[principal, director-of-teaching]", "class", 20, "cannot be asked about")]
    [TestCase("    clause: C1\n    who: [", "    clause: C9\n    who: [", 18, "clause C9 is not in clauses")]
    [TestCase("measure: lessons-observed\n    options: { evaluated-only: $only-evaluated }", "measure: labour-lessons", 20, "cannot be asked about")]
    [TestCase("period: term", "period: fortnight", 22, "'fortnight' is not known")]
    [TestCase("period: term", "period: term\n    months: [3]", 23, "months goes with period: month only")]
    [TestCase("[0.5, 1]", "[1, 0.5]", 30, "must rise to 1")]
    [TestCase("id: C1-year", "id: C1", 24, "'C1' is used twice")]
    [TestCase("{ id: C2,", "{ id: C1,", 6, "'C1' is used twice")]
    [TestCase("overridden-by: L3", "overridden-by: L9", 6, "'L9' is no law clause")]
    [TestCase("    default: 60", "    default: 160", 10, "a number from 0 to 100")]
    [TestCase("    default: yes", "    default: maybe", 14, "choose one of: yes / no")]
    [TestCase("    range: [0, 100]\n", "", 8, "needs either range or choices")]
    [TestCase("    range: [0, 100]", "    range: [100, 0]", 11, "swap them")]
    [TestCase("source: norms", "source: all", 39, "source 'all' is not known")]
    [TestCase("source: norms", "source: { norm: C7 }", 39, "no norm C7")]
    [TestCase("source: { exams: [end-of-term] }", "source: { exams: [end-of-term, entrance] }", 48, "law L3")]
    [TestCase("score: attainment", "score: { way: attainment, cap: 2 }", 40, "at most 1")]
    [TestCase("score: attainment", "score: deduction", 40, "does not fit")]
    [TestCase("weight: $process\n", "weight: 70\n    clause: C2\n    bonus: yes\n", 36, "no key 'bonus'")]
    [TestCase("weight: 100\n        source: norms", "weight: 90\n        source: norms", 32, "add up to 100, not 90")]
    [TestCase("weight: rest", "weight: 50", 32, "add up to 100, not 110")]
    [TestCase("floor: 0.8", "floor: 1.2", 45, "must be below its ceiling; lower the floor")]
    [TestCase("from: 60", "from: 75", 52, "overlaps the one before")]
    [TestCase("from: 60", "from: 80", 52, "out of order")]
    [TestCase("en: fail }, from: 0", "en: fail }, from: 10", 53, "must start at 0")]
    [TestCase("percent: 60", "percent: 160", 55, "add up to 100")]
    [TestCase("points: quality", "points: exams", 56, "'exams' is not known")]
    [TestCase("pack: small-2025", "pack: small-2025\npack: other", 2, "given twice")]
    [TestCase("  - name: process", "\t- name: process", 8, "tab")]
    [TestCase("weight: $process\n", "weight: &w 60\n", 34, "anchors")]
    [TestCase("weight: $process\n", "weight: *w\n", 34, "alias")]
    [TestCase("at-least: 30", "at-least: !!int 30", 23, "tags")]
    [TestCase("at-least: 30", "at-least: [30", 23, "not valid YAML")]
    [TestCase("[principal, director-of-teaching]", "[]", 19, "who is empty")]
    [TestCase("{ exams: [end-of-term] }", "{ exams: [] }", 48, "exams is empty")]
    [TestCase("percent: 60", "percent: -60", 55, "-60 is negative")]
    [TestCase("percent: 60", "percent: $nothing", 55, "no parameter nothing")]
    [TestCase("from: 75, at-most: 20", "from: 75, at-most: 120", 51, "cannot be above 100; use 100 or less")]
    [TestCase("weight: 100\n        source: norms", "weight: -100\n        source: norms", 38, "-100 is negative")]
    [TestCase("kind: share, title: { zh: 质", "kind: lottery, title: { zh: 质", 56, "'lottery' is not known")]
    [TestCase("measure: training-hours", "measure: $process", 27, "no measure '$process'")]
    [TestCase("at-least: 24", "at-least: 24\n    at-least: 25", 30, "'at-least' is given twice")]
    [TestCase("dimensions:\n", "overrides: [{ law: L1, reason: { zh: 因, en: why } }]\ndimensions:\n", 31, "holds always")]
    [TestCase("dimensions:\n", "overrides: [{ law: L3, reason: { zh: 因, en: why } }]\ndimensions:\n", 31, "holds always")]
    [TestCase("dimensions:\n", "overrides: [{ law: L4, reason: { zh: 因, en: why } }]\ndimensions:\n", 31, "holds always")]
    [TestCase("dimensions:\n", "overrides: [{ law: W1, reason: { zh: 因, en: why } }]\ndimensions:\n", 31, "only L2 can be overridden")]
    [TestCase("dimensions:\n", "overrides: [{ law: L2 }]\ndimensions:\n", 31, "lacks 'reason'")]
    [TestCase("dimensions:\n", "overrides: [{ law: L2, reason: { zh: '', en: why } }]\ndimensions:\n", 31, "fill it in")]
    [TestCase("dimensions:\n", "reports: [{ id: C1, clause: C1, title: { zh: 报, en: r }, to: press, period: term }]\ndimensions:\n", 31, "'press' is not known")]
    [TestCase("dimensions:\n", "reports: [{ id: C1, clause: C7, title: { zh: 报, en: r }, to: county, period: term }]\ndimensions:\n", 31, "clause C7 is not in clauses")]
    [TestCase("dimensions:\n", "workload: { full-load: [{ stage: primary, periods: 0 }] }\ndimensions:\n", 31, "must be above 0")]
    [TestCase("at-least: 30", "at-least: 1000000.5", 23, "is too large")]
    [TestCase("at-least: 30", "at-least: 0.0000001", 23, "too many decimal places")]
    [TestCase("{ exams: [end-of-term] }", "{ exams: [end-of-term], at-least-sat: 4 }", 48, "at-least-sat must be 5 or more")]
    [TestCase("norms:\n", "norms: none\nnormen:\n", 16, "must be a list")]
    public void A_mistake_is_named_with_its_line_and_its_remedy(string old, string now, int line, string message)
    {
        var reading = PackReader.Read(PackText.With(old, now));
        Assert.That(reading.Pack, Is.Null);
        Assert.That(
            reading.Problems.Select(problem => (problem.Line, Says: problem.Message.En.Contains(message, StringComparison.Ordinal))),
            Has.Member((line, true)), string.Join('\n', reading.Problems));
        Assert.That(reading.Problems, Has.All.Matches<PolicyProblem>(problem =>
            problem is { Message.Zh.Length: > 0, Column: > 0, File: "small-2025" }));
    }

    [Test]
    public void Lines_that_multiply_themselves_are_refused_before_they_are_read()
    {
        var bomb = string.Concat(Enumerable.Range(0, 20).Select(n => n == 0 ? "a0: &a0 [x, x]\n" : $"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n"));
        var problems = PackReader.Read("pack: bomb\n" + bomb).Problems;
        Assert.That(problems.Select(problem => problem.Message.En), Has.All.Contain("refused; write the content out"));
        Assert.That((problems[0].File, problems[0].Line, problems[0].Column), Is.EqualTo(("bomb", 2, 5)));
    }

    [Test]
    public void Reports_and_exceptions_to_the_law_are_read()
    {
        var pack = PackText.Pack(PackText.Small + """

            reports:
              - { id: C1-quarter, clause: C1, title: { zh: 报, en: report }, to: bureau, period: quarter }
            overrides:
              - { law: L2, reason: { zh: 市教育局批准, en: approved by the city } }
            """);
        var report = pack.Reports.Single();
        Assert.That((report.Id, report.To, report.Period), Is.EqualTo(("C1-quarter", ReportReceiver.Bureau, ReportPeriod.Quarter)));
        Assert.That(pack.Overrides.Single(), Is.EqualTo(new LawOverride("L2", new("市教育局批准", "approved by the city"), new(60, 5, "small-2025"))));
    }

    [Test]
    public void All_mistakes_are_named_at_once_in_the_order_of_lines()
    {
        var text = PackText.With("at-least: 30", "at-least: thirty", PackText.With("measure: training-hours", "measure: training"));
        text = PackText.With("from: 75", "from: high", text);
        Assert.That(PackReader.Read(text).Problems.Select(problem => problem.Line), Is.EqualTo([23, 27, 51]));
    }

    [Test]
    public void A_problem_points_at_the_column_of_the_value()
    {
        var problem = PackReader.Read(PackText.With("at-least: 30", "at-least: thirty")).Problems.Single();
        Assert.That((problem.Line, problem.Column), Is.EqualTo((23, 15)));
    }

    [Test]
    public void A_file_that_is_too_large_is_refused()
    {
        var text = PackText.Small + "\n" + new string('#', PackReader.GreatestSize);
        Assert.That(PackReader.Read(Encoding.UTF8.GetBytes(text)).Problems.Single().Message.En, Does.Contain("256 KB"));
    }

    [Test]
    public void A_file_that_is_not_utf8_is_refused()
    {
        Assert.That(PackReader.Read([0x70, 0xC4, 0xE3]).Problems.Single().Message.En, Does.Contain("UTF-8"));
    }

    [TestCase("")]
    [TestCase("# nothing\n")]
    [TestCase("- a\n- b\n")]
    [TestCase("just words")]
    [TestCase("{{{{{{{{{{{{{{{{{{{{a: 1}}}}}}}}}}}}}}}}}}}}: 1")]
    public void Other_files_are_refused_with_a_reason(string text)
    {
        var reading = PackReader.Read(text);
        Assert.That(reading.Pack, Is.Null);
        Assert.That(reading.Problems, Is.Not.Empty);
    }

    [Test]
    public void The_hash_is_of_the_content_whatever_the_line_ends()
    {
        var unix = PackText.Pack(PackText.Small);
        var windows = PackText.Pack(PackText.Small.Replace("\n", "\r\n", StringComparison.Ordinal));
        var other = PackText.Pack(PackText.With("at-least: 30", "at-least: 31"));
        Assert.That(windows.ContentHash, Is.EqualTo(unix.ContentHash));
        Assert.That(other.ContentHash, Is.Not.EqualTo(unix.ContentHash));
    }

    [TestCase("de-DE")]
    [TestCase("zh-CN")]
    [TestCase("tr-TR")]
    public void Numbers_read_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var linear = (LinearScoring)PackText.Pack(PackText.Small).Dimensions[1].Indicators[0].Score;
            Assert.That((linear.Floor.Number, linear.Ceiling.Number), Is.EqualTo((0.8m, 1.2m)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Tests.Policies;

/// <summary>A school's own pack says only what is different from the pack it stands on.</summary>
public sealed class PackExtensionTests
{
    private static readonly string[] BuiltIn = [.. PolicyPacks.All.Select(pack => pack.Id)];

    [TestCaseSource(nameof(BuiltIn))]
    public void A_pack_that_changes_nothing_rules_as_its_base_does(string id)
    {
        var (own, from) = (Extended("", id), PolicyPacks.Of(id));
        Assert.Multiple(() =>
        {
            Assert.That(own.Changes, Is.Empty);
            Assert.That(own.Base, Is.EqualTo(new PackBase(id, from.Title, from.ContentHash)));
            Assert.That(own.Id, Is.EqualTo("own"));
            Assert.That(own.Title.En, Is.EqualTo("own"));
            Assert.That(own.Document, Is.EqualTo(from.Document));
            Assert.That(own.Clauses.Select(clause => clause.Id), Is.EqualTo(from.Clauses.Select(clause => clause.Id)));
            Assert.That(own.Parameters.Select(each => (each.Name, each.Default)), Is.EqualTo(from.Parameters.Select(each => (each.Name, each.Default))));
            Assert.That(own.Norms.Select(norm => (norm.Id, norm.AtLeast)), Is.EqualTo(from.Norms.Select(norm => (norm.Id, norm.AtLeast))));
            Assert.That(own.Dimensions.Select(each => each.Weight), Is.EqualTo(from.Dimensions.Select(each => each.Weight)));
            Assert.That(own.Pools.Select(pool => pool.Id), Is.EqualTo(from.Pools.Select(pool => pool.Id)));
            Assert.That(own.Reports, Is.EqualTo(from.Reports));
        });
    }

    [Test]
    public void An_entry_is_changed_key_by_key_and_keeps_the_rest()
    {
        var pack = Small("norms:\n  - { id: C1, at-least: 35 }\n");
        var norm = pack.Norms[0];
        Assert.That((norm.Id, norm.AtLeast.Number, norm.Period), Is.EqualTo(("C1", 35m, NormPeriod.Term)));
        Assert.That(norm.Place, Is.EqualTo(new Place(5, 5, "own")));
        Assert.That(pack.Norms[1].Place.File, Is.EqualTo("small-2025"));
        Assert.That(pack.Changes, Is.EqualTo([new PackDifference(
            "norms/C1/at-least", DifferenceKind.Changed, "30", "35", new(5, 25, "own"))]));
    }

    [Test]
    public void A_new_entry_is_added_after_the_others()
    {
        var pack = Small("norms:\n  - { id: S1, clause: C2, who: teacher, measure: lectures, period: term, at-least: 1 }\n");
        Assert.That(pack.Norms.Select(norm => norm.Id), Is.EqualTo(["C1", "C1-year", "S1"]));
        var change = pack.Changes.Single();
        Assert.That((change.Path, change.Kind, change.Base), Is.EqualTo(("norms/S1", DifferenceKind.Added, (string?)null)));
        Assert.That(change.Own, Is.EqualTo("{ id: S1, clause: C2, who: teacher, measure: lectures, period: term, at-least: 1 }"));
    }

    [Test]
    public void What_the_pack_goes_without_is_taken_out()
    {
        var pack = Small("without: [norms/C1-year, parameters/only-evaluated, norms/C1/options]\n");
        Assert.That(pack.Norms.Select(norm => norm.Id), Is.EqualTo(["C1"]));
        Assert.That(
            pack.Changes.Select(change => (change.Path, change.Kind, change.Place.Line)),
            Is.EquivalentTo([
                ("norms/C1-year", DifferenceKind.Removed, 4), ("parameters/only-evaluated", DifferenceKind.Removed, 4),
                ("norms/C1/options", DifferenceKind.Removed, 4)]));
    }

    [Test]
    public void A_whole_section_is_taken_out_and_written_anew()
    {
        var pack = Small("""
            without: [bands]
            bands:
              - { id: met, title: { zh: 达标, en: met }, from: 50 }
              - { id: fail, title: { zh: 未达标, en: not met }, from: 0 }
            """);
        Assert.That(pack.Bands.Select(band => band.Id), Is.EqualTo(["met", "fail"]));
        Assert.That(
            pack.Changes.Select(change => (change.Path, change.Place.Line)),
            Is.EqualTo([("bands/good", 4), ("bands/pass", 4), ("bands/fail/title", 7), ("bands/met", 6)]));
    }

    [Test]
    public void An_indicator_is_changed_inside_its_dimension()
    {
        var pack = Small("""
            dimensions:
              - id: process
                indicators:
                  - { id: norms, weight: 40 }
                  - { id: load, title: { zh: 量, en: load }, weight: rest, source: workload, score: attainment }
            """);
        Assert.That(pack.Dimensions[0].Indicators.Select(each => each.Id), Is.EqualTo(["norms", "load"]));
        Assert.That(pack.Dimensions[0].Title.En, Is.EqualTo("process"));
        Assert.That(pack.Dimensions[0].Place.File, Is.EqualTo("own"));
    }

    [Test]
    public void A_source_is_one_value_and_is_replaced_whole()
    {
        var pack = Small("dimensions: [{ id: results, indicators: [{ id: exams, source: workload, score: attainment }] }]\n");
        Assert.That(pack.Dimensions[1].Indicators[0].Source, Is.EqualTo(new WorkloadSource()));
        Assert.That(
            pack.Changes.Select(change => change.Path),
            Is.EqualTo(["dimensions/results/indicators/exams/source", "dimensions/results/indicators/exams/score"]));
    }

    [Test]
    public void Lists_without_ids_are_replaced_whole()
    {
        var pack = Extended("reviews: { edges: [{ from: pupils, of: teachers, weight: 100 }] }\nworkload: { repeat-factors: [1, 0.5] }\n", "wenxian-2019");
        Assert.That(pack.Reviews.Edges, Has.Count.EqualTo(1));
        Assert.That(pack.Reviews.Rounds, Has.Count.EqualTo(2));
        Assert.That(pack.Workload.RepeatFactors, Has.Count.EqualTo(2));
        Assert.That(pack.Changes.Select(change => (change.Path, change.Kind)), Is.EqualTo([
            ("reviews/edges", DifferenceKind.Changed), ("workload/repeat-factors", DifferenceKind.Changed)]));
    }

    [Test]
    public void The_hash_changes_exactly_when_a_text_of_the_chain_does()
    {
        string Hash(string own, string under) => Read(own, Base(under)).Pack!.ContentHash;
        var (own, under) = (Own(""), PackText.Small);
        var changed = PackText.With("en: small", "en: smaller");
        Assert.That(Hash(own, under), Is.EqualTo(Hash(own.Replace("\n", "\r\n", StringComparison.Ordinal), under)));
        Assert.That(Hash(own, under), Is.Not.EqualTo(Hash(own, changed)));
        Assert.That(Hash(own, under), Is.Not.EqualTo(Hash(own + "# a word\n", under)));
        Assert.That(Hash(own, under), Is.Not.EqualTo(PackText.Pack(under).ContentHash));
    }

    [Test]
    public void A_pack_stands_on_a_pack_that_stands_on_a_pack()
    {
        string? Chain(string id) => id == "l0" ? PackText.Small.Replace("small-2025", "l0", StringComparison.Ordinal) : Level(id);
        Assert.That(PackReader.Read(Level("l5"), Chain).Pack?.Norms, Has.Count.EqualTo(2));
        Assert.That(Level("l5"), Does.Contain("extends: l4"));
        var refused = PackReader.Read(Level("l6"), Chain).Problems.Single();
        Assert.That((refused.File, refused.Line, refused.Column), Is.EqualTo(("l6", 3, 10)));
        Assert.That(refused.Message.En, Does.Contain("more than 5 levels"));

        static string Level(string id) => $"pack: {id}\ntitle: {{ zh: 级, en: level }}\nextends: l{id[1] - '1'}\n";
    }

    [Test]
    public void A_circle_is_refused_with_its_path()
    {
        var texts = new Dictionary<string, string>
        {
            ["a"] = "pack: a\ntitle: { zh: 甲, en: a }\nextends: b\n",
            ["b"] = "pack: b\ntitle: { zh: 乙, en: b }\nextends: a\n",
            ["c"] = "pack: c\ntitle: { zh: 丙, en: c }\nextends: c\n",
        };
        var two = PackReader.Read(texts["a"], texts.GetValueOrDefault).Problems.Single();
        Assert.That(two.ToString(), Does.StartWith("a:3:10").And.Contain("b:3:10").And.Contain("a → b → a"));
        var one = PackReader.Read(texts["c"], texts.GetValueOrDefault).Problems.Single();
        Assert.That(one.ToString(), Does.StartWith("c:3:10").And.Contain("c → c"));
    }

    [TestCase("extends: small-2025", "extends: small-2024", 3, 10, "no pack small-2024")]
    [TestCase("extends: small-2025", "extends: [small-2025]", 3, 10, "must be the id")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nwithout: [norms/C9]\n", 4, 11, "small-2025 has no norms/C9")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nwithout: norms/C1\n", 4, 10, "must be a list")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nwithout: [{ a: b }]\n", 4, 11, "is a path")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nwithout: [clauses/L3]\n", 4, 11, "cannot be taken out")]
    [TestCase("extends: small-2025\n", "without: [norms/C1]\n", 3, 10, "goes with extends only")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nwithout: [clauses/C2/overridden-by]\n", 4, 11, "keep L3 in overridden-by")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nclauses:\n  - { id: C2, overridden-by: L1 }\n", 5, 5, "keep L3 in overridden-by")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nwithout: [clauses/C2]\nclauses:\n  - { id: C2, number: 二, kind: record, title: { zh: 记, en: r } }\n", 6, 5, "keep L3 in overridden-by")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nclauses:\n  - { id: L3, number: 三, kind: record, title: { zh: 记, en: r } }\n", 5, 5, "cannot be written anew")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nwithout: [clauses/L3/title]\n", 4, 11, "cannot be taken out")]
    [TestCase("pack: own\n", "", 1, 1, "lacks 'pack'")]
    [TestCase("title: { zh: 自, en: own }\n", "", 1, 1, "lacks 'title'")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nnorms:\n  - { id: C1, at-least: -1 }\n", 5, 25, "-1 is negative")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nnorms:\n  - { id: C1, at-least: 1 }\n  - { id: C1, at-least: 2 }\n", 6, 5, "used twice")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nnorms:\n  - { id: C1, atleast: 1 }\n", 5, 15, "no key 'atleast'")]
    [TestCase("extends: small-2025\n", "extends: small-2025\nbands:\n  - { id: pass, from: 80 }\n", 5, 5, "overlaps the one before")]
    [TestCase("extends: small-2025\n", "extends: small-2025\ndimensions:\n  - { id: results, weight: 50 }\n", 5, 5, "add up to 100, not 110")]
    [TestCase("extends: small-2025\n", "extends: small-2025\npay: [{ id: quality, percent: 50 }]\n", 4, 7, "add up to 100, not 110")]
    public void A_mistake_is_named_in_the_schools_own_file(string old, string now, int line, int column, string message)
    {
        var reading = Read(PackText.With(old, now, Own("")), Base(PackText.Small));
        Assert.That(reading.Pack, Is.Null);
        Assert.That(
            reading.Problems.Select(problem => (problem.Line, problem.Column, problem.Message.En.Contains(message, StringComparison.Ordinal))),
            Has.Member((line, column, true)), string.Join('\n', reading.Problems));
        Assert.That(reading.Problems, Has.All.Matches<PolicyProblem>(problem => problem.File == (old == "pack: own\n" ? null : "own")));
    }

    [Test]
    public void A_laws_clause_that_the_base_has_is_not_written_anew()
    {
        var under = PackText.With("parameters:\n", "  - { id: L3, number: 三, kind: law, title: { zh: 法, en: law } }\nparameters:\n");
        var problem = Read(Own("clauses:\n  - { id: L3, title: { zh: 无, en: nothing } }\n"), Base(under)).Problems.Single();
        Assert.That((problem.File, problem.Line, problem.Column), Is.EqualTo(("own", 5, 5)));
        Assert.That(problem.Message.En, Does.Contain("clause L3").And.Contain("remove it from clauses"));
    }

    [TestCase("\"pack\": own\ntitle: { zh: 自, en: own }\nextends: small-2025\n", 1, 9)]
    [TestCase("pack : own\ntitle: { zh: 自, en: own }\nextends: small-2025\n", 1, 8)]
    [TestCase("pack:\n  own\ntitle: { zh: 自, en: own }\nextends: small-2025\n", 2, 3)]
    [TestCase("{ pack: own, title: { zh: 自, en: own }, extends: small-2025 }\n", 1, 9)]
    public void An_id_that_its_lines_could_not_bear_is_refused(string text, int line, int column)
    {
        var reading = Read(text, Base(PackText.Small));
        Assert.That(reading.Pack, Is.Null);
        Assert.That(
            reading.Problems.Select(problem => (problem.Line, problem.Column, problem.Message.En.Contains("on a line of its own", StringComparison.Ordinal))),
            Has.Member((line, column, true)), string.Join('\n', reading.Problems));
    }

    [Test]
    public void A_line_of_the_base_that_no_longer_holds_is_named_in_the_bases_file_with_a_remedy_in_the_own()
    {
        var problem = Read(Own("without: [parameters/process]\n"), Base(PackText.Small)).Problems.Single();
        Assert.That((problem.File, problem.Line, problem.Column), Is.EqualTo(("small-2025", 34, 13)));
        Assert.That(problem.Message.En, Does.Contain("no parameter process").And.Contain("or take it out with without"));
    }

    [Test]
    public void A_base_with_a_mistake_is_refused_with_the_mistakes_own_place()
    {
        var problem = Read(Own(""), Base(PackText.With("at-least: 30", "at-least: thirty"))).Problems.Single();
        Assert.That(problem.ToString(), Does.StartWith("own:3:10").And.Contain("small-2025:23:15").And.Contain("number is needed"));
    }

    [Test]
    public void A_pack_that_extends_another_is_not_read_alone()
    {
        Assert.That(PackReader.Read(Own("")).Problems.Single().Message.En, Does.Contain("no pack small-2025"));
    }

    [FsCheck.NUnit.Property]
    public void Exactly_what_is_written_otherwise_is_a_change(FsCheck.NonNegativeInt[] numbers)
    {
        var from = PolicyPacks.Of("wenxian-2019");
        var written = from.Norms.Zip(numbers, (norm, number) => (norm.Id, Was: norm.AtLeast.Number, Is: (decimal)number.Get)).ToList();
        var own = Extended(
            written.Count == 0 ? "" : "norms:\n" + string.Concat(written.Select(each => $"  - {{ id: {each.Id}, at-least: {each.Is} }}\n")), "wenxian-2019");
        Assert.That(
            own.Changes.Select(change => (change.Path, change.Base, change.Own)),
            Is.EqualTo(written.Where(each => each.Is != each.Was).Select(each => ($"norms/{each.Id}/at-least", $"{each.Was}", $"{each.Is}"))));
        Assert.That(own.Norms.Take(written.Count).Select(norm => norm.AtLeast.Number), Is.EqualTo(written.Select(each => each.Is)));
        Assert.That(own.Norms.Skip(written.Count).Select(norm => norm.AtLeast), Is.EqualTo(from.Norms.Skip(written.Count).Select(norm => norm.AtLeast)));
    }

    private static string Own(string rest, string from = "small-2025") => $"pack: own\ntitle: {{ zh: 自, en: own }}\nextends: {from}\n{rest}";

    private static Func<string, string?> Base(string text) => id => id == "small-2025" ? text : null;

    private static PackReading Read(string own, Func<string, string?> bases) => PackReader.Read(own, bases);

    private static PolicyPack Small(string rest) => Whole(Read(Own(rest), Base(PackText.Small)));

    private static PolicyPack Extended(string rest, string from) => Whole(Read(Own(rest, from), PolicyPacks.TextOf));

    private static PolicyPack Whole(PackReading reading)
    {
        Assert.That(reading.Problems, Is.Empty);
        return reading.Pack!;
    }
}

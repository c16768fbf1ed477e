using System.Reflection;
using FluentValidation;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Problems;

/// <summary>Every rule says what is wrong and what helps, in both languages.</summary>
[TestFixture("")]
[TestFixture("de-DE")]
public sealed class RuleTextsTests(string culture)
{
    private static readonly SchoolFrame Frame = new(new SchoolFrameLists { School = new School() });

    [SetUp]
    public void UseCulture() => System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);

    [Test]
    public void Rules_of_every_kind_have_both_languages()
    {
        var rules = new List<(string Rule, RuleTexts Texts)>();
        foreach (var kind in RecordKinds.All) rules.AddRange((IEnumerable<(string, RuleTexts)>)Method(nameof(OfKind), kind.RecordType).Invoke(null, [kind])!);
        rules.AddRange(Walk(new RecordSchool(), new School()));
        rules.AddRange(Walk(new VoidRecord.Rules(), new VoidRecord()));
        Assert.That(rules, Has.Count.GreaterThan(120));
        foreach (var (rule, texts) in rules)
        {
            Assert.That(rule, Does.Match("^[a-z]+(-[a-z]+)*$"));
            IsInBoth(texts.Message, rule);
            IsInBoth(texts.Remedy, rule);
        }
    }

    [Test]
    public void Numbers_in_a_text_are_written_the_same_everywhere()
    {
        var kind = RecordKinds.All.OfType<RecordKind<Core.TeachingHours.TeachingHoursLine>>().Single();
        var fault = kind.FaultsOf(new() { Periods = 99 }, Frame).Single(each => each.Field == "periods");
        Assert.That(fault.Message.En, Is.EqualTo("must be from 0.01 to 60 with at most 2 decimal places"));
        Assert.That(fault.Message.Zh, Does.Contain("0.01"));
    }

    [Test]
    public void Problems_of_files_have_both_languages()
    {
        foreach (var code in Enum.GetValues<FileProblemCode>())
        {
            IsInBoth(FileProblemTexts.Of(code).Message, code.ToString());
            IsInBoth(FileProblemTexts.Of(code).Remedy, code.ToString());
        }
    }

    [Test]
    public void Names_of_states_and_kinds_have_both_languages()
    {
        foreach (var kind in RecordKinds.All) IsInBoth(kind.Name, kind.Noun);
        foreach (var state in Enum.GetValues<ImportState>()) IsInBoth(Names.Of(state), state.ToString());
    }

    private static IEnumerable<(string, RuleTexts)> OfKind<T>(RecordKind kind) where T : class, IRecord, new() =>
        Walk(((RecordKind<T>)kind).Rules(Frame), new T());

    private static List<(string, RuleTexts)> Walk<T>(IValidator<T> validator, T record)
    {
        var found = new List<(string, RuleTexts)>();
        foreach (var component in validator.CreateDescriptor().Rules.SelectMany(rule => rule.Components))
        {
            var state = component.GetType().GetProperty("CustomStateProvider", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
            // Rules for each item of a list are validators of their own, walked by the malformed records.
            if (state.GetValue(component) is not Delegate texts) continue;
            var value = texts.Method.GetParameters()[^1].ParameterType;
            found.Add((component.ErrorCode, (RuleTexts)texts.DynamicInvoke(new ValidationContext<T>(record), value.IsValueType ? Activator.CreateInstance(value) : null)!));
        }

        return found;
    }

    private static void IsInBoth(Text text, string rule)
    {
        Assert.That(text.Zh, Is.Not.Empty, rule);
        Assert.That(text.En, Is.Not.Empty.And.Not.EqualTo(text.Zh), rule);
        Assert.That(text.Zh.Any(each => each is >= '\u4e00' and <= '\u9fff'), Is.True, $"{rule}: {text.Zh}");
    }

    private static MethodInfo Method(string name, Type type) =>
        typeof(RuleTextsTests).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type);
}

using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Tests.Policies;

/// <summary>A small pack that holds one of each part, to change line by line.</summary>
internal static class PackText
{
    public const string Small = """
        pack: small-2025
        title: { zh: 小, en: small }
        document: { zh: 文件, en: document }
        clauses:
          - { id: C1, number: 一1, kind: norm, title: { zh: 听课, en: observation } }
          - { id: C2, number: 二, kind: [record, law], title: { zh: 记录, en: record }, overridden-by: L3 }
        parameters:
          - name: process
            title: { zh: 过程, en: process }
            default: 60
            range: [0, 100]
          - name: only-evaluated
            title: { zh: 评课, en: evaluated }
            default: yes
            choices: [yes, no]
        norms:
          - id: C1
            clause: C1
            who: [principal, director-of-teaching]
            measure: lessons-observed
            options: { evaluated-only: $only-evaluated }
            period: term
            at-least: 30
          - id: C1-year
            clause: C1
            who: teacher
            measure: training-hours
            period: year
            at-least: 24
            share-of-year: [0.5, 1]
        dimensions:
          - id: process
            title: { zh: 过程, en: process }
            weight: $process
            indicators:
              - id: norms
                title: { zh: 规范, en: norms }
                weight: 100
                source: norms
                score: attainment
          - id: results
            title: { zh: 成绩, en: results }
            weight: rest
            indicators:
              - id: exams
                title: { zh: 监测, en: exams }
                weight: 100
                source: { exams: [end-of-term] }
                score: { way: linear, floor: 0.8, ceiling: 1.2 }
        bands:
          - { id: good, title: { zh: 好, en: good }, from: 75, at-most: 20 }
          - { id: pass, title: { zh: 合格, en: pass }, from: 60 }
          - { id: fail, title: { zh: 不合格, en: fail }, from: 0 }
        pay:
          - { id: workload, kind: share, title: { zh: 量, en: workload }, percent: 60, points: standard-periods }
          - { id: quality, kind: share, title: { zh: 质, en: quality }, percent: rest, points: quality }
        """;

    /// <summary>The pack with one piece of text replaced; the piece must occur once.</summary>
    public static string With(string old, string now, string? text = null)
    {
        text ??= Small;
        Assert.That(text.Split(old), Has.Length.EqualTo(2), $"'{old}' occurs once");
        return text.Replace(old, now, StringComparison.Ordinal);
    }

    public static PolicyPack Pack(string text)
    {
        var reading = PackReader.Read(text);
        Assert.That(reading.Problems, Is.Empty);
        return reading.Pack!;
    }

    /// <summary>A pack with one dimension of 100, given its indicators, and norms.</summary>
    public static PolicyPack Scoring(string indicators, string norms = "[]", string bonus = "") => Pack($$"""
        pack: scoring
        title: { zh: 计分, en: scoring }
        document: { zh: 文件, en: document }
        clauses:
          - { id: C1, number: 一1, kind: norm, title: { zh: 条款, en: clause } }
        norms: {{norms}}
        dimensions:
          - id: all
            title: { zh: 全部, en: all }
            weight: 100
            indicators:
        {{indicators}}
        {{bonus}}
        bands:
          - { id: pass, title: { zh: 合格, en: pass }, from: 60 }
          - { id: fail, title: { zh: 不合格, en: fail }, from: 0 }
        """);

    /// <summary>One indicator, in one line.</summary>
    public static string Indicator(string id, string weight, string source, string score, string rest = "") =>
        $"      - {{ id: {id}, title: {{ zh: 标, en: {id} }}, weight: {weight}, source: {source}, score: {score}{rest} }}\n";

    /// <summary>One norm, in one line of a flow list.</summary>
    public static string Norm(string id, string who, string measure, string period, string atLeast, string rest = "") =>
        $"{{ id: {id}, clause: C1, who: {who}, measure: {measure}, period: {period}, at-least: {atLeast}{rest} }}";
}

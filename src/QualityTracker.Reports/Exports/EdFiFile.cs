using System.Globalization;
using System.Text.Json.Nodes;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Reports.Exports;

/// <summary>
/// Scored lesson observations and the evaluation of a term in the shapes of Ed-Fi's performance evaluation (Data Standard 6.1). A rating there is
/// of one person under one evaluation, so that the n-th observation of a teacher in the term is of the n-th period. No pupil is in it, no band and no
/// veto: who has one could be told by the band. Titles are Chinese in every language, for they are keys.
/// </summary>
public static class EdFiFile
{
    private const string Lessons = "听课评价";
    private const string Terms = "学期考核";
    private const string Total = "总分";
    private const int LongestTitle = 50;
    private const int LongestComment = 1024;

    /// <param name="frame">The school.</param>
    /// <param name="term">The term's code.</param>
    /// <param name="observations">Of the term, those that the reader may see.</param>
    /// <param name="evaluation">Of the term.</param>
    /// <param name="pack">The policy of the evaluation.</param>
    public static JsonObject Of(SchoolFrame frame, string term, IEnumerable<LessonObservation> observations, TermEvaluation evaluation, PolicyPack pack)
    {
        var keys = new EdFiKeys(frame, frame.Terms[term]);
        var file = new EdFiTree(keys);
        var scored = observations.Where(each => each.Scores.Count > 0 && frame.Terms[term].Contains(each.Date)).ToLookup(each => each.Teacher);
        var periods = scored.Select(of => of.Count()).DefaultIfEmpty().Max();
        var lessons = Enumerable.Range(1, periods).Select(number => Define(file, number)).ToList();
        foreach (var of in scored.OrderBy(of => of.Key, StringComparer.Ordinal))
        {
            foreach (var (at, observation) in of.OrderBy(each => each.Date).ThenBy(each => each.Period).ThenBy(each => each.Id, StringComparer.Ordinal).Index())
            {
                Rate(file, frame, keys, lessons[at], observation);
            }
        }

        Rate(file, keys, frame, term, evaluation, pack);
        return file.Whole;
    }

    private static EdFiDefinition Define(EdFiTree file, int number)
    {
        var definition = file.Define(Lessons, "lesson-observation", number.ToString(CultureInfo.InvariantCulture), "评课量表", 100, []);
        var objective = file.Objective(definition, "课堂教学", 100, 1);
        foreach (var dimension in Enum.GetValues<RubricDimension>())
        {
            var (name, full) = (Names.Of(dimension), Rubric.FullMark(dimension));
            var element = file.Element(objective, name.Zh, full, (int)dimension);
            file.Dimension(element, (int)full, string.Create(CultureInfo.InvariantCulture, $"{name.Zh}（{name.En}）：0–{full:0}"), (int)dimension);
        }

        return definition;
    }

    private static void Rate(EdFiTree file, SchoolFrame frame, EdFiKeys keys, EdFiDefinition definition, LessonObservation observation)
    {
        var starts = frame.School.Bells.FirstOrDefault(bell => bell.Period == observation.Period)?.From;
        var total = observation.Scores.Count == Enum.GetValues<RubricDimension>().Length ? observation.Scores.Sum(score => score.Points) : (decimal?)null;
        var comments = observation.Shared ? Comments(observation) : null;
        var rating = file.Rate(definition, keys.Person(observation.Teacher), observation.Date, keys.Instant(observation.Date, starts), Total, total, rated =>
        {
            rated["actualDuration"] = observation.Minutes;
            if (comments is not null) rated["comments"] = comments;
            rated["reviewers"] = new JsonArray(Reviewer(frame, keys, observation.Observer));
        }, whole =>
        {
            whole["announced"] = observation.Kind != ObservationKind.Unannounced;
            if (starts is { } time) whole["actualTime"] = time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        });
        var objective = file.RateObjective(rating, definition.Objectives[0], Total, total);
        foreach (var score in observation.Scores.OrderBy(each => each.Dimension))
        {
            file.RateElement(objective, definition.Objectives[0].Elements.Single(element => element.Title == Names.Of(score.Dimension).Zh), Names.Of(score.Dimension).Zh, score.Points);
        }
    }

    private static void Rate(EdFiTree file, EdFiKeys keys, SchoolFrame frame, string term, TermEvaluation evaluation, PolicyPack pack)
    {
        var people = evaluation.People.Where(person => person.Total is not null).ToList();
        if (people.Count == 0) return;
        var day = frame.Terms[term].LastDay;
        var definition = file.Define(Terms, "term-evaluation", "term", Cut(pack.Title.Zh), 100, [.. evaluation.Bands.Select(band => (band.Name.Zh, band.From))]);
        var titles = Unlike(pack.Dimensions.Select(each => (each.Id, each.Title.Zh)));
        foreach (var (at, dimension) in pack.Dimensions.Index())
        {
            var objective = file.Objective(definition, titles[dimension.Id], null, at + 1);
            var indicators = Unlike(dimension.Indicators.Select(each => (each.Id, each.Title.Zh)));
            foreach (var (place, indicator) in dimension.Indicators.Index()) file.Element(objective, indicators[indicator.Id], null, place + 1);
        }

        foreach (var person in people)
        {
            var rating = file.Rate(definition, keys.Person(person.Staff), day, keys.Instant(day, null), Total, person.Total, _ => { }, _ => { });
            foreach (var dimension in person.Dimensions.Where(each => each.Points is not null && titles.ContainsKey(each.Id)))
            {
                var of = definition.Objectives.Single(each => each.Title == titles[dimension.Id]);
                var objective = file.RateObjective(rating, of, of.Title, dimension.Points);
                var indicators = Unlike(pack.Dimensions.Single(each => each.Id == dimension.Id).Indicators.Select(each => (each.Id, each.Title.Zh)));
                foreach (var indicator in dimension.Indicators.Where(each => each.Points is not null && indicators.ContainsKey(each.Id)))
                {
                    file.RateElement(objective, of.Elements.Single(each => each.Title == indicators[indicator.Id]), Cut(indicators[indicator.Id]), indicator.Points!.Value);
                }
            }
        }
    }

    private static JsonObject Reviewer(SchoolFrame frame, EdFiKeys keys, string staff)
    {
        var name = PersonName.Split(frame.Staff.TryGetValue(staff, out var member) ? member.Name : staff);
        return new() { ["firstName"] = name.Given, ["lastSurname"] = name.Family, ["reviewerPersonReference"] = keys.Person(staff) };
    }

    private static string? Comments(LessonObservation observation)
    {
        var text = string.Join("\n", new[] { ("优点", observation.Strengths), ("缺点", observation.Weaknesses), ("建议", observation.Advice) }
            .Where(part => !string.IsNullOrWhiteSpace(part.Item2)).Select(part => $"{part.Item1}：{part.Item2}"));
        return text.Length == 0 ? null : Cut(text, LongestComment);
    }

    // Titles are keys: of two that are the same the second has its id beside it.
    private static Dictionary<string, string> Unlike(IEnumerable<(string Id, string Title)> all)
    {
        var taken = new HashSet<string>();
        return all.ToDictionary(each => each.Id, each => taken.Add(Cut(each.Title)) ? Cut(each.Title) : Cut($"{Cut(each.Title, LongestTitle / 2)} {each.Id}"));
    }

    private static string Cut(string text, int length = LongestTitle) =>
        text.Length <= length ? text : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
}

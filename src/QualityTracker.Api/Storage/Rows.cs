using System.Data;
using System.Globalization;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Exams;
using QualityTracker.Core.Exams;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Storage;

/// <summary>How values stand in a row: dates and enums as text, decimals as whole ten-thousandths, flags as 0 and 1, small lists as JSON.</summary>
public static class Rows
{
    /// <summary>SQLite has no exact decimal, so 87.5 is kept as 875000. Validators allow four places at most.</summary>
    public const decimal UnitsPerOne = 10_000m;

    private static readonly Lock Gate = new();
    private static bool configured;

    public static object? Store(object? value) => value switch
    {
        decimal number => (long)(number * UnitsPerOne),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        bool flag => flag ? 1L : 0L,
        Enum member => Json.Word(member),
        IReadOnlyList<RubricScore> or IReadOnlyList<ObservationNote> or IReadOnlyList<ExamPaper> or IReadOnlyList<ExamItem> or IReadOnlyList<Bell> => JsonSerializer.Serialize(value, Json.Options),
        ItemMarks items => items.Stored,
        _ => value,
    };

    public static void Configure()
    {
        lock (Gate)
        {
            if (configured) return;
            configured = true;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.RemoveTypeMap(typeof(decimal));
            SqlMapper.RemoveTypeMap(typeof(decimal?));
            SqlMapper.RemoveTypeMap(typeof(bool));
            SqlMapper.RemoveTypeMap(typeof(bool?));
            SqlMapper.RemoveTypeMap(typeof(DateOnly));
            SqlMapper.RemoveTypeMap(typeof(DateOnly?));
            SqlMapper.RemoveTypeMap(typeof(TimeOnly));
            SqlMapper.RemoveTypeMap(typeof(TimeOnly?));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.AddTypeHandler(new Handler<decimal>(cell => Convert.ToInt64(cell, CultureInfo.InvariantCulture) / UnitsPerOne));
            SqlMapper.AddTypeHandler(new Handler<bool>(cell => Convert.ToBoolean(cell, CultureInfo.InvariantCulture)));
            SqlMapper.AddTypeHandler(new Handler<DateOnly>(cell => DateOnly.Parse((string)cell, CultureInfo.InvariantCulture)));
            SqlMapper.AddTypeHandler(new Handler<TimeOnly>(cell => TimeOnly.Parse((string)cell, CultureInfo.InvariantCulture)));
            SqlMapper.AddTypeHandler(new Handler<DateTimeOffset>(cell => DateTimeOffset.Parse((string)cell, CultureInfo.InvariantCulture)));
            SqlMapper.AddTypeHandler(new Handler<IReadOnlyList<RubricScore>>(FromJson<RubricScore>));
            SqlMapper.AddTypeHandler(new Handler<IReadOnlyList<ObservationNote>>(FromJson<ObservationNote>));
            SqlMapper.AddTypeHandler(new Handler<IReadOnlyList<ExamPaper>>(FromJson<ExamPaper>));
            SqlMapper.AddTypeHandler(new Handler<IReadOnlyList<ExamItem>>(FromJson<ExamItem>));
            SqlMapper.AddTypeHandler(new Handler<IReadOnlyDictionary<string, decimal>>(cell => new ItemMarks((string)cell).Points));
            SqlMapper.AddTypeHandler(new Handler<ItemMarks>(cell => new((string)cell)));
            SqlMapper.AddTypeHandler(new Handler<IReadOnlyList<Bell>>(FromJson<Bell>));
        }
    }

    private static IReadOnlyList<T> FromJson<T>(object cell) => JsonSerializer.Deserialize<List<T>>((string)cell, Json.Options)!;

    private sealed class Handler<T>(Func<object, T> parse) : SqlMapper.TypeHandler<T>
    {
        public override T Parse(object value) => parse(value);

        public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = Store(value) ?? DBNull.Value;
    }
}

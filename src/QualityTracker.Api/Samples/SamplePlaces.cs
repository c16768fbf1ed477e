using System.Globalization;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Samples;

/// <summary>Invented schools of an invented county (虚拟学校).</summary>
internal static class SamplePlaces
{
    private static readonly (string Zh, string En)[] Towns =
    [
        ("柳溪", "Liuxi"), ("石桥", "Shiqiao"), ("云岭", "Yunling"), ("白杨", "Baiyang"), ("长河", "Changhe"), ("双泉", "Shuangquan"),
        ("青石", "Qingshi"), ("松坪", "Songping"), ("望山", "Wangshan"), ("南渡", "Nandu"), ("北塬", "Beiyuan"), ("沙湾", "Shawan"),
    ];

    // Four periods in the morning, three in the afternoon.
    private static readonly Bell[] Bells =
    [
        .. new (int Hour, int Minute)[] { (8, 10), (9, 0), (10, 5), (10, 55), (14, 0), (14, 50), (15, 45) }
            .Select((from, at) => new Bell(at + 1, new(from.Hour, from.Minute), new TimeOnly(from.Hour, from.Minute).AddMinutes(40))),
    ];

    /// <summary>Number 1 is the demo; the others are numbered, so that a county of any size has names enough.</summary>
    public static School School(int number)
    {
        if (number == 1) return new() { Id = "demo", Name = "青河县实验学校", NameEn = "Qinghe County Experimental School", Bells = Bells };
        var (zh, en) = Towns[(number - 2) % Towns.Length];
        var round = (number - 2) / Towns.Length;
        var ordinal = round == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"第{round + 1}");
        return new()
        {
            Id = "school-" + number.ToString("D3", CultureInfo.InvariantCulture),
            Name = $"青河县{zh}镇{ordinal}学校",
            NameEn = round == 0 ? $"{en} Town School" : string.Create(CultureInfo.InvariantCulture, $"{en} Town School No. {round + 1}"),
            Bells = Bells,
        };
    }
}

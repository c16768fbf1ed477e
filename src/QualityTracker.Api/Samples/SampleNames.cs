using QualityTracker.Core.Staff;

namespace QualityTracker.Api.Samples;

/// <summary>Names put together from common surnames and given-name characters (姓名). Nobody is meant by any of them.</summary>
internal static class SampleNames
{
    // The commonest first and more than once, so that two pupils now and then share a name.
    private const string Surnames =
        "王李张刘陈杨赵黄周吴王李张刘陈徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";

    private static readonly string[] CompoundSurnames = ["欧阳", "司马", "上官", "诸葛"];

    private static readonly string[] OfMen =
        ["建国", "志强", "伟", "军", "海涛", "文斌", "永福", "国栋", "明", "振华", "学文", "立新", "刚", "建平", "春生", "德胜", "晓东", "勇", "宏伟", "长林"];

    private static readonly string[] OfWomen =
        ["秀英", "丽华", "敏", "静", "桂兰", "雪梅", "晓燕", "红霞", "玉珍", "艳", "春花", "淑芬", "莉", "海燕", "佳慧", "文娟", "凤琴", "晓红", "玲", "彩云"];

    private const string OfBoys = "子浩宇轩俊杰博文天佑泽睿嘉诚一鸣家豪思远明哲志航梓晨昊然景行书逸云帆启瑞";
    private const string OfGirls = "欣怡雨桐诗涵梓萱可馨佳琪思琪静雯语嫣若曦紫涵梦瑶雅婷心悦沐晴芷若晓彤依诺乐怡";

    public static string OfStaff(Rng rng, Gender gender) => Surname(rng) + rng.Pick(gender == Gender.Male ? OfMen : OfWomen);

    public static string OfPupil(Rng rng, Gender gender)
    {
        var characters = gender == Gender.Male ? OfBoys : OfGirls;
        var first = characters[rng.Below(characters.Length)].ToString();
        return Surname(rng) + (rng.Chance(22) ? first : first + characters[rng.Below(characters.Length)]);
    }

    /// <summary>Names that fonts, encodings and sorting stumble over (生僻字), with their code points.</summary>
    public static class Hard
    {
        /// <summary>The second character is U+2E9F5, outside the first plane.</summary>
        public const string Zhou = "周\U0002E9F5";

        /// <summary>U+36C3.</summary>
        public const string Wang = "王\u36C3";

        /// <summary>U+4DAE.</summary>
        public const string Gao = "高\u4DAE";

        /// <summary>With a middle dot, U+00B7.</summary>
        public const string Dotted = "买买提\u00B7艾力";

        /// <summary>Borne by two members of staff.</summary>
        public const string Shared = "张敏";

        /// <summary>A pupil's; the second character is U+20164.</summary>
        public const string Li = "李\U00020164";

        /// <summary>A pupil's; U+2AED0.</summary>
        public const string WangYi = "王\U0002AED0";

        /// <summary>A pupil's, with a middle dot.</summary>
        public const string DottedPupil = "阿依古丽\u00B7买买提";
    }

    private static string Surname(Rng rng) =>
        rng.Below(150) == 0 ? rng.Pick(CompoundSurnames) : Surnames[rng.Below(Surnames.Length)].ToString();
}

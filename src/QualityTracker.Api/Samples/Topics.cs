using System.Globalization;

namespace QualityTracker.Api.Samples;

/// <summary>Topics of lessons (课题) by subject and age: general names of what is taught, from no textbook.</summary>
internal static class Topics
{
    // Up to three sets: grades 1–2, 3–6, 7–9. The last one serves those above it.
    private static readonly Dictionary<string, string[]> Sets = new()
    {
        ["chinese"] = ["拼音复习 识字：四季 看图写话 口语交际：我会介绍 古诗两首 童话阅读", "现代文精读 习作：身边的人 古诗诵读 整本书阅读交流 口语交际：讲故事 单元复习", "文言文阅读 散文赏析 写人记事作文 名著导读 诗词鉴赏 说明文阅读 作文讲评"],
        ["maths"] = ["认识图形 十以内加减法 进位加法 长度单位 乘法口诀 认识钟表", "分数的认识 小数乘法 多边形面积 简易方程 统计图 植树问题 位置与方向", "有理数运算 一元一次方程 全等三角形 整式乘法 二次函数 圆的性质 一元二次方程"],
        ["english"] = ["字母与问候", "家庭成员 数字与颜色 天气与衣服 我的一天 问路 周末计划", "一般过去时 阅读：校园生活 写作：我的家乡 听说：打电话 情态动词 宾语从句"],
        ["politics"] = ["我们的学校 爱护公物 安全过马路 我的家人", "遵守规则 我们的班级 家乡变化 学会沟通 网络新世界", "珍爱生命 走近法律 民主生活 情绪管理 公民的权利 创新与发展"],
        ["science"] = ["观察植物 认识工具", "水的变化 简单电路 声音的传播 岩石与土壤 光的反射 植物的一生"],
        ["physics"] = ["长度与时间的测量 声现象 光的折射 物态变化 欧姆定律 电功率"],
        ["chemistry"] = ["走进实验室 氧气的制取 水的净化 质量守恒 化学方程式"],
        ["biology"] = ["使用显微镜 细胞的结构 绿色植物 动物的行为 细菌与真菌"],
        ["history"] = ["早期人类 百家争鸣 丝绸之路 近代变革 工业革命 史料研读"],
        ["geography"] = ["地球与地图 气温与降水 河流与湖泊 人口与民族 农业与工业"],
        ["pe"] = ["队列练习 投掷游戏 跳绳", "篮球运球 五十米跑 立定跳远 武术基本功", "中长跑 篮球传接球 排球垫球 实心球 体能练习"],
        ["music"] = ["节奏游戏 歌曲学唱", "合唱训练 民歌欣赏 竖笛吹奏", "戏曲欣赏 合唱排练 乐理常识"],
        ["art"] = ["色彩游戏 剪纸", "水墨画 设计海报 泥塑", "素描静物 书法 美术作品欣赏"],
        ["it"] = ["文字处理 图形化编程 数据与图表 信息安全 智能设备体验"],
        ["labour"] = ["整理书包 种植小葱", "学做凉拌菜 校园清洁 缝纽扣 种植与养护", "家电使用与维护 烹饪：两菜一汤 木工制作 职业体验"],
        ["activity"] = ["游戏大家玩", "社区调查 节约用水 家乡小导游", "研学准备 社会调查报告 项目展示"],
    };

    /// <summary>The topic of one lesson: the same for everybody who watched it.</summary>
    public static string Of(SampleTerm term, GivenLesson lesson)
    {
        var sets = Sets[lesson.Subject];
        var set = lesson.Class.Grade <= 2 ? 0 : lesson.Class.Grade <= 6 ? 1 : 2;
        var rng = term.Stream(string.Create(CultureInfo.InvariantCulture, $"topic {lesson.Date:O} {lesson.Period} {lesson.Class.Id}"));
        return rng.Pick(sets[Math.Min(set, sets.Length - 1)].Split(' '));
    }
}

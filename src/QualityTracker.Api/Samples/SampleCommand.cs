using System.CommandLine;

namespace QualityTracker.Api.Samples;

/// <summary>sample --seed N --schools N --out DIR: writes invented schools as an office would have their files.</summary>
public static class SampleCommand
{
    public static Command Build()
    {
        var seed = new Option<int>("--seed") { Description = "随机种子：同一种子，同样的文件 · The same seed gives the same files", DefaultValueFactory = _ => 1 };
        var schools = new Option<int>("--schools") { Description = "学校数 · How many schools", DefaultValueFactory = _ => 1 };
        var folder = new Option<string>("--out") { Description = "输出文件夹，每校一个子文件夹 · Folder for the files, one below it for each school", Required = true };
        schools.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000) result.AddError("--schools: 1–1000");
        });
        var command = new Command("sample", "生成示例学校 · Make sample schools") { seed, schools, folder };
        command.SetAction(result =>
        {
            for (var number = 1; number <= result.GetValue(schools); number++)
            {
                var school = SampleSchool.Make(result.GetValue(seed), number);
                var target = Path.Combine(result.GetValue(folder)!, school.Lists.School.Id);
                SampleFolder.Write(school, target);
                Console.WriteLine($"{number,4}  {school.Lists.School.Name}  {target}");
            }
        });
        return command;
    }
}

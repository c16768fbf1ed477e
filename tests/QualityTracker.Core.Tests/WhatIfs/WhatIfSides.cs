using QualityTracker.Core.Pay;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Tests.Schools;
using QualityTracker.Core.WhatIfs;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.WhatIfs;

internal static class WhatIfSides
{
    /// <summary>The autumn under a pack, with a pay run divided by it.</summary>
    public static WhatIfSide Of(
        SchoolBuilder school, PolicyPack pack, long total, long afterSchool, (string Name, string Value)[] adopted, Random? order = null)
    {
        var evaluation = school.Evaluate(pack, order: order, adopted: adopted.ToDictionary(each => each.Name, each => each.Value));
        return new(pack, evaluation, PayInputs.Of(
            evaluation, new() { Id = "run", Term = Autumn, TotalCents = total, AfterSchoolCents = afterSchool }, pack, school.Frame()));
    }
}

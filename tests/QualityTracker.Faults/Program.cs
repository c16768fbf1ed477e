using QualityTracker.Faults;

// kill | full | readonly | slow | clock | power --seed 1 --times 100 [--clients 8] [--database postgresql] [--of server]
string? Of(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
int Number(string name, int otherwise) => int.TryParse(Of(name), out var given) ? given : otherwise;

var (seed, clients) = (Number("--seed", 1), Number("--clients", 8));
using var ground = Ground.Make(Of("--database") == "postgresql");
switch (args.FirstOrDefault())
{
    case "kill": return await KillRun.Run(ground, seed, Number("--times", 100), clients, Of("--of") == "server");
    case "full": return await DiskRun.Full(ground, seed, Number("--times", 10), clients);
    case "readonly": return await DiskRun.ReadOnly(ground, seed, Number("--times", 12), clients);
    case "slow": return await SlowRun.Run(ground, seed, Number("--times", 3), clients);
    case "clock": return await ClockRun.Run(ground, seed, Number("--times", 20), clients);
    case "power": return await PowerRun.Run(ground, seed, Number("--times", 100), clients);
    default:
        Console.Error.WriteLine("kill | full | readonly | slow | clock | power  [--seed 1] [--times 100] [--clients 8] [--database postgresql] [--of server]");
        return 2;
}

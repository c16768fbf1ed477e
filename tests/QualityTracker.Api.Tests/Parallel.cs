// Two at a time: a server mostly waits for the disk. What sets the culture of the whole process runs alone.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]

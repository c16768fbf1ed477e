using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Seals;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Tests.Seals;

/// <summary>Tests with sheets of the demo school that were sealed.</summary>
public abstract class SealedTerms : DemoTests
{
    protected static readonly string[] Staff = ["T004", "T006", "T010"];

    protected static readonly Uri Origin = new("https://school.example");

    protected IReadOnlyDictionary<string, SealRow> Seals { get; private set; } = null!;

    [OneTimeSetUp]
    public void SealThree() => Seals = Database.Write(connection =>
    {
        var term = Server.GetRequiredService<EvaluationStore>().Read(connection, School, Term, null)!;
        var sealing = TermSealing.Of(connection, term);
        return Staff.ToDictionary(staff => staff, staff => sealing.Keep(connection, Server.GetRequiredService<ArchiveFolder>(), staff, Agreed(term, staff), new()
        {
            Id = Guid.CreateVersion7().ToString(),
            Kind = StepKind.Seal,
            By = "T001",
            At = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
            Day = new(2026, 2, 1),
            After = 6,
            Seal = sealing.Sheet(staff, 1).Seal().Hash,
        }, Origin));
    });

    protected Task<byte[]> Archive() => Bytes(At(School, $"sheets/{Term}/archive.zip"));

    /// <summary>An archive with some of its files changed.</summary>
    protected static byte[] With(byte[] archive, params (string Path, Func<byte[], byte[]?> Change)[] changes)
    {
        using var stream = new MemoryStream();
        stream.Write(archive);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (path, change) in changes)
            {
                var entry = zip.GetEntry(path)!;
                var changed = change(ContentOf(entry));
                entry.Delete();
                if (changed is null) continue;
                using var written = zip.CreateEntry(path).Open();
                written.Write(changed);
            }
        }

        return stream.ToArray();
    }

    protected static byte[] ContentOf(ZipArchiveEntry entry)
    {
        using var read = entry.Open();
        using var content = new MemoryStream();
        read.CopyTo(content);
        return content.ToArray();
    }

    private static SheetStanding Agreed(EvaluatedTerm term, string staff)
    {
        var lines = SheetLine.Of(term.Evaluation.People.First(person => person.Staff == staff));
        var day = new DateOnly(2026, 1, 26);
        return SheetStanding.New with
        {
            Stage = SheetStage.Notice,
            Revisions = [new(1, day, "T001", lines, [])],
            Confirmed = lines.ToDictionary(line => line.Id, _ => day),
            Principal = new("T001", day, 0),
            Notice = (day, day.AddDays(5)),
        };
    }
}

using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Seals;

/// <summary>
/// An archive that is looked at (打开的档案): the program over a copy of its database, for one reader at this machine who changes nothing. Its folder
/// is not the one of any school's data, and is gone afterwards.
/// </summary>
/// <param name="School">School code.</param>
/// <param name="Term">Term id.</param>
public sealed record OpenedArchive(string School, string Term)
{
    /// <summary>The link that signs the reader in, good once.</summary>
    public const string Link = "/open/";

    private const string ReaderName = "reader";
    private static readonly DateOnly GrantedFrom = new(2000, 1, 1);

    private readonly SetupKey key = new();

    /// <summary>Unpacks what a verified archive holds into a folder, as the program keeps it.</summary>
    public static SqliteDatabase Unpack(Stream file, ArchiveIndex index, WorkFolder work)
    {
        using var zip = CheckedZip.Open(file, ArchiveVerifier.Limits);
        var database = new SqliteDatabase(work.Of("qualitytracker.db"));
        using (var stream = WorkFolder.NewFile(database.File)) zip.CopyTo(index.Database!.Path, stream);
        Migrations.Apply(database);
        var contents = ArchiveFolder.Of(database);
        foreach (var path in index.Files.Keys.Where(path => path != index.Database.Path)) contents.Keep(zip.Read(path, ArchiveVerifier.MostOfTerm)!);
        return database;
    }

    /// <summary>Makes the reader's account and gives the end of the link.</summary>
    public string Admit(IServiceProvider services)
    {
        var (names, hashing, now) = (services.GetRequiredService<ILookupNormalizer>(), services.GetRequiredService<PasswordHashing>(), services.GetRequiredService<TimeProvider>().GetUtcNow());

        // Of a password that nobody knows.
        var account = Account.Make(ReaderName, names, null, null, hashing.HashPassword(new Account(), SecretKey.Make()), now);
        Grant[] reads = [new() { Role = Role.Principal, School = School, From = GrantedFrom }, new() { Role = Role.Office, School = School, From = GrantedFrom }];
        services.GetRequiredService<Database>().Write(connection =>
        {
            AccountStore.Add(connection, account, reads, now);
            return true;
        });
        return Link + key.Open();
    }

    /// <summary>The reader's link, and the refusal of every write; nothing where no archive is open.</summary>
    public static void Guard(WebApplication app)
    {
        if (app.Services.GetService<OpenedArchive>() is not { } opened) return;
        app.Use(async (context, next) =>
        {
            if (Writes(context.Request)) await ReadOnly(context).ExecuteAsync(context);
            else await next(context);
        });

        // A link that was used leads to the page too: to who came in with it the archive, to anybody else how one comes in.
        app.MapGet(Link + "{key}", (HttpContext context, Database database, SignIn signIn, ILookupNormalizer names, string key) =>
        {
            opened.key.Use(key, () => database.Write(connection =>
            {
                signIn.Begin(context, connection, AccountStore.FindByName(connection, names.NormalizeName(ReaderName))!, "session.create", null);
                return true;
            }));
            return TypedResults.Redirect("/");
        }).ExcludeFromDescription();
    }

    private static bool Writes(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && !request.Path.Equals("/api/v1/session", StringComparison.OrdinalIgnoreCase);

    private static IResult ReadOnly(HttpContext context) => Problem.Of(context, 403, "read-only",
        new("这是打开的学期档案，只读", "This is an archive of a term, opened read-only"),
        new("需要更改时，请在学校的系统中操作；档案本身不会改变。", "Change what must be changed in the school's own system; the archive stays as it is."));
}

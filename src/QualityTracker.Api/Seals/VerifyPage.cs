using System.Globalization;
using System.Net;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Seals;

namespace QualityTracker.Api.Seals;

/// <summary>The page for those who scan a sealed sheet or type its code (验真页): plain HTML, for any phone, without a script.</summary>
public static class VerifyPage
{
    private static readonly Text Title = new("考核表验真", "Verify a sheet");
    private static readonly Text Lead = new("核对一份教师学期考核表是否由本系统封存、是否仍是现行版。", "Check whether a term sheet was sealed here, and whether it still holds.");
    private static readonly Text Code = new("封存码", "Code of the seal");
    private static readonly Text Where = new("印在考核表末尾二维码旁，16 位，如 7K2M-9QX4-B1TD-0ZRE。", "It stands beside the QR code at the end of the sheet: 16 characters, such as 7K2M-9QX4-B1TD-0ZRE.");
    private static readonly Text Submit = new("验真", "Verify");
    private static readonly Text School = new("学校", "School");
    private static readonly Text Term = new("学期", "Term");
    private static readonly Text Revision = new("版次", "Revision");
    private static readonly Text Other = new("English", "中文");

    // What somebody with the paper in hand should do now.
    private static Text Advice(SealState state) => state switch
    {
        SealState.Current => new("与纸上的学校、学期和版次一致，就是现行的考核表。内容有疑问时，请学校核对 PDF 原件。",
            "If school, term and revision are those on the paper, it is the sheet that holds. If its content is in doubt, the school can check the PDF."),
        SealState.Superseded => new("这一版曾经有效，后来重新封存了新版。请向学校索取现行版。", "This revision was good once; a newer one was sealed since. Ask the school for the one that holds."),
        SealState.Reopened => new("学校已启封，正在重新核算，新版尚未封存。", "The school has reopened the sheet and computes it anew; the new revision is not sealed yet."),
        _ => new("核对是否输错；仍然查不到，请向学校询问，不要据此采信。", "Check for a slip of typing. If it is still not found, ask the school, and do not rely on the paper."),
    };

    /// <param name="view">What was found; null when nothing was asked yet.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="asked">What was asked for; a code that was mistyped is there to be mended.</param>
    public static string Of(SealView? view, Language language, string asked = "")
    {
        var (tag, lang) = language == Language.Chinese ? ("zh-CN", "zh") : ("en", "en");
        return $"""
            <!doctype html>
            <html lang="{tag}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <meta name="robots" content="noindex">
              <title>{Safe(view is null ? Title : Headed(view.StateName))} · QualityTracker</title>
              <link rel="icon" href="/mark.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/vendor/pico/pico.min.css">
              <link rel="stylesheet" href="/colours.css">
              <link rel="stylesheet" href="/styles.css">
              <link rel="stylesheet" href="/verify.css">
            </head>
            <body>
              <header class="masthead"><div class="page masthead-row">
                <a class="brand" href="/verify?lang={lang}"><img src="/mark.svg" alt="" width="32" height="32"><strong>QualityTracker</strong></a>
                <a class="language" href="?lang={(language == Language.Chinese ? "en" : "zh")}" lang="{(language == Language.Chinese ? "en" : "zh-CN")}">{Safe(Other)}</a>
              </div></header>
              <main class="page verify">
                <h1>{Safe(Title)}</h1>
                <p class="soft">{Safe(Lead)}</p>{(view is null ? "" : Result(view))}
                <form action="/verify" method="get" class="card">
                  <input type="hidden" name="lang" value="{lang}">
                  <label for="code">{Safe(Code)}</label>
                  <input id="code" name="code" value="{(view?.State == SealState.Unknown && IsWrittenAsCode(asked) ? asked : "")}" required maxlength="300" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="where">
                  <small id="where">{Safe(Where)}</small>
                  <button class="act">{Safe(Submit)}</button>
                </form>
              </main>
            </body>
            </html>
            """;

        string Result(SealView found) => $"""

                <section class="card seal-result seal-{Json.Word(found.State)}" role="status">
                  <h2>{Safe(Headed(found.StateName))}</h2>
                  {Facts(found)}<p>{Safe(Advice(found.State))}</p>
                </section>
            """;

        string Facts(SealView found) => found.School is null ? "" : $"""
            <dl>
                    <dt>{Safe(School)}</dt><dd>{Safe(found.School)}</dd>
                    <dt>{Safe(Term)}</dt><dd>{Safe(found.TermName ?? Text.Same(found.Term ?? ""))}</dd>
                    <dt>{Safe(Revision)}</dt><dd>{found.Revision?.ToString(CultureInfo.InvariantCulture)}</dd>
                  </dl>
                  
            """;

        // Anything else that somebody sends is not written into a page.
        static bool IsWrittenAsCode(string typed) => typed.Length <= 80 && typed.All(each => char.IsAsciiLetterOrDigit(each) || each == '-');

        static Text Headed(Text text) => new(text.Zh, char.ToUpperInvariant(text.En[0]) + text.En[1..]);

        string Safe(Text text) => WebUtility.HtmlEncode(text.In(language));
    }
}

using System.Globalization;
using System.Text;
using QualityTracker.Api.Reviews;
using QualityTracker.Core.Languages;
using static QualityTracker.Api.Web.BallotPage;

namespace QualityTracker.Api.Web;

/// <summary>The three forms of the ballot page (评议页的三步): the code, the questions, the thanks. Without scripts each is whole.</summary>
internal static class BallotHtml
{
    /// <summary>What is sent where somebody cannot say.</summary>
    public const string NoAnswer = "0";

    public static string FieldOf(int line, int item) => string.Create(CultureInfo.InvariantCulture, $"a{line}.{item}");

    public static string Code(Language language, BallotRefusal? refusal)
    {
        string Word(string zh, string en) => language == Language.Chinese ? zh : en;
        return Page(language, Word("评议", "Review"),
            $"""
            {Alert(language, refusal)}<form class="card" method="post" action="/ballot{Lang(language)}" autocomplete="off">
              <label for="code">{Word("请输入纸条上的评议码", "Type the code on your slip")}</label>
              <input id="code" name="code" required maxlength="40" autocapitalize="characters" autocorrect="off" spellcheck="false" placeholder="XXXX-XXXX-XXXX">
              <p class="soft">{Word("12 个字母和数字，大小写都可以。", "12 letters and digits, small or capital.")}</p>
              <button type="submit">{Word("下一步", "Next")}</button>
            </form>
            <p class="soft">{Word("不用登录，也不记名：没有人能查到是谁填的。每个码只能用一次。", "You need not sign in, and nobody can find out who said what. Each code counts once.")}</p>
            """, isFirst: true);
    }

    public static string Form(Language language, AskedBallot asked, string code, IFormCollection given, BallotRefusal? refusal)
    {
        string Word(string zh, string en) => language == Language.Chinese ? zh : en;
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"""
            {Alert(language, refusal)}<p>{Encoded(asked.School.In(language))} · {Encoded(asked.Title.In(language))}</p>
            <p class="soft">{Word($"共 {asked.Lines.Count} 人。不了解的可以不选。填完后到最下面提交，只能提交一次。", $"{asked.Lines.Count} people. Leave out what you cannot say. Send it at the end of the page; it can be sent once.")}</p>
            <form method="post" action="/ballot/cast{Lang(language)}" autocomplete="off">
            <input type="hidden" name="code" value="{Encoded(code)}">

            """);
        for (var at = 0; at < asked.Lines.Count; at++) AppendLine(body, language, asked.Lines[at], at, given);
        body.Append(CultureInfo.InvariantCulture, $"""
            <div class="card send"><p>{Word("提交后不能更改。", "Once sent it cannot be changed.")}</p><button type="submit">{Word("提交", "Send")}</button></div>
            </form>
            """);
        return Page(language, Word("评议", "Review"), body.ToString());
    }

    public static string Thanks(Language language)
    {
        string Word(string zh, string en) => language == Language.Chinese ? zh : en;
        return Page(language, Word("谢谢", "Thank you"),
            $"""
            <div class="card done"><p><strong>{Word("已收到您的评议。", "Your answers are in.")}</strong></p>
            <p>{Word("这个评议码已用过，纸条可以扔掉。没有人能查到是谁填的。", "The code is used up; you can throw the slip away. Nobody can find out who said what.")}</p>
            <p>{Word("用的是别人的手机或电脑？请关闭这一页。", "On somebody else's phone or computer? Close this page.")}</p></div>
            """);
    }

    private static void AppendLine(StringBuilder body, Language language, AskedLine line, int at, IFormCollection given)
    {
        string Word(string zh, string en) => language == Language.Chinese ? zh : en;
        var role = line.IsSelf ? Word("评自己", "about yourself") : line.About?.In(language) ?? line.RoleName.In(language);
        body.Append(CultureInfo.InvariantCulture, $"""<section class="card"><h2>{Encoded(line.Name)} <small>{Encoded(role)}</small></h2>""").AppendLine();
        for (var item = 0; item < line.Items.Count; item++)
        {
            var field = FieldOf(at, item);
            var chosen = given[field].ToString();
            body.Append(CultureInfo.InvariantCulture, $"""<fieldset><legend>{Encoded(line.Items[item].Title.In(language))}</legend><div class="levels">""");
            foreach (var level in line.Levels) AppendChoice(body, field, level.Level.ToString(CultureInfo.InvariantCulture), level.Name.In(language), chosen, "");
            AppendChoice(body, field, NoAnswer, Word("说不上", "cannot say"), chosen, " class=\"none\"");
            body.AppendLine("</div></fieldset>");
        }

        body.AppendLine("</section>");
    }

    private static void AppendChoice(StringBuilder body, string field, string value, string name, string chosen, string style) => body.Append(CultureInfo.InvariantCulture,
        $"""<label{style}><input type="radio" name="{field}" value="{value}"{(value == chosen ? " checked" : "")}><span>{Encoded(name)}</span></label>""");

    private static string Alert(Language language, BallotRefusal? refusal) => refusal is null ? ""
        : $"""<div class="alert" role="alert"><strong>{Encoded(refusal.Message.In(language))}</strong><br>{Encoded(refusal.Remedy.In(language))}</div>""" + "\n";

    private static string Lang(Language language) => language == Language.Chinese ? "?lang=zh" : "?lang=en";

    // The language is chosen at the beginning: later the form would be lost.
    private static string Page(Language language, string title, string body, bool isFirst = false) =>
        $"""
        <!doctype html>
        <html lang="{(language == Language.Chinese ? "zh-CN" : "en")}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <meta name="robots" content="noindex">
          <title>{title} · QualityTracker</title>
          <link rel="icon" href="/mark.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/colours.css">
          <link rel="stylesheet" href="/ballot/ballot.css">{(isFirst ? "\n  <script src=\"/ballot/ballot.js\" defer></script>" : "")}
        </head>
        <body>
          <header><div><img src="/mark.svg" alt="" width="28" height="28"><strong>QualityTracker</strong>{(isFirst
            ? language == Language.Chinese ? """<a class="language" href="/ballot?lang=en" lang="en">English</a>""" : """<a class="language" href="/ballot?lang=zh" lang="zh-CN">中文</a>""" : "")}</div></header>
          <main>
        <h1>{title}</h1>
        {body}
          </main>
        </body>
        </html>
        """;
}

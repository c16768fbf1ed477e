namespace QualityTracker.Api.Seals;

/// <summary>What stands in README.txt of an archive (档案说明), for somebody who finds it years later.</summary>
public static class ArchiveReadme
{
    public const string Text =
        """
        QualityTracker 学期档案 · An archive of a term (form 2)
        ====================================================

        本档案不依赖数据库。核对：
        It needs no database. To verify it:

            dotnet run --project src/QualityTracker.Api -- archive verify FILE.zip

        只读浏览（不动本机的数据文件夹）：
        To look at it, read-only, without touching this machine's own data:

            dotnet run --project src/QualityTracker.Api -- archive open FILE.zip

        文件 · Files
        ------------
        seals.json          目录：每个封存码及其文件，每个文件的 SHA-256
                            the index: each seal with its files, and the SHA-256 of each file
        sheets/T001-1.json  第 1 版考核表封存时的规范化形式；它的 SHA-256 就是封存码
                            revision 1 as it was sealed, in canonical form: its SHA-256 is the seal
        prints/T001-1-zh.pdf, -en.pdf
                            封存时的打印件，逐字节不变 · the prints of that day, byte for byte
        terms/….json        计算考核表所用的学校基础数据、记录、成绩和采用决定，规范化形式
                            what the term was computed from: the school's frame, records, scores, the decision on the policy
        policies/….yaml     所用考核办法及其所依据的办法，原文
                            the policy pack used, and those it extends, as they were written

        term.db             最后一次封存所依据的同一批数据，加上考核表的办理步骤和封存登记，SQLite 数据库，任何 SQLite 工具可读。
                            没有账号、会话、日志、附件和评议票
                            the same data as of the last seal, with the steps of the sheets and their seals, as an SQLite database that any
                            tool for SQLite reads. No accounts, sessions, log, attachments or ballots

        规范化形式 · The canonical form
        ------------------------------
        UTF-8，无 BOM，一行 JSON：记录的属性名首字母小写、按码点排序；空的文本、列表和 null 省略；列表保持自身顺序；
        数字不带末尾的零和指数；日期写作 2026-01-16，时刻写作 08:00:00.0000000；枚举写成员名；
        文本中只转义引号、反斜杠和 U+0020 以下的字符（\u00xx）。
        UTF-8 without a byte order mark, one line of JSON: the properties of a record with a lower-case first letter, sorted by code unit; empty
        texts, empty lists and null left out; lists in their own order; numbers without noughts at the end and without exponent; days as
        2026-01-16, times as 08:00:00.0000000; members of an enum by name; in texts only quotes, backslashes and what is below U+0020 escaped.

        学生没有姓名和学号：P000001 等代号按学号排序给出。与数字无关的文字（评语、辅导内容、处理依据）不在其中。
        Pupils have neither name nor number: P000001 and so on are given in the order of their numbers. Texts that no figure is made from
        (remarks on lessons, what was tutored, the grounds of decisions) are not in it.

        核对什么 · What is verified
        --------------------------
        1. 每个文件的 SHA-256 与目录一致。 · The SHA-256 of every file is the one in the index.
        2. 由 terms 和 policies 重新计算，每份考核表重新封存，封存码与目录一致；不一致时指出是哪条记录、哪一行。
           From terms and policies the term is computed anew and each sheet sealed anew: the seal is the one in the index. Where it is not,
           the record and the line are named.
        3. term.db 自身完好，结构与本程序的一致，其中的记录与最后一次封存所依据的逐条相同，封存登记与目录一致，别的表为空；不同的逐条指出。
           办理步骤不进入封存，只由文件的 SHA-256 证明。
           term.db is sound, has this program's tables, its records are those that the last seal was made from, one by one, its seals are those of
           the index, and its other tables are empty. The steps of the sheets are no part of a seal: the file's SHA-256 alone speaks for them.
        4. 档案本身不能证明目录未被整体改写：请把 seals.json 中的封存码与纸质考核表或验真网页比较。打印件和封存日期不进入封存码，只由目录证明。
           The archive alone cannot prove that it was not written anew as a whole: compare the codes in seals.json with those on paper, or
           with the page that verifies them. The prints and the days of sealing are no part of a seal: the index alone speaks for them.

        较新版本的程序可能算法有所不同；那时请用 seals.json 中 program 所写的版本核对。
        A later version may compute differently; then verify with the version that seals.json names as program.

        """;
}

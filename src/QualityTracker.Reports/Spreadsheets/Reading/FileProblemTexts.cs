using QualityTracker.Core.Languages;
using static QualityTracker.Reports.Spreadsheets.Reading.FileProblemCode;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>What to tell people about each problem (问题说明): what is wrong, and what to do.</summary>
public sealed record FileProblemTexts(Text Message, Text Remedy)
{
    private static readonly FileProblemTexts Encrypted = new(
        new("工作簿设有打开密码，或是旧版 .xls 文件", "The workbook is locked by a password, or is an old .xls file"),
        new("在 Excel 或 WPS 中打开，清除“用密码进行加密”后另存为 .xlsx", "Open it in Excel or WPS, remove the password under Encrypt with Password, save as .xlsx"));

    private static readonly FileProblemTexts Old = new(
        new("旧版工作簿（.xls、.et）无法读取", "Old workbooks (.xls, .et) cannot be read"),
        new("在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”；如有打开密码请先清除",
            "Open it in Excel or WPS and save as Excel Workbook (.xlsx); remove its password first if it has one"));

    private static readonly Text SaveAgain = new("在 Excel 或 WPS 中打开并另存为 .xlsx 后重新上传", "Open it in Excel or WPS, save as .xlsx and send it again");

    private static readonly Dictionary<FileProblemCode, FileProblemTexts> Table = new()
    {
        [EmptyFile] = new(new("文件中没有内容", "The file is empty"), new("确认选对了文件，填好后重新上传", "Check that it is the right file, fill it in and send it again")),
        [EmptySheet] = new(new("工作表没有内容，已跳过", "The sheet is empty and was skipped"), new("无需处理", "Nothing to do")),
        [HiddenSheet] = new(new("隐藏的工作表未读取", "A hidden sheet was not read"), new("如需导入，请取消隐藏后重新上传", "If it should be imported, unhide it and send the file again")),
        [SheetElsewhere] = new(new("工作表在别的文件中，未读取", "A sheet stands in another file and was not read"), new("如需导入，请把它复制到本文件后重新上传", "If it should be imported, copy it into this file and send it again")),
        [FileIgnored] = new(new("不是表格文件，已忽略", "Not a table, ignored"), new("如含数据，请另存为 .xlsx 或 .csv", "If it holds data, save it as .xlsx or .csv")),
        [ArchiveInArchive] = new(new("压缩包中的压缩包未读取", "A zip inside a zip was not read"), new("解压后直接放入文件", "Unpack it and add its files directly")),
        [KindNotRead] = new(new("不支持此类文件", "This kind of file cannot be read"), new("请上传 .xlsx、.csv 或包含它们的 .zip", "Send .xlsx, .csv, or a .zip of them")),
        [HeaderMissing] = new(new("找不到表头", "No header row was found"), new("在数据上方加一行列名", "Add a row of column names above the data")),
        [DuplicateHeader] = new(new("两列的表头相同", "Two columns have the same heading"), new("给其中一列改名或删除该列", "Rename or delete one of the columns")),
        [OldWorkbook] = Old,
        [OtherWorkbook] = new(new("这种工作簿（.ods、.xlsb、.numbers）无法读取", "Workbooks of this form (.ods, .xlsb, .numbers) cannot be read"),
            new("打开后另存为“Excel 工作簿（.xlsx）”再上传", "Open it, save it as Excel Workbook (.xlsx) and send that")),
        [EncryptedWorkbook] = Encrypted,
        [EncryptedArchive] = new(new("压缩包设有密码", "The zip is locked by a password"), new("重新压缩，不要设置密码", "Pack it again without a password")),
        [BrokenWorkbook] = new(new("工作簿不完整或已损坏", "The workbook is cut off or damaged"), SaveAgain),
        [BrokenArchive] = new(new("压缩包不完整或已损坏", "The zip is cut off or damaged"), new("重新压缩后再上传", "Pack it again and send it")),
        [NotAWorkbook] = new(new("文件名是工作簿，内容却是网页或文本", "Named as a workbook, but a web page or text inside"), SaveAgain),
        [UnpacksTooLarge] = new(new("解压后的内容过大", "It unpacks to far too much"), new("删除空白的带格式行列和图片，或分成几个文件上传",
            "Delete formatted blank rows and pictures, or send it in several files")),
        [TooManyFiles] = new(new("文件数量过多", "Too many files at once"), new("分几次上传", "Send them in several parts")),
        [UnsafeName] = new(new("压缩包内有不安全的文件路径", "A file name in the zip leads out of it"), new("用系统自带的压缩功能重新压缩", "Pack it again with the system's own zip")),
        [RepeatedName] = new(new("压缩包内有两个同名文件（不分大小写）", "Two files in the zip have the same name, in whatever case"), new("给其中一个改名，或重新压缩后再上传", "Rename one of them, or pack it again and send it")),
        [DoctypeRefused] = new(new("工作簿含有不允许的 XML 声明", "The workbook holds XML declarations that are not allowed"), SaveAgain),
        [NotText] = new(new("不是 UTF-8、UTF-16 或 GB18030 编码的文本", "Not text in UTF-8, UTF-16 or GB18030"), new("在 Excel 或 WPS 中另存为“CSV UTF-8”或 .xlsx", "Save it in Excel or WPS as CSV UTF-8 or .xlsx")),
        [UnclosedQuote] = new(new("引号没有成对", "A quotation mark is never closed"), new("补上或删除该行的英文双引号", "Close or remove the double quote in that row")),
        [LineTooLong] = new(new("一行过长", "A row is too long"), new("检查该行是否缺少换行，或有未成对的双引号", "Look for a missing line break or an unclosed quote in that row")),
        [TooManyColumns] = new(new("列数超过 16,384", "More than 16,384 columns"), new("删除多余的列", "Delete the columns that are not needed")),
        [TooManyRows] = new(new("行数超过 1,048,576", "More than 1,048,576 rows"), new("分成几个文件上传", "Split it into several files")),
        [TooMuchText] = new(new("工作簿中的文字过多", "The workbook holds too much text"), new("分成几个文件上传", "Split it into several files")),
        [Unreadable] = new(new("文件无法打开或读取", "The file could not be opened or read"), new("如正在其他程序中打开，请关闭后重试", "If another program has it open, close it and try again")),
    };

    public static FileProblemTexts Of(FileProblemCode code) => Table[code];
}

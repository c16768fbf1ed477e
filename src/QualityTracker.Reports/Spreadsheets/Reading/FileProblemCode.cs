namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>What can be wrong with a file (文件问题). Words and remedies are in <see cref="FileProblemTexts"/>.</summary>
public enum FileProblemCode
{
    /// <summary>Nothing is in the file (空文件): no bytes, or no cell with a value.</summary>
    EmptyFile,

    /// <summary>A sheet without a value beside others that have some (空工作表). Only listed.</summary>
    EmptySheet,

    /// <summary>A sheet hidden in the workbook (隐藏工作表): what the sender does not see is not read. Only listed.</summary>
    HiddenSheet,

    /// <summary>A sheet that stands in another file (外部工作表), to which the workbook only points. Only listed.</summary>
    SheetElsewhere,

    /// <summary>Among many files, one of a kind that holds no table (忽略的文件): docx, pdf, jpg. Only listed.</summary>
    FileIgnored,

    /// <summary>A zip inside a zip (嵌套压缩包). Only listed.</summary>
    ArchiveInArchive,

    /// <summary>The one file given holds no table we read (不支持的文件类型).</summary>
    KindNotRead,

    /// <summary>No row is a header (缺少表头): none was recognised, or the first row is all numbers.</summary>
    HeaderMissing,

    /// <summary>Two columns have the same heading (表头重复): column and value tell the second one.</summary>
    DuplicateHeader,

    /// <summary>A workbook of Excel 97–2003 or an old WPS .et (旧版工作簿).</summary>
    OldWorkbook,

    /// <summary>A workbook of a form that is not read (其他格式的工作簿): .ods, .xlsb, .numbers.</summary>
    OtherWorkbook,

    /// <summary>A workbook locked by a password (加密工作簿).</summary>
    EncryptedWorkbook,

    /// <summary>A zip locked by a password (加密压缩包). The value is the first locked entry.</summary>
    EncryptedArchive,

    /// <summary>A workbook that is cut off or damaged (工作簿已损坏).</summary>
    BrokenWorkbook,

    /// <summary>A zip that is cut off or damaged (压缩包已损坏).</summary>
    BrokenArchive,

    /// <summary>A file named .xlsx or .xls that holds text, often a web page saved by another system (假工作簿).</summary>
    NotAWorkbook,

    /// <summary>Unpacks to far more than a table needs (压缩炸弹).</summary>
    UnpacksTooLarge,

    /// <summary>More files than one import may have (文件过多).</summary>
    TooManyFiles,

    /// <summary>A name in a zip that leads out of it (不安全的路径): ../x, /x, C:\x.</summary>
    UnsafeName,

    /// <summary>Two files of one name in a zip or workbook, letters of either case being the same (重名文件).</summary>
    RepeatedName,

    /// <summary>A workbook with a document type or entities, which no spreadsheet program writes (XML 实体).</summary>
    DoctypeRefused,

    /// <summary>A csv that is not text in UTF-8, UTF-16 or GB18030, or has zero bytes (非文本内容).</summary>
    NotText,

    /// <summary>A csv field whose opening quote is never closed (引号未闭合). The row is where it opens.</summary>
    UnclosedQuote,

    /// <summary>A csv row of more than the allowed characters (行过长).</summary>
    LineTooLong,

    /// <summary>More columns than Excel has, 16,384 (列数超限).</summary>
    TooManyColumns,

    /// <summary>More rows than Excel has, 1,048,576 (行数超限).</summary>
    TooManyRows,

    /// <summary>More text in one workbook than is kept in memory (文本过多).</summary>
    TooMuchText,

    /// <summary>The file could not be opened or read to its end (无法读取): locked, removed, or no right to it.</summary>
    Unreadable,
}

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>Rows of one sheet or csv in order, blank ones too.</summary>
internal interface IRowReader : IDisposable
{
    /// <summary>The number of the row being read, for the place of a problem.</summary>
    int Number { get; }

    bool IsDisposed { get; }

    /// <summary>Cells merged downwards; looked for when first asked for.</summary>
    MergedCells Merged { get; }

    bool Read(TableRow row);
}

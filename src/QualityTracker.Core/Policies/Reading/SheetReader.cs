namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `sheets`; what is left out keeps the program's default.</summary>
internal static class SheetReader
{
    public static SheetRules Read(Fields? fields)
    {
        if (fields is null) return SheetRules.Default;
        var rules = new SheetRules
        {
            ConfirmDays = QuantityOrNull(fields, "confirm-days"),
            SignDays = QuantityOrNull(fields, "sign-days"),
            NoticeDays = QuantityOrNull(fields, "notice-days"),
            DecideDays = QuantityOrNull(fields, "decide-days"),
            Place = fields.Place,
        };
        fields.Finish();
        return rules;
    }

    private static Quantity? QuantityOrNull(Fields fields, string key) => fields.Has(key) ? fields.Quantity(key) : null;
}

using QualityTracker.Core.Schools;
using QualityTracker.Core.Seals;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Reports.TermSheets;

/// <summary>What the print of a sealed sheet says of its seal and of who agreed to it when (封存标记).</summary>
public sealed record SealMark
{
    /// <summary>修订版次, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>What the QR code leads to.</summary>
    public required Uri Address { get; init; }

    /// <summary>封存码, such as 7K2M-9QX4-B1TD-0ZRE.</summary>
    public required string ShortCode { get; init; }

    /// <summary>Who sealed it.</summary>
    public required SealSignature SealedBy { get; init; }

    /// <summary>The day of the last confirmation of a line (本人确认); null when the person confirmed none.</summary>
    public required DateOnly? ConfirmedOn { get; init; }

    /// <summary>Lines the person left unconfirmed until the deadline passed.</summary>
    public required int Unconfirmed { get; init; }

    /// <summary>本人意见; empty when none was written.</summary>
    public required string Note { get; init; }

    /// <summary>教研组长签字; null where the principal signed without.</summary>
    public required SealSignature? GroupHead { get; init; }

    /// <summary>校长签字.</summary>
    public required SealSignature? Principal { get; init; }

    /// <summary>公示期.</summary>
    public required (DateOnly From, DateOnly To)? Notice { get; init; }

    /// <param name="sheet">How far the sheet had come when it was sealed.</param>
    /// <param name="revision">The revision that is sealed.</param>
    /// <param name="seal">Its seal.</param>
    /// <param name="sealedBy">Staff number of who seals.</param>
    /// <param name="day">The school's day.</param>
    /// <param name="frame">For the names.</param>
    /// <param name="address">The page that verifies it.</param>
    public static SealMark Of(SheetStanding sheet, int revision, Seal seal, string sealedBy, DateOnly day, SchoolFrame frame, Uri address)
    {
        return new()
        {
            Revision = revision,
            Address = address,
            ShortCode = seal.ShortCode,
            SealedBy = new(NameOf(sealedBy), day),
            ConfirmedOn = sheet.Confirmed.Count > 0 ? sheet.Confirmed.Values.Max() : null,
            Unconfirmed = sheet.Unconfirmed.Count(),
            Note = sheet.Note ?? "",
            GroupHead = Signature(sheet.GroupHead),
            Principal = Signature(sheet.Principal),
            Notice = sheet.Notice,
        };

        SealSignature? Signature(SheetSignature? signature) => signature is null ? null : new(NameOf(signature.By), signature.Day);

        string NameOf(string staff) => frame.Staff.TryGetValue(staff, out var member) ? member.Name : staff;
    }
}

/// <summary>Who signed and when (签字).</summary>
public sealed record SealSignature(string Name, DateOnly Day);

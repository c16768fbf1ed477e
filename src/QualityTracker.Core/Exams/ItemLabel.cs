using System.Text;

namespace QualityTracker.Core.Exams;

/// <summary>How an item is called (题号), in one way of writing: （1） and (1) are the same.</summary>
public static class ItemLabel
{
    /// <summary>In Unicode's compatibility form; what is no text stays as it is, for others to refuse.</summary>
    public static string Of(string label)
    {
        try
        {
            return label?.Normalize(NormalizationForm.FormKC)!;
        }
        catch (ArgumentException)
        {
            return label;
        }
    }
}

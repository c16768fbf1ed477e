using System.Globalization;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Stacks a section's slices on pages (分页), then adds running headers, footers and page numbers.</summary>
internal sealed class SectionPager(TextShaper shaper, Paper paper)
{
    private readonly List<PageCanvas> pages = [];
    private double y;

    public static List<PageCanvas> Pages(Section section, TextShaper shaper)
    {
        shaper.Section = section.Bookmark;
        var paper = section.Landscape ? Paper.Across : Paper.Upright;
        var pager = Placed(section, shaper, Spacing.Usual with { Paper = paper });
        if (pager.pages.Count > 1)
        {
            var tight = Placed(section, shaper, Spacing.Tight with { Paper = paper });
            if (tight.pages.Count < pager.pages.Count) pager = tight;
        }

        pager.AddHeadersAndFooters(section);
        return pager.pages;
    }

    private static SectionPager Placed(Section section, TextShaper shaper, Spacing spacing)
    {
        var pager = new SectionPager(shaper, spacing.Paper);
        pager.TurnPage(next: null);
        pager.Place([.. section.Blocks.SelectMany(block => BlockSlices.Of(block, shaper, spacing))]);
        return pager;
    }

    private void Place(List<Slice> slices)
    {
        for (var i = 0; i < slices.Count;)
        {
            var end = i + 1;
            while (end < slices.Count && (slices[end - 1].KeepWithNext || slices[end - 1].IsSpace && slices[i].KeepWithNext)) end++;
            var height = 0d;
            for (var k = i; k < end; k++) height += slices[k].Height;
            if (slices[i].IsPageBreak || y > Top && y + height > paper.Bottom && !slices[i].IsSpace) TurnPage(slices[i]);
            for (; i < end; i++) Place(slices[i]);
        }
    }

    private void Place(Slice slice)
    {
        if (slice.IsSpace && (y <= Top || y + slice.Height > paper.Bottom)) return;
        if (y + slice.Height > paper.Bottom && y > Top) TurnPage(slice);
        if (y <= Top)
        {
            foreach (var header in slice.Header) Stack(header);
            if (slice.IsInsideFrame && pages.Count > 1) pages[^1].Rule(Left, y, paper.Width);
        }

        Stack(slice);
    }

    private void Stack(Slice slice)
    {
        slice.Draw(pages[^1], y);
        y += slice.Height;
    }

    private void TurnPage(Slice? next)
    {
        if (next?.IsInsideFrame == true) pages[^1].Rule(Left, y, paper.Width);
        pages.Add(new PageCanvas(paper));
        y = Top;
    }

    private void AddHeadersAndFooters(Section section)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var words = section.PageNumber;
            var number = new TextBlock(
                shaper, string.Create(CultureInfo.InvariantCulture, $"{words.Before}{i + 1}{words.Between}{pages.Count}{words.After}"), 130, Small);
            var footer = new TextBlock(shaper, section.Footer, paper.Width - number.UsedWidth - 14, Small);
            pages[i].Rule(Left, paper.FooterTop - 3, paper.Width, faint: true);
            footer.Draw(pages[i], Left, paper.FooterTop, Alignment.Left, Grey);
            number.Draw(pages[i], Left + paper.Width - number.Width, paper.FooterTop, Alignment.Right, Grey);
            if (i == 0) continue;
            var header = new TextBlock(shaper, section.RunningHeader, paper.Width, Small);
            header.Draw(pages[i], Left, Top - 6 - header.Height, Alignment.Right, Grey);
        }
    }
}

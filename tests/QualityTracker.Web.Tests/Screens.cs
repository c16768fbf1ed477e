using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>The screens that pages are tried on.</summary>
public enum Screen
{
    Phone,
    Desktop,
}

public static class Screens
{
    public static ViewportSize SizeOf(Screen screen) =>
        screen == Screen.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 800 };
}

using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Problems;

/// <summary>Forms with files (上传表单): read before the handler is asked, so that a disk without room is told as that and not as a form without sense.</summary>
public static class TakenForms
{
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route)
    {
        route.Add(endpoint =>
        {
            var handle = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = async context =>
            {
                await Read(context);
                await handle(context);
            };
        });
        return route;
    }

    // What else is wrong with a form the handler's own reading meets again, and tells.
    private static async Task Read(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return;
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception exception) when (!Database.IsFull(exception))
        {
        }
    }
}

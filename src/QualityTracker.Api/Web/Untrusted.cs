namespace QualityTracker.Api.Web;

/// <summary>On an endpoint: it sends what somebody uploaded (他人上传的文件), which must not act as a page of this origin.</summary>
public sealed record Untrusted;

namespace QualityTracker.Api.Accounts;

/// <summary>What is shown at sign-in beside the password, or in place of it (第二因素).</summary>
public enum SecondFactor
{
    /// <summary>A code of the authenticator app.</summary>
    Code = 1,

    /// <summary>A passkey; it is enough by itself.</summary>
    Passkey,

    /// <summary>A recovery code, when the others are not at hand.</summary>
    Recovery,
}

using Holdfast.StatusLists.Documents;

namespace Holdfast.Membership;

/// <summary>The words for purposes, as the W3C standard spells them.</summary>
public static class StatusPurposeNames
{
    extension(StatusPurpose purpose)
    {
        /// <summary>The word.</summary>
        public string Name => purpose switch
        {
            StatusPurpose.Revocation => "revocation",
            StatusPurpose.Suspension => "suspension",
            _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Not a purpose."),
        };
    }
}

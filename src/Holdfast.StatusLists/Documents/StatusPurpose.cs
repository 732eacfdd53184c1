namespace Holdfast.StatusLists.Documents;

/// <summary>What a set bit of a list says of a credential.</summary>
public enum StatusPurpose
{
    /// <summary>It is worthless for ever.</summary>
    Revocation = 1,

    /// <summary>It is worthless for now.</summary>
    Suspension = 2,
}
